using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>What is asked before a record is circulated: who will read it, and what is in it.</summary>
[Needs(Permission.KeepRecords)]
public sealed record PrepareCirculation(Id<Meeting> Meeting) : IRequest<RecordStep>;

/// <summary>What is asked before a record is approved: the same, and the comments that have no answer.</summary>
[Needs(Permission.ApproveRecords)]
public sealed record PrepareApproval(Id<Meeting> Meeting) : IRequest<RecordStep>;

/// <summary>Freezes the working copy as it stands and sends it to its readers for comment.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Token">Token of the record as it was looked at.</param>
/// <exception cref="EditConflict">Somebody changed it since; holds the moment.</exception>
[Needs(Permission.KeepRecords)]
public sealed record CirculateRecord(Id<Meeting> Meeting, Guid Token) : IRequest<Id<RecordVersion>>;

/// <summary>Freezes the working copy for good as the next version.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Token">Token of the record as it was looked at.</param>
/// <param name="Comments">How many comments there were then.</param>
/// <exception cref="EditConflict">Somebody changed it since; holds the moment.</exception>
[Needs(Permission.ApproveRecords)]
public sealed record ApproveRecord(Id<Meeting> Meeting, Guid Token, int Comments) : IRequest<Id<RecordVersion>>;

/// <summary>Goes on from the approved version with a correction.</summary>
[Needs(Permission.KeepRecords)]
public sealed record CorrectRecord(Id<Meeting> Meeting) : IRequest;

/// <summary>What is about to be frozen.</summary>
public sealed record RecordStep
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>Where the record stands.</summary>
    public required RecordState State { get; init; }

    /// <summary>The number that the version will have.</summary>
    public required int Number { get; init; }

    /// <summary>The how manieth circulation it would be.</summary>
    public required int Circulation { get; init; }

    /// <summary>Who will read it.</summary>
    public required Audience Readers { get; init; }

    /// <summary>The same, told by people.</summary>
    public required IReadOnlyList<RecordReaders> People { get; init; }

    /// <summary>How many paragraphs there are.</summary>
    public required int Paragraphs { get; init; }

    /// <summary>Paragraphs that say a participant's name in their text.</summary>
    public required IReadOnlyList<NamedPassage> Named { get; init; }

    /// <summary>Comments on what was circulated of the version in hand, the earliest first.</summary>
    public required IReadOnlyList<CommentRow> Comments { get; init; }

    /// <summary>The parties, for their marks.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>What was last circulated of the version in hand, if anything.</summary>
    public required Id<RecordVersion>? LastCirculated { get; init; }

    /// <summary>Whether it was written on since then.</summary>
    public required bool ChangedSince { get; init; }

    /// <summary>Token of what is looked at.</summary>
    public required Guid Token { get; init; }

    /// <summary>Comments without an answer.</summary>
    public IEnumerable<CommentRow> Open => Comments.Where(c => c.Outcome is null);
}

/// <summary>Readers of one kind.</summary>
/// <param name="Role">Their role.</param>
/// <param name="PartyId">Their delegation, if they are of one.</param>
/// <param name="People">How many they are.</param>
public sealed record RecordReaders(Role Role, Id<Party>? PartyId, int People);

/// <summary>A paragraph that says a name.</summary>
/// <param name="Text">The paragraph.</param>
/// <param name="Names">The names.</param>
/// <param name="WithoutAttribution">Whether it stands where nobody may be told who said what.</param>
public sealed record NamedPassage(string Text, IReadOnlyList<string> Names, bool WithoutAttribution);

internal sealed class PrepareRecordHandlers(INegotiationsDb db, IMapper mapper) : IRequestHandler<PrepareCirculation, RecordStep>, IRequestHandler<PrepareApproval, RecordStep>
{
    public Task<RecordStep> Handle(PrepareCirculation request, CancellationToken cancellationToken) => PrepareAsync(request.Meeting, cancellationToken);

    public Task<RecordStep> Handle(PrepareApproval request, CancellationToken cancellationToken) => PrepareAsync(request.Meeting, cancellationToken);

