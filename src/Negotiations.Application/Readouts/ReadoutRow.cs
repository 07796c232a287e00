using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>A readout as the viewer may read it, without its text.</summary>
public sealed record ReadoutRow
{
    /// <summary>Most readouts of one meeting that a page shows.</summary>
    internal const int Most = 200;

#pragma warning disable CS1591 // each is told by the readout
    public Id<Readout> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public Id<Meeting> MeetingId { get; init; }
    public ReadoutKind Kind { get; init; }
    public string Title { get; init; } = "";
    public PartialDate IssuedOn { get; init; }
    public DateTimeOffset? IssuedAt { get; init; }
    public string IssuedZone { get; init; } = "";
    public DateTimeOffset Order { get; init; }
    public string Language { get; init; } = "";
    public TextDirection Direction { get; init; }
    public string Address { get; init; } = "";
    public string Archive { get; init; } = "";
    public bool IsOwn { get; init; }
    public bool IsIssuedHere { get; init; }
    public Id<Readout> FirstId { get; init; }
    public int Revision { get; init; }
    public string RevisionNote { get; init; } = "";
    public bool IsSuperseded { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string WithdrawReason { get; init; } = "";
    public DateTimeOffset EnteredAt { get; init; }
    public Guid VersionToken { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who speaks, in order.</summary>
    public IReadOnlyList<AsserterRow> Asserters { get; init; } = [];

    /// <summary>Whether it stands: neither superseded nor withdrawn.</summary>
    public bool Stands => !IsSuperseded && WithdrawnAt is null;

    /// <summary>Who may read it: where all delegations may, its own is one of them.</summary>
    public PageAudience Audience => PageOf(Readers);

    /// <summary>The same, as a record's audience.</summary>
    internal Audience Readers => new(OpenTo.HasFlag(OpenTo.Parties) ? null : OwnerId, OpenTo);

    /// <summary>Who may read what is open to an audience of readouts.</summary>
    internal static PageAudience PageOf(Audience readers) => readers.OpenTo == OpenTo.OwnerOnly ? PageAudience.OwnDelegation : readers.ToPage();

    /// <summary>Whether somebody else speaks in it than in another.</summary>
    internal bool IsOfOthersThan(ReadoutRow other) => !Asserters.Select(a => a.Who).ToHashSet().SetEquals(other.Asserters.Select(a => a.Who));

    /// <summary>The readouts, as rows without who speaks.</summary>
    internal static IQueryable<ReadoutRow> Of(IQueryable<Readout> readouts) => readouts.AsNoTracking().Select(r => new ReadoutRow
    {
        Id = r.Id,
        ProcessId = r.ProcessId,
        MeetingId = r.MeetingId,
        Kind = r.Kind,
        Title = r.Title,
        IssuedOn = r.IssuedOn,
        IssuedAt = r.IssuedAt,
        IssuedZone = r.IssuedZone,
        Order = r.Order,
        Language = r.Language,
        Direction = r.Direction,
        Address = r.Address,
        Archive = r.Archive,
        IsOwn = r.IsOwn,
        IsIssuedHere = r.IsIssuedHere,
        FirstId = r.FirstId,
        Revision = r.Revision,
        RevisionNote = r.RevisionNote,
        IsSuperseded = r.IsSuperseded,
        WithdrawnAt = r.WithdrawnAt,
        WithdrawReason = r.WithdrawReason,
        EnteredAt = r.EnteredAt,
        VersionToken = r.VersionToken,
        OwnerId = r.OwnerId,
        OpenTo = r.OpenTo,
    });

    /// <summary>All readouts of a meeting that the viewer may read, with who speaks: one side's first, in the order in which the parties joined, and of each the earliest first.</summary>
    internal static async Task<IReadOnlyList<ReadoutRow>> OfMeetingAsync(INegotiationsDb db, Id<Meeting> meeting, CancellationToken cancellationToken)
    {
        var rows = await Of(db.Readouts.Where(r => r.MeetingId == meeting)).OrderByDescending(r => r.Order).ThenByDescending(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        var asserters = (await AsserterRow.Of(db, meeting).Take(Most * Readout.MostAsserters).ToListAsync(cancellationToken)).ToLookup(a => a.ReadoutId);
        return
        [
            .. rows.Select(r => r with { Asserters = [.. asserters[r.Id]] })
                .OrderBy(r => r.Kind).ThenBy(r => (r.Asserters is [var first, ..] ? first.Shown.Mark : null) ?? int.MaxValue).ThenBy(r => r.Order).ThenBy(r => r.EnteredAt).ThenBy(r => r.Id.Value),
        ];
    }
}

/// <summary>Somebody who speaks in a readout.</summary>
/// <param name="ReadoutId">The readout.</param>
/// <param name="Position">Its place.</param>
/// <param name="Party">Which party.</param>
/// <param name="Mediator">Which mediator.</param>
/// <param name="Shown">As it is shown.</param>
public sealed record AsserterRow(Id<Readout> ReadoutId, int Position, Id<Party>? Party, Id<Domain.Mediators.Mediator>? Mediator, ActorRow Shown)
{
    /// <summary>Who it is, to tell two apart.</summary>
    internal (ActorKind, Id<Party>?, Id<Domain.Mediators.Mediator>?, string?) Who => (Shown.Kind, Party, Mediator, Shown.Name);

    internal static IQueryable<AsserterRow> Of(INegotiationsDb db, Id<Meeting> meeting) =>
        from asserter in db.ReadoutAsserters
        where asserter.MeetingId == meeting
        join of in db.Parties on asserter.PartyId equals of.Id into parties
        from party in parties.DefaultIfEmpty()
        join who in db.Mediators on asserter.MediatorId equals who.Id into mediators
        from mediator in mediators.DefaultIfEmpty()
        orderby asserter.ReadoutId, asserter.Position
        select new AsserterRow(
            asserter.ReadoutId,
            asserter.Position,
            asserter.PartyId,
            asserter.MediatorId,
            new ActorRow(asserter.Kind, party.Code, party.Mark, party.Name ?? mediator.Name ?? asserter.Name));
}

/// <summary>A passage of a readout.</summary>
/// <param name="Id">Its key.</param>
/// <param name="ReadoutId">The readout.</param>
/// <param name="Position">Its place.</param>
/// <param name="Text">The text.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="TopicKey">The same, folded.</param>
public sealed record PassageRow(Id<ReadoutPassage> Id, Id<Readout> ReadoutId, int Position, string Text, string Topic, string TopicKey)
{
    /// <summary>Passages in their order.</summary>
    internal static IQueryable<PassageRow> Of(IQueryable<ReadoutPassage> passages) => passages.AsNoTracking().OrderBy(p => p.ReadoutId).ThenBy(p => p.Position)
        .Select(p => new PassageRow(p.Id, p.ReadoutId, p.Position, p.Text, p.Topic, p.TopicKey));
}

/// <summary>Topics that were named already.</summary>
internal static class KnownTopics
{
    private const int Most = 200;

    /// <summary>Those of the readouts of a meeting and of its agenda, as far as the viewer may see them; of the mediators' draft too, where the viewer may see that. Never those of internal points.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(INegotiationsDb db, Id<Meeting> meeting, CancellationToken cancellationToken)
    {
        var topics = await Of(db, meeting).Distinct().OrderBy(t => t).Take(Most).ToListAsync(cancellationToken);
        return [.. topics.DistinctBy(ReadoutText.KeyOf)];
    }

    public static IQueryable<string> Of(INegotiationsDb db, Id<Meeting> meeting) =>
        db.ReadoutPassages.Where(p => p.MeetingId == meeting && p.Topic != "").Select(p => p.Topic)
            .Concat(db.ReadoutLines.Where(l => l.MeetingId == meeting && l.Topic != "").Select(l => l.Topic))
            .Concat(db.AgendaItems.Where(i => i.MeetingId == meeting && !i.IsInternal).Select(i => i.Title));
}

/// <summary>Which readouts a viewer may set right.</summary>
internal static class CorrectableReadouts
{
    /// <summary>Those that its delegation entered; of a mediator, those that mediators entered, and what they issued themselves only of the lead mediator.</summary>
    public static IQueryable<Readout> Correctable(this IQueryable<Readout> readouts, Viewer viewer, Id<Meeting> meeting)
    {
        var mayIssue = viewer.May(Permission.IssueReadouts);
        return viewer.PartyId is { } delegation
            ? readouts.Where(r => r.MeetingId == meeting && r.IsOwn && r.OwnerId == delegation)
            : readouts.Where(r => r.MeetingId == meeting && !r.IsOwn && (mayIssue || !r.IsIssuedHere));
    }

    /// <summary>The same of one that is read already.</summary>
    public static bool MayCorrect(this Viewer viewer, ReadoutRow row) => row.Stands && viewer.May(Permission.CorrectReadouts) && (viewer.PartyId is { } delegation
        ? row.IsOwn && row.OwnerId == delegation
        : !row.IsOwn && (!row.IsIssuedHere || viewer.May(Permission.IssueReadouts)));
}
