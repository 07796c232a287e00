using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Reports;

/// <summary>A point of an agenda that is not dealt with.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="IsInternal">Whether the mediators keep it to themselves.</param>
/// <param name="MeetingId">On whose agenda it stands.</param>
/// <param name="MeetingTitle">What that meeting is called.</param>
public sealed record OpenPoint(string Title, bool IsInternal, Id<Meeting> MeetingId, string MeetingTitle);

/// <summary>A provision that is not agreed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its number as it is told; may be empty.</param>
/// <param name="Heading">Its heading; may be empty.</param>
/// <param name="Text">Its own text; may be empty.</param>
/// <param name="State">How it stands.</param>
/// <param name="Draft">The draft in which it stands so.</param>
/// <param name="Brackets">How many brackets are open in it there.</param>
public sealed record OpenProvision(ProvisionKind Kind, string Label, string Heading, string Text, ProvisionState State, DraftRow Draft, int Brackets);

/// <summary>What is open before a meeting: points of agendas, and provisions of texts under negotiation.</summary>
internal static class OpenMatters
{
    private static readonly AgreementStatus[] Negotiated = [.. Enum.GetValues<AgreementStatus>().Where(Agreement.IsNegotiatedAt)];

    /// <summary>Reads both in one command.</summary>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="viewer">The viewer; provisions are told to those who read agreements.</param>
    /// <param name="meeting">The meeting whose points come first.</param>
    /// <param name="before">Points are those that were left open before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<(BriefPart<OpenPoint> Points, BriefPart<OpenProvision>? Provisions)> ReadAsync(
        INegotiationsDb db, Viewer viewer, Id<Meeting>? meeting, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var texts = viewer.May(Permission.ReadAgreements);
        var open = Points(db, meeting, before).Take(Brief.Most + 1);
        var rows = await (texts ? open.Concat(Provisions(db).Take(Brief.Most + 1)) : open).ToListAsync(cancellationToken);
        var points = rows.Where(r => r.State is null).OrderByDescending(r => r.IsNext).ThenByDescending(r => r.At).ThenBy(r => r.Position)
            .Select(r => new OpenPoint(r.Title, r.IsInternal, new Id<Meeting>(r.Within), r.Where)).ToList();
        var provisions = rows.Where(r => r.State is not null).OrderBy(r => r.Where, StringComparer.Ordinal).ThenBy(r => r.Within).ThenBy(r => r.Position)
            .Select(r => new OpenProvision(r.Kind!.Value, r.Label, r.Title, r.Text, r.State!.Value, new DraftRow
            {
                Id = new Id<Draft>(r.Within),
                AgreementId = new Id<Agreement>(r.BelongsTo!.Value),
                ProcessId = viewer.ProcessId!.Value,
                Number = r.Number,
                Title = r.Where,
                TabledAt = r.At,
                Hash = r.Hash,
            }, r.Brackets)).ToList();
        return (Part(points), texts ? Part(provisions) : null);

        static BriefPart<T> Part<T>(List<T> rows) => new([.. rows.Take(Brief.Most)], rows.Count > Brief.Most);
    }

    // Of the meeting itself, and what earlier ones left open.
    private static IQueryable<OpenRow> Points(INegotiationsDb db, Id<Meeting>? meeting, DateTimeOffset before) =>
        from item in db.AgendaItems
        join of in db.Meetings on item.MeetingId equals of.Id
        where (item.State == AgendaState.Open || item.State == AgendaState.Now) && (of.Id == meeting || (of.Status == MeetingStatus.Held && of.Order < before))
        orderby of.Id == meeting descending, of.Order descending, item.Position
        select new OpenRow
        {
            Title = item.Title, IsInternal = item.IsInternal, IsNext = of.Id == meeting, Within = (Guid)(object)of.Id, Where = of.Title, At = of.Order, Position = item.Position,
            BelongsTo = null, Brackets = 0, State = null, Kind = null, Label = "", Text = "", Number = null, Hash = "",
        };

    // In the latest draft of each text under negotiation, of those that the viewer may read.
    private static IQueryable<OpenRow> Provisions(INegotiationsDb db) =>
        from draft in db.Drafts
        join agreement in db.Agreements on draft.AgreementId equals agreement.Id
        where Negotiated.Contains(agreement.Status)
            && !db.Drafts.Any(d => d.AgreementId == draft.AgreementId && d.TabledAt > draft.TabledAt)
        join provision in db.DraftProvisions on draft.Id equals provision.DraftId
        where provision.State == ProvisionState.Bracketed || provision.State == ProvisionState.Reserved
        orderby draft.Title, draft.Id, provision.Position
        select new OpenRow
        {
            Title = provision.Heading, IsInternal = false, IsNext = false, Within = (Guid)(object)draft.Id, Where = draft.Title, At = draft.TabledAt, Position = provision.Position,
            BelongsTo = (Guid)(object)draft.AgreementId, Brackets = db.DraftBrackets.Count(b => b.DraftId == draft.Id && b.ProvisionId == provision.ProvisionId), State = provision.State, Kind = provision.Kind, Label = provision.Label, Text = provision.Text, Number = draft.Number, Hash = draft.Hash,
        };

    /// <summary>A point of an agenda, or a provision, which alone has a state.</summary>
    private sealed record OpenRow
    {
        public string Title { get; init; } = "";

        public bool IsInternal { get; init; }

        public bool IsNext { get; init; }

        public Guid Within { get; init; }

        public string Where { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public int Position { get; init; }

        public Guid? BelongsTo { get; init; }

        public int Brackets { get; init; }

        public ProvisionState? State { get; init; }

        public ProvisionKind? Kind { get; init; }

        public string Label { get; init; } = "";

        public string Text { get; init; } = "";

        public int? Number { get; init; }

        public string Hash { get; init; } = "";
    }
}