    private async Task<RecordStep> PrepareAsync(Id<Meeting> id, CancellationToken cancellationToken)
    {
        var found = await (
            from m in db.Meetings.AsNoTracking()
            where m.Id == id
            join r in db.SharedRecords.AsNoTracking() on m.Id equals r.MeetingId
            select new
            {
                m,
                r,
                Last = db.RecordVersions.Where(v => v.RecordId == r.Id && v.Issue == r.Issues && v.Stage == RecordStage.ForComment).Select(v => new { v.Id, v.MadeAt }).FirstOrDefault(),
            }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var (meeting, record) = (found.m, found.r);
        var paragraphs = await ParagraphRow.OfAsync(db, record.Id, cancellationToken);
        var participants = await ParticipantRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken);
        var members = await db.Memberships.AsNoTracking().Where(m => m.ProcessId == meeting.ProcessId)
            .GroupBy(m => new { m.Role, m.OwnerId }).Select(g => new RecordReaders(g.Key.Role, g.Key.OwnerId, g.Count())).ToListAsync(cancellationToken);
        return new RecordStep
        {
            Meeting = mapper.Map<MeetingDetails>(meeting),
            State = record.State,
            Number = record.LastVersion + 1,
            Circulation = record.Circulations + 1,
            Readers = record.Readers,
            People = [.. members.Where(m => Reads(m, record.Readers)).OrderBy(m => m.Role)],
            Paragraphs = paragraphs.Count,
            Named = [.. paragraphs.Select(p => new NamedPassage(p.Text, NameMentions.In(p.Text, participants), p.WithoutAttribution)).Where(p => p.Names.Count > 0)],
            Comments = await CommentRow.Of(db).Where(c => db.RecordVersions.Any(v => v.Id == c.VersionId && v.RecordId == record.Id && v.Number == record.LastVersion + 1 && v.Stage == RecordStage.ForComment))
                .OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken),
            Parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken),
            LastCirculated = found.Last?.Id,
            ChangedSince = found.Last is { } last && record.ChangedAt.UtcTicks / TimeSpan.TicksPerMillisecond != last.MadeAt.UtcTicks / TimeSpan.TicksPerMillisecond,
            Token = record.VersionToken,
        };
    }

    // The intermediary reads no record, whatever its audience.
    private static bool Reads(RecordReaders of, Audience readers) => of.Role switch
    {
        Role.LeadMediator or Role.MediatorStaff => readers.OpenTo.HasFlag(OpenTo.Mediators),
        Role.DelegationHead or Role.DelegationMember => readers.OpenTo.HasFlag(OpenTo.Parties) || readers.Owner == of.PartyId,
        Role.Observer => readers.OpenTo.HasFlag(OpenTo.Observers),
        _ => false,
    };
}

internal sealed class FreezeRecordHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<CirculateRecord, Id<RecordVersion>>, IRequestHandler<ApproveRecord, Id<RecordVersion>>, IRequestHandler<CorrectRecord>
{
    public async Task<Id<RecordVersion>> Handle(CirculateRecord request, CancellationToken cancellationToken)
    {
        var (record, source) = await SourceAsync(request.Meeting, request.Token, cancellationToken);
        return await SaveAsync(record.Circulate(source, Salt(), current.Author(clock)), cancellationToken);
    }

    // What is approved has no comment that nobody had read: none can come in between counting and saving.
    public Task<Id<RecordVersion>> Handle(ApproveRecord request, CancellationToken cancellationToken) =>
        db.InTurnAsync(() => ApproveAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<RecordVersion>> ApproveAsync(ApproveRecord request, CancellationToken cancellationToken)
    {
        var (record, source) = await SourceAsync(request.Meeting, request.Token, cancellationToken);
        var version = record.Approve(source, Salt(), current.Author(clock));
        var comments = await db.RecordComments.CountAsync(
            c => db.RecordVersions.Any(v => v.Id == c.VersionId && v.RecordId == record.Id && v.Number == version.Number && v.Stage == RecordStage.ForComment), cancellationToken);
        return comments == request.Comments
            ? await SaveAsync(version, cancellationToken)
            : throw new RuleViolation("record.new-comment", "A comment came in while you looked at this. Read it first, then approve.");
    }

    public async Task<Unit> Handle(CorrectRecord request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var record = await db.SharedRecords.SingleOrDefaultAsync(r => r.MeetingId == request.Meeting, cancellationToken).OrNotFound();
        record.Correct(current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private static string Salt() => RandomCode.Of(RecordVersion.SaltLength);

    private async Task<(SharedRecord Record, RecordSource Source)> SourceAsync(Id<Meeting> id, Guid token, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound();
        var record = await db.SharedRecords.SingleOrDefaultAsync(r => r.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        // What is approved already says so itself, to whoever presses twice.
        if (record.VersionToken != token && record.State != RecordState.Approved)
        {
            throw new EditConflict(record.ChangedAt, record.VersionToken, record.ChangedBy);
        }

        return (record, new RecordSource(
            meeting,
            process.Reference,
            await db.Participants.Where(p => p.MeetingId == meeting.Id).ToListAsync(cancellationToken),
            await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToListAsync(cancellationToken),
            await db.RecordParagraphs.Where(p => p.RecordId == record.Id).ToListAsync(cancellationToken),
            await db.Parties.Where(p => p.ProcessId == process.Id).ToDictionaryAsync(p => p.Id, p => p.Code, cancellationToken)));
    }

    private async Task<Id<RecordVersion>> SaveAsync(RecordVersion version, CancellationToken cancellationToken)
    {
        db.RecordVersions.Add(version);
        await db.SaveAsync(cancellationToken);
        return version.Id;
    }
}
