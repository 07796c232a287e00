using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Proposals;

/// <summary>What a delegation told the mediators of words that were tabled.</summary>
public sealed record StanceRow
{
    /// <summary>Whose delegation.</summary>
    public Id<Party>? PartyId { get; init; }

    /// <summary>The alternative of the draft; none for the words as they stand.</summary>
    public Id<DraftAlternative>? DraftAlternativeId { get; init; }

    /// <summary>The alternative of the working text that it is a copy of; told to the mediators alone.</summary>
    public Id<BracketAlternative>? AlternativeId { get; init; }

    /// <summary>Whether it could live with that.</summary>
    public StanceKind Kind { get; init; }

    /// <summary>What it told besides.</summary>
    public string Text { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>For the mediators: the bracket of the working text.</summary>
    internal Id<Bracket> BracketId { get; private init; }

    /// <summary>For the mediators: the provision that this stands in.</summary>
    internal Id<Provision> ProvisionId { get; private init; }

    /// <summary>For the mediators: where it stands in the working text; nowhere once it is closed.</summary>
    internal TextSpan? SpanNow { get; private init; }

    /// <summary>For the mediators: whether it was told of the words as they stood, and not of others.</summary>
    internal bool IsOfWords { get; private init; }

    /// <summary>For the mediators: whether what it was told of is still proposed; of the words as they stand it always is.</summary>
    internal bool Stands { get; private init; }

    /// <summary>For the mediators: the words that stood in the bracket when it was told of them; empty for what was told of others.</summary>
    internal string WordsThen { get; private init; } = "";

    /// <summary>For the mediators: what was told of brackets of the working text, in whichever draft they stood.</summary>
    internal static IQueryable<StanceRow> Of(INegotiationsDb db, IQueryable<Bracket> brackets) =>
        from bracket in brackets
        join tabled in db.DraftBrackets on bracket.Id equals tabled.BracketId
        join stance in db.BracketStances.AsNoTracking() on tabled.Id equals stance.DraftBracketId
        join alternative in db.DraftAlternatives on stance.DraftAlternativeId equals alternative.Id into alternatives
        from of in alternatives.DefaultIfEmpty()
        join provision in db.DraftProvisions on new { tabled.DraftId, tabled.ProvisionId } equals new { provision.DraftId, provision.ProvisionId }
        select new StanceRow
        {
            PartyId = stance.OwnerId,
            DraftAlternativeId = stance.DraftAlternativeId,
            AlternativeId = (Id<BracketAlternative>?)of!.AlternativeId,
            Kind = stance.Kind,
            Text = stance.Text,
            At = stance.At,
            BracketId = bracket.Id,
            ProvisionId = bracket.ProvisionId,
            SpanNow = bracket.ClosedAt == null ? new TextSpan(bracket.Start, bracket.Length) : null,
            IsOfWords = stance.DraftAlternativeId == null || of.Kind == AlternativeKind.AsItStands,
            Stands = stance.DraftAlternativeId == null || db.BracketAlternatives.Any(a => a.Id == of.AlternativeId && a.ReplacedById == null && a.WithdrawnAt == null),
            // Cut out here: databases count letters each in their own way.
            WordsThen = Cut(stance.DraftAlternativeId == null || of.Kind == AlternativeKind.AsItStands ? provision.Text : null, tabled.Start, tabled.Length),
        };

    /// <summary>
    /// What is in force of what was told: the latest of each delegation of each alternative. What was told of the words as they stood is told of these words, and of no others that stand there now. Of a bracket that is closed it stays as it was told.
    /// </summary>
    /// <param name="told">All that was told of some brackets.</param>
    /// <param name="textOf">The text of a provision as it stands now.</param>
    internal static IReadOnlyList<StanceRow> InForce(IEnumerable<StanceRow> told, Func<Id<Provision>, string> textOf) =>
        [.. told.GroupBy(s => (s.BracketId, s.PartyId, s.AlternativeId)).Select(g => g.MaxBy(s => s.At)!).Where(s => s.SpanNow is not { } span || !s.IsOfWords || s.WordsThen == span.Of(textOf(s.ProvisionId)))];

    private static string Cut(string? text, int start, int length) => text is null ? "" : new TextSpan(start, length).Of(text);
}

/// <summary>For the mediators: with what in a bracket all parties to the agreement told them that they could live.</summary>
public sealed record CommonGround
{
    private CommonGround()
    {
    }

    /// <summary>With nothing yet.</summary>
    public static CommonGround None { get; } = new();

    /// <summary>Whether with the words as they stand.</summary>
    public bool Words { get; private init; }

    /// <summary>With which alternatives.</summary>
    public IReadOnlyList<Id<BracketAlternative>> Alternatives { get; private init; } = [];

    /// <summary>Whether with anything.</summary>
    public bool Any => Words || Alternatives.Count > 0;

    /// <summary>Whether with an alternative; of none, with the words as they stand.</summary>
    public bool Holds(Id<BracketAlternative>? alternative) => alternative is { } id ? Alternatives.Contains(id) : Words;

    /// <summary>Reads it for each bracket in which there is any.</summary>
    /// <param name="told">All that was told of some brackets.</param>
    /// <param name="textOf">The text of a provision as it stands now.</param>
    /// <param name="parties">The parties to the agreement.</param>
    internal static IReadOnlyDictionary<Id<Bracket>, CommonGround> Of(IEnumerable<StanceRow> told, Func<Id<Provision>, string> textOf, IReadOnlyList<Id<Party>> parties) =>
        StanceRow.InForce(told, textOf).GroupBy(s => s.BracketId).Select(g => (g.Key, Ground: Of(g, parties))).Where(g => g.Ground.Any).ToDictionary(g => g.Key, g => g.Ground);

    /// <summary>Reads it for one bracket.</summary>
    /// <param name="stances">What is in force of what was told of it (<see cref="StanceRow.InForce"/>).</param>
    /// <param name="parties">The parties to the agreement.</param>
    internal static CommonGround Of(IEnumerable<StanceRow> stances, IReadOnlyList<Id<Party>> parties)
    {
        var all = stances.Where(s => s.Stands && s.Kind == StanceKind.CanLiveWith).GroupBy(s => s.AlternativeId)
            .Where(g => parties.Count > 0 && parties.All(party => g.Any(s => s.PartyId == party))).Select(g => g.Key).ToList();
        return all.Count == 0 ? None : new CommonGround { Words = all.Contains(null), Alternatives = [.. all.OfType<Id<BracketAlternative>>()] };
    }
}
