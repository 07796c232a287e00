using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>A delegation comments on what is circulated. Sent twice, it is one comment.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Version">What is circulated.</param>
/// <param name="Line">The paragraph; none for the whole.</param>
/// <param name="Text">What the delegation says.</param>
/// <param name="ToEverybody">Whether everybody who reads the record may read it, or the mediators alone.</param>
[Needs(Permission.CommentOnRecords)]
public sealed record CommentOnRecord(Id<Meeting> Meeting, Id<RecordVersion> Version, Id<RecordLine>? Line, string Text, bool ToEverybody) : IRequest<Id<RecordComment>>, IKeptOnce;

/// <summary>The mediators say what they did with a comment. The first answer stays.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Version">What was circulated.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Outcome">What they did.</param>
/// <param name="Text">Why; may stay empty.</param>
[Needs(Permission.KeepRecords)]
public sealed record AnswerComment(Id<Meeting> Meeting, Id<RecordVersion> Version, Id<RecordComment> Comment, RecordOutcome? Outcome, string Text) : IRequest;

internal sealed class CommentOnRecordValidator : AbstractValidator<CommentOnRecord>
{
    public CommentOnRecordValidator()
    {
        RuleFor(r => r.Text).NotEmpty().WithMessage("Write the comment.");
        RuleFor(r => r.Text).MaximumLength(RecordComment.TextLength).WithMessage("A comment has at most 4,000 characters. Make two of it.");
    }
}

internal sealed class AnswerCommentValidator : AbstractValidator<AnswerComment>
{
    public AnswerCommentValidator()
    {
        RuleFor(r => r.Outcome).NotNull().WithMessage("Choose what became of it.").IsInEnum().WithMessage("Choose what became of it.");
        RuleFor(r => r.Text).FitsIn(RecordAnswer.TextLength);
    }
}

internal sealed class CommentOnRecordHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<CommentOnRecord, Id<RecordComment>>, IRequestHandler<AnswerComment>
{
    // The same said twice at once is said once, and nothing is said of what is approved meanwhile.
    public Task<Id<RecordComment>> Handle(CommentOnRecord request, CancellationToken cancellationToken) =>
        db.InTurnAsync(() => CommentAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<RecordComment>> CommentAsync(CommentOnRecord request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var version = await db.RecordVersions.SingleOrDefaultAsync(v => v.Id == request.Version && v.MeetingId == request.Meeting, cancellationToken).OrNotFound();
        var line = request.Line is { } id
            ? await db.RecordLines.SingleOrDefaultAsync(l => l.Id == id && l.VersionId == version.Id && l.Part != RecordPart.Participant, cancellationToken).OrNotFound()
            : null;
        var party = current.Viewer.PartyId!.Value;
        var own = db.RecordComments.Where(c => c.VersionId == version.Id && c.OwnerId == party);
        var lineId = line?.Id;
        if (await own.Where(c => c.LineId == lineId && c.Text == request.Text).Select(c => (Id<RecordComment>?)c.Id).FirstOrDefaultAsync(cancellationToken) is { } said)
        {
            return said;
        }

        if (await own.CountAsync(cancellationToken) >= RecordComment.Most)
        {
            throw new RuleViolation("record.comments-most", "A delegation makes at most {0} comments on one version. Put some of them together.", RecordComment.Most);
        }

        var last = await db.RecordVersions.Where(v => v.MeetingId == request.Meeting).MaxAsync(v => v.Issue, cancellationToken);
        var comment = version.Comment(party, line, request.Text, request.ToEverybody, last, current.Author(clock));
        db.RecordComments.Add(comment);
        await db.SaveAsync(cancellationToken);
        return comment.Id;
    }

    public async Task<Unit> Handle(AnswerComment request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var comment = await db.RecordComments.SingleOrDefaultAsync(
            c => c.Id == request.Comment && c.VersionId == request.Version && db.RecordVersions.Any(v => v.Id == request.Version && v.MeetingId == request.Meeting), cancellationToken).OrNotFound();
        if (await db.RecordAnswers.AnyAsync(a => a.CommentId == comment.Id, cancellationToken))
        {
            throw new RuleViolation("record.answered", "This comment has an answer already. It stays.");
        }

        db.RecordAnswers.Add(comment.Answer(request.Outcome!.Value, request.Text, current.Author(clock)));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
