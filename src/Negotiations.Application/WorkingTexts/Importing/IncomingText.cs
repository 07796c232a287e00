using AutoMapper;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Recognition;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using Provision = Negotiations.Domain.Agreements.Provision;
using TextKind = Negotiations.Texts.Drafts.ProvisionKind;

namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>Why something that a file would change cannot be taken in.</summary>
public enum IncomingObstacle
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It was taken out of the working text since.</summary>
    TakenOut,

    /// <summary>It cannot stand where the file has it.</summary>
    Place,

    /// <summary>It is longer than a provision, or a heading, may be.</summary>
    Long,

    /// <summary>It says nothing.</summary>
    Empty,

    /// <summary>It holds a sign that nobody sees (<see cref="HiddenSigns"/>).</summary>
    Hidden,
}

/// <summary>Where in the working text something new or moved would come to stand: behind something, before something, or last under what holds it.</summary>
/// <param name="Under">What it would stand under; none at the top.</param>
/// <param name="Behind">What it would stand right behind, as the file has it.</param>
/// <param name="Before">What it would stand before, where nothing of the file stands before it.</param>
public sealed record IncomingPlace(NumberedProvision? Under, NumberedProvision? Behind, NumberedProvision? Before)
{
    /// <summary>The nearest neighbours of the file that stand there, as what is ticked is put.</summary>
    internal static IncomingPlace Of(NumberedProvision place, DraftText file, DraftText standing)
    {
        var (others, holder) = (place.Parent?.Children ?? file.Provisions, place.Parent is { } parent ? standing.Find(parent.Identity) : null);
        NumberedProvision? Standing(NumberedProvision other) => standing.Find(other.Identity) is { } stands && stands.Parent?.Identity == place.Parent?.Identity && stands.Identity != place.Identity ? stands : null;
        var behind = others.Take(place.Index).Reverse().Select(Standing).FirstOrDefault(p => p is not null);
        return new IncomingPlace(holder ?? place.Parent, behind, behind is null ? others.Skip(place.Index + 1).Select(Standing).FirstOrDefault(p => p is not null) : null);
    }
}

/// <summary>Something that a file would change in the working text.</summary>
/// <param name="Change">What it would change.</param>
/// <param name="Obstacle">Why that cannot be taken in.</param>
public sealed record IncomingRow(Incoming Change, IncomingObstacle Obstacle)
{
    /// <summary>What it is ticked by: the same as long as file and texts are.</summary>
    public string Key => $"{Change.Kind}-{Change.Identity:N}";

    /// <summary>Where it stands in the working text, with its state and its brackets; nothing for what is new.</summary>
    public TextLine? Line { get; init; }

    /// <summary>Where it would come to stand in the working text; nothing for what stays where it stands.</summary>
    public IncomingPlace? Lands { get; private init; }

    /// <summary>How the heading would change.</summary>
    public IReadOnlyList<Run> Heading => Compared(Line?.Place.Provision.Heading ?? "", Change.Place.Provision.Heading);

    /// <summary>How the words would change; of what is too long, nothing.</summary>
    public IReadOnlyList<Run> Text => Compared(Line?.Place.Provision.Text ?? "", Change.Place.Provision.Text);

    /// <summary>Whether it was agreed: reworded, it would not be any more.</summary>
    public bool IsAgreed => Change.Kind == IncomingKind.Words && Line?.State == ProvisionState.AgreedAdReferendum;

    /// <summary>Whether words in an open bracket would be others: who proposed to keep them as they stand did not propose these.</summary>
    public bool RewordsBracket { get; private init; }

    /// <summary>Whether the provision was recognised by its words alone.</summary>
    public bool IsGuessed { get; private init; }

    /// <summary>Whether it is ticked before anybody decided: what takes nothing from anybody, and puts nothing into anybody's mouth. Where something stands in a part of a text says nothing of where it is to stand.</summary>
    public bool IsTicked => Obstacle == IncomingObstacle.None && Change is { IsContested: false, Kind: not IncomingKind.Gone } && !IsAgreed && !RewordsBracket && !(IsGuessed && Change.Kind == IncomingKind.Moved);

