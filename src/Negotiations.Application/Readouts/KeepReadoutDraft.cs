using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Processes;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>What the mediators gathered so far for what they will say publicly of a meeting.</summary>
[Needs(Permission.DraftReadouts)]
public sealed record ReadReadoutDraft(Id<Meeting> Meeting) : IRequest<ReadoutDraftPage>;

/// <summary>Keeps the draft as it stands in the form: words lines anew, moves them, adds some and takes some out.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Lines">All lines, in order; those that are not among them are taken out.</param>
/// <param name="VersionToken">Token of what the form was filled from; empty where nothing was gathered yet.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds the lines.</exception>
[Needs(Permission.DraftReadouts)]
public sealed record KeepReadoutDraft(Id<Meeting> Meeting, IReadOnlyList<DraftedLine> Lines, Guid VersionToken) : IRequest;

/// <summary>A line of the draft.</summary>
/// <param name="Id">Its key; none of a new one.</param>
/// <param name="Facts">What it says, and about what.</param>
public sealed record DraftedLine(Id<ReadoutLine>? Id, PassageFacts Facts);

/// <summary>The draft.</summary>
public sealed record ReadoutDraftPage
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>The lines in hand, in order.</summary>
    public required IReadOnlyList<DraftedLine> Lines { get; init; }

    /// <summary>Topics that were named already.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Who takes part: a line that says one of their names is pointed out.</summary>
    public required IReadOnlyList<ParticipantRow> Participants { get; init; }

    /// <summary>When it last changed; none where nothing was gathered yet.</summary>
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Its token; empty where nothing was gathered yet.</summary>
    public required Guid VersionToken { get; init; }

    /// <summary>Whether the viewer may issue it.</summary>
    public required bool MayIssue { get; init; }

    /// <summary>Names of participants that a text seems to say.</summary>
    public IReadOnlyList<string> NamesIn(string text) => NameMentions.In(text, Participants);
}

internal sealed class KeepReadoutDraftValidator : AbstractValidator<KeepReadoutDraft>
{
    public KeepReadoutDraftValidator()
    {
        RuleFor(r => r.Lines.Count).LessThanOrEqualTo(Readout.MostPassages).WithMessage("At most 200 lines fit.").OverridePropertyName("Lines");
        RuleForEach(r => r.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.Facts.Text).NotEmpty().WithMessage("Write the line.").OverridePropertyName(nameof(PassageFacts.Text));
            line.RuleFor(l => l.Facts.Text).FitsIn(ReadoutPassage.TextLength).OverridePropertyName(nameof(PassageFacts.Text));
            line.RuleFor(l => l.Facts.Topic).FitsIn(ReadoutPassage.TopicLength).OverridePropertyName(nameof(PassageFacts.Topic));
        });
    }
}

internal sealed class KeepReadoutDraftHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ReadReadoutDraft, ReadoutDraftPage>, IRequestHandler<KeepReadoutDraft>
{
    public async Task<ReadoutDraftPage> Handle(ReadReadoutDraft request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Meeting, cancellationToken);
        var draft = await db.ReadoutDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.MeetingId == meeting.Id, cancellationToken);
        return new ReadoutDraftPage
        {
            Meeting = meeting,
            Lines = draft is null ? [] : Drafted(await db.InHandAsync(draft, cancellationToken)),
            Topics = await KnownTopics.ReadAsync(db, meeting.Id, cancellationToken),
            Participants = await ParticipantRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken),
            ChangedAt = draft?.ChangedAt,
            ChangedBy = draft?.ChangedBy ?? "",
            VersionToken = draft?.VersionToken ?? Guid.Empty,
            MayIssue = current.Viewer.May(Permission.IssueReadouts),
        };
    }

    public async Task<Unit> Handle(KeepReadoutDraft request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var author = current.Author(clock);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var draft = await db.ReadoutDrafts.SingleOrDefaultAsync(d => d.MeetingId == meeting.Id, cancellationToken);
        var lines = draft is null ? [] : await db.InHandAsync(draft, cancellationToken);
        if ((draft?.VersionToken ?? Guid.Empty) != request.VersionToken)
        {
            throw new EditConflict(Drafted(lines), draft?.VersionToken ?? Guid.Empty, draft?.ChangedBy);
        }

        if (draft is null)
        {
            draft = ReadoutDraft.Open(meeting, author);
            db.ReadoutDrafts.Add(draft);
        }

        foreach (var gone in lines.Where(l => request.Lines.All(r => r.Id != l.Id)))
        {
            draft.TakeOut(gone, author);
        }

        foreach (var (line, at) in request.Lines.Select((line, at) => (line, at)))
        {
            if (line.Id is not { } id)
            {
                db.ReadoutLines.Add(draft.TakeDown(Id<ReadoutLine>.New(), at + 1, line.Facts, null, author));
            }
            else
            {
                draft.Reword(lines.FirstOrDefault(l => l.Id == id) ?? throw new NotFound(), at + 1, line.Facts, author);
            }
        }

        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private static List<DraftedLine> Drafted(IEnumerable<ReadoutLine> lines) => [.. lines.Select(l => new DraftedLine(l.Id, l.Facts))];
}

/// <summary>The lines of a draft.</summary>
internal static class LinesInHand
{
    /// <summary>Those that are neither issued nor taken out, in order.</summary>
    public static Task<List<ReadoutLine>> InHandAsync(this INegotiationsDb db, ReadoutDraft draft, CancellationToken cancellationToken) =>
        db.ReadoutLines.Where(l => l.DraftId == draft.Id && !l.TakenOut && l.IssuedInId == null).OrderBy(l => l.Position).ThenBy(l => l.KeptAt).ThenBy(l => l.Id).ToListAsync(cancellationToken);
}