    internal static IncomingRow Of(Incoming change, DraftText before, RecognisedText file, AgreementText standing)
    {
        var line = change.Standing is { } place ? standing.Lines[place.Position] : null;
        return new IncomingRow(change, ObstacleOf()) { Line = line, RewordsBracket = RewordsABracket(), IsGuessed = file.Guessed.Contains(change.Identity), Lands = change.Kind is IncomingKind.New or IncomingKind.Moved ? IncomingPlace.Of(change.Place, file.Text, standing.Text) : null };

        bool RewordsABracket()
        {
            if (change.Kind != IncomingKind.Words || line is null or { Brackets.Count: 0 } || Saying(change.Place) == IncomingObstacle.Long)
            {
                return false;
            }

            var (was, now) = (line.Place.Provision.Text, change.Place.Provision.Text);
            var carrier = SpanCarrier.Of(was, now);
            return line.Brackets.Any(b => carrier.Carry(b.Span).Of(now) != b.Span.Of(was));
        }

        IncomingObstacle ObstacleOf() => change.Kind switch
        {
            IncomingKind.Gone => IncomingObstacle.None,
            IncomingKind.Words => line is null ? IncomingObstacle.TakenOut : Saying(change.Place),
            IncomingKind.Moved => CanStand(change.Place, line!.Place.Kind) ? IncomingObstacle.None : IncomingObstacle.Place,
            _ when change.Whole.Any(p => !CanStand(p, p.Kind)) => IncomingObstacle.Place,
            _ => change.Whole.Select(Saying).FirstOrDefault(o => o != IncomingObstacle.None),
        };

        bool CanStand(NumberedProvision provision, TextKind kind)
        {
            if (provision.Parent is not { } parent)
            {
                return Provision.MayBelong(AgreementText.KindOf(kind), null);
            }

            // What it would stand under may stand otherwise by now, or not at all.
            var stands = standing.Text.Find(parent.Identity);
            return (stands is not null || before.Find(parent.Identity) is null) && Provision.MayBelong(AgreementText.KindOf(kind), AgreementText.KindOf((stands ?? parent).Kind));
        }
    }

    // Comparing grows with the square of what is different: only what a provision can say is compared.
    private IReadOnlyList<Run> Compared(string was, string now) => Obstacle == IncomingObstacle.Long ? [] : WordComparison.Of(was, now);

    private static IncomingObstacle Saying(NumberedProvision place) => place.Provision switch
    {
        { Heading.Length: > Provision.HeadingLength } or { Text.Length: > Provision.TextLength } => IncomingObstacle.Long,
        { Heading: "", Text: "", Children: [] } => IncomingObstacle.Empty,
        var says when HiddenSigns.AreIn(says.Heading) || HiddenSigns.AreIn(says.Text) => IncomingObstacle.Hidden,
        _ => IncomingObstacle.None,
    };
}

/// <summary>What the lines of a file would change in the working text.</summary>
/// <param name="Rows">Its changes, in the order of the file.</param>
/// <param name="File">The text of the file.</param>
internal sealed record IncomingText(IReadOnlyList<IncomingRow> Rows, RecognisedText File)
{
    /// <summary>Compares.</summary>
    /// <param name="db">The database.</param>
    /// <param name="printed">How plain text prints a provision.</param>
    /// <param name="mapper">Maps.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="from">The draft that the file was made from; none for the working text as it stands.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="standing">The working text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IncomingText> ReadAsync(
        INegotiationsDb db, IPrintedWords printed, IMapper mapper, AgreementRow agreement, Id<Draft>? from, IReadOnlyList<FileLine> lines, AgreementText standing, CancellationToken cancellationToken)
    {
        var began = standing;
        if (from is { } draft)
        {
            // A draft has provisions.
            var provisions = await db.DraftProvisions.AsNoTracking().Where(p => p.AgreementId == agreement.Id && p.DraftId == draft).ToListAsync(cancellationToken);
            var brackets = await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.AgreementId == agreement.Id && b.DraftId == draft).ToListAsync(cancellationToken);
            began = provisions.Count > 0 ? AgreementText.Of(provisions, brackets) : throw new NotFound();
        }

        var before = began.Text;
        // What was written since is known, too: somebody may name another draft than the file was made from.
        var known = new DraftText([.. before.Provisions.Select(p => p.Provision), .. standing.Text.All.Where(p => before.Find(p.Identity) is null).Select(p => p.Provision with { Children = [] })]);
        var parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken);
        var signs = began.Lines.Concat(standing.Lines.Where(l => before.Find(l.Place.Identity) is null)).Where(l => l is { Brackets.Count: > 0 } or { State: not ProvisionState.Clean })
            .ToDictionary(l => l.Place.Identity, l => printed.Of(l, parties));
        var made = 0;
        try
        {
            // The same each time that the file is looked at, so that what was ticked stays so.
            var file = RecognisedText.Of(lines, known, () => new Guid(++made, 0, 0, new byte[8]), Agreement.MostProvisions, signs, cancellationToken);
            return new IncomingText([.. Incoming.Of(before, file.Text, standing.Text, cancellationToken).Select(c => IncomingRow.Of(c, before, file, standing))], file);
        }
        catch (InvalidDataException)
        {
            throw new RuleViolation("provision.most", "A text has at most {0} provisions.", Agreement.MostProvisions);
        }
    }
}
