using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>What is done to an agreement. Articles are those of the Vienna Convention on the Law of Treaties.</summary>
public enum ActKind
{
    /// <summary>A party accepts the text, subject to its capital.</summary>
    AcceptsAdReferendum,

    /// <summary>A party takes that back.</summary>
    TakesBack,

    /// <summary>A party initials the text (Art. 10 and 12).</summary>
    Initials,

    /// <summary>A party signs subject to its capital: the text is authentic, but the signature is not yet definitive (Art. 10 and 12).</summary>
    SignsAdReferendum,

    /// <summary>A party signs (Art. 12); or a mediator does, as what it is to the agreement, for instance as its guarantor or witness.</summary>
    Signs,

    /// <summary>A party ratifies, accepts or approves, or exchanges or deposits the instrument (Art. 11, 13–16).</summary>
    ConsentsToBeBound,

    /// <summary>A party makes a reservation (Art. 19–23).</summary>
    Reserves,

    /// <summary>A party declares how it understands the text.</summary>
    Declares,

    /// <summary>The agreement enters into force (Art. 24).</summary>
    EntersIntoForce,

    /// <summary>The agreement is terminated (Art. 54–60).</summary>
    Ends,

    /// <summary>Nobody pursues it any more.</summary>
    IsAbandoned,

    /// <summary>What was abandoned is taken up again.</summary>
    IsTakenUpAgain,
}

/// <summary>What is said of an act.</summary>
public sealed record ActFacts
{
    /// <summary>What was done.</summary>
    public ActKind Kind { get; init; }

    /// <summary>Which party did it; none where all did, nobody in particular, or a mediator.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>Which mediator signed, and as what; none where it was no mediator.</summary>
    public AgreementMediatorFacts? Mediator { get; init; }

    /// <summary>Who did it for the party or mediator: an official, by name.</summary>
    public string By { get; init; } = "";

    /// <summary>In which capacity, or with which powers (Art. 7).</summary>
    public string Capacity { get; init; } = "";

    /// <summary>When.</summary>
    public required PartialDate On { get; init; }

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>What it says: the words of a reservation or declaration, or a note.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where that is published or kept.</summary>
    public string Source { get; init; } = "";
}

/// <summary>An act that leads an agreement on: recorded, never changed.</summary>
public sealed class AgreementAct : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest name, capacity or place.</summary>
    public const int NameLength = 200;

    /// <summary>Longest text or source.</summary>
    public const int TextLength = 4000;

    private AgreementAct()
    {
    }

    internal AgreementAct(Agreement agreement, int number, ActFacts facts, Draft? about, Author author)
        : base(agreement.ProcessId, agreement.OwnerId, agreement.OpenTo)
    {
        Id = Id<AgreementAct>.New();
        AgreementId = agreement.Id;
        Number = number;
        (Kind, PartyId, MediatorId, Role, By, Capacity) = (facts.Kind, facts.Party, facts.Mediator?.Mediator, facts.Mediator?.Role, facts.By, facts.Capacity);
        (On, Place, DraftId, Text, Source) = (facts.On, facts.Place, about?.Id, facts.Text, facts.Source);
        RecordedAt = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<AgreementAct> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>1, 2, 3 … in the order in which they were recorded.</summary>
    public int Number { get; private init; }

    /// <summary>What was done.</summary>
    public ActKind Kind { get; private init; }

    /// <summary>Which party did it.</summary>
    public Id<Party>? PartyId { get; private init; }

    /// <summary>Which mediator signed.</summary>
    public Id<Mediator>? MediatorId { get; private init; }

    /// <summary>As what it signed.</summary>
    public MediatorRole? Role { get; private init; }

    /// <summary>The mediator that signed and as what, where it was one.</summary>
    public AgreementMediatorFacts? Signatory => MediatorId is { } mediator && Role is { } role ? new(mediator, role) : null;

    /// <summary>Who did it for the party or mediator.</summary>
    public string By { get; private init; } = "";

    /// <summary>In which capacity.</summary>
    public string Capacity { get; private init; } = "";

    /// <summary>When.</summary>
    public PartialDate On { get; private init; }

    /// <summary>Where.</summary>
    public string Place { get; private init; } = "";

    /// <summary>The draft that it is about: one that everybody reads who reads the act.</summary>
    public Id<Draft>? DraftId { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Where that is published or kept.</summary>
    public string Source { get; private init; } = "";

    /// <summary>When it was recorded, UTC.</summary>
    public DateTimeOffset RecordedAt { get; private init; }
}

/// <summary>Which act can follow which, and where an agreement stands after them.</summary>
internal static class ActRules
{
    private static readonly ActKind[] OfAParty =
    [
        ActKind.AcceptsAdReferendum, ActKind.TakesBack, ActKind.Initials, ActKind.SignsAdReferendum, ActKind.Signs, ActKind.ConsentsToBeBound, ActKind.Reserves, ActKind.Declares,
    ];

    // Each is done by a party once, and is about one text.
    private static readonly ActKind[] Once = [ActKind.AcceptsAdReferendum, ActKind.Initials, ActKind.SignsAdReferendum, ActKind.Signs, ActKind.ConsentsToBeBound];

    public static void Require(Agreement agreement, ActFacts facts, Draft? about, IReadOnlyCollection<AgreementAct> before)
    {
        // Whoever reads the act would learn of a draft that it may not read.
        if (about is not null && (about.AgreementId != agreement.Id || about.Number is null))
        {
            throw new RuleViolation("act.draft", "Choose a draft with a number: one that everybody reads who may know of the agreement.") { Field = "Draft" };
        }

        if (facts is { Party: not null, Mediator: not null })
        {
            throw new RuleViolation("act.one", "Choose a party or a mediator, not both: each is recorded for itself.") { Field = "Mediator" };
        }

        if ((facts.Mediator is { } mediator ? FaultOfMediator(agreement, facts.Kind, mediator, before) : Fault(agreement, facts.Kind, facts.Party, before)) is { } fault)
        {
            throw fault;
        }
    }

    public static bool CanFollow(Agreement agreement, ActKind kind, IReadOnlyCollection<AgreementAct> before) => OfAParty.Contains(kind)
        ? agreement.Parties.Any(p => Fault(agreement, kind, p.PartyId, before) is null) || agreement.Mediators.Any(m => FaultOfMediator(agreement, kind, m.Facts, before) is null)
        : Fault(agreement, kind, null, before) is null;

    private static RuleViolation? Fault(Agreement agreement, ActKind kind, Id<Party>? by, IReadOnlyCollection<AgreementAct> before)
    {
        var ofAParty = OfAParty.Contains(kind);
        if (ofAParty ? by is not { } party || agreement.Parties.All(p => p.PartyId != party) : by is not null)
        {
            return new("act.party", ofAParty ? "Choose the party that did it: one of the parties to this agreement." : "Leave the party empty: this is not done by one party alone.") { Field = "Party" };
        }

        if (agreement.LastDraft == 0 && kind is not (ActKind.IsAbandoned or ActKind.IsTakenUpAgain))
        {
            return NoDraft();
        }

        if (Once.Contains(kind) && Standing(before, kind).Any(a => a.PartyId == by))
        {
            return new("act.once", "This is recorded of this party already.") { Field = "Party" };
        }

        return Follows(agreement.Status, kind, by, before) ? null : new("act.order", "This does not follow from where the agreement stands now.") { Field = "Kind" };
    }

    // Its signature leads the agreement nowhere: how far it has come is for the parties to say. It can come after theirs.
    private static RuleViolation? FaultOfMediator(Agreement agreement, ActKind kind, AgreementMediatorFacts by, IReadOnlyCollection<AgreementAct> before)
    {
        if (agreement.Mediators.All(m => m.Facts != by))
        {
            return new("act.mediator", "Choose one of the mediators of this agreement, in a role that it has.") { Field = "Mediator" };
        }

        if (kind != ActKind.Signs)
        {
            return new("act.mediator-signs", "A mediator signs; the other acts are those of the parties.") { Field = "Kind" };
        }

        if (agreement.LastDraft == 0)
        {
            return NoDraft();
        }

        if (before.Any(a => a.Signatory == by))
        {
            return new("act.once", "This is recorded of this mediator already.") { Field = "Mediator" };
        }

        return agreement.Status is AgreementStatus.Elements or AgreementStatus.Terminated or AgreementStatus.Abandoned
            ? new("act.order", "This does not follow from where the agreement stands now.") { Field = "Kind" }
            : null;
    }

    private static RuleViolation NoDraft() =>
        new("act.draft-first", "Table a draft first to everybody who may know of the agreement: without a text there is nothing to accept, initial or sign.");

    public static AgreementStatus StatusAfter(Agreement agreement, IReadOnlyCollection<AgreementAct> acts)
    {
        if (acts.LastOrDefault(a => a.Kind is ActKind.EntersIntoForce or ActKind.Ends or ActKind.IsAbandoned or ActKind.IsTakenUpAgain) is { Kind: not ActKind.IsTakenUpAgain } last)
        {
            return last.Kind switch
            {
                ActKind.EntersIntoForce => AgreementStatus.InForce,
                ActKind.Ends => AgreementStatus.Terminated,
                _ => AgreementStatus.Abandoned,
            };
        }

        bool All(params ActKind[] kinds) =>
            agreement.Parties.All(p => kinds.Any(kind => Standing(acts, kind).Any(a => a.PartyId == p.PartyId)));
        return true switch
        {
            _ when All(ActKind.ConsentsToBeBound) => AgreementStatus.Ratified,
            _ when All(ActKind.Signs) => AgreementStatus.Signed,
            // A signature of whatever kind makes the text as definitive as initials do (Art. 10).
            _ when All(ActKind.Initials, ActKind.SignsAdReferendum, ActKind.Signs) => AgreementStatus.Initialled,
            _ when All(ActKind.AcceptsAdReferendum, ActKind.Initials, ActKind.SignsAdReferendum, ActKind.Signs) => AgreementStatus.AgreedAdReferendum,
            _ when agreement.LastDraft > 0 => AgreementStatus.Drafting,
            _ => AgreementStatus.Elements,
        };
    }

    private static bool Follows(AgreementStatus now, ActKind kind, Id<Party>? by, IReadOnlyCollection<AgreementAct> before) => kind switch
    {
        ActKind.AcceptsAdReferendum => now is AgreementStatus.Drafting or AgreementStatus.AgreedAdReferendum,
        ActKind.TakesBack => now is AgreementStatus.Drafting or AgreementStatus.AgreedAdReferendum && Standing(before, ActKind.AcceptsAdReferendum).Any(a => a.PartyId == by),
        ActKind.Initials or ActKind.SignsAdReferendum or ActKind.Signs => now is AgreementStatus.Drafting or AgreementStatus.AgreedAdReferendum or AgreementStatus.Initialled,
        ActKind.ConsentsToBeBound => now is AgreementStatus.Signed,
        // Whoever is not bound by it yet, and is about to be, may reserve (Art. 19); how the text is understood can be said as long as there is one.
        ActKind.Reserves => now is AgreementStatus.Initialled or AgreementStatus.Signed,
        ActKind.Declares => now is not (AgreementStatus.Elements or AgreementStatus.Abandoned),
        // Where the text provides for it, signature is consent (Art. 12), and it enters into force without a further instrument.
        ActKind.EntersIntoForce => now is AgreementStatus.Signed or AgreementStatus.Ratified,
        ActKind.Ends => now is AgreementStatus.InForce,
        ActKind.IsAbandoned => now is not (AgreementStatus.InForce or AgreementStatus.Terminated or AgreementStatus.Abandoned),
        ActKind.IsTakenUpAgain => now is AgreementStatus.Abandoned,
        _ => false,
    };

    // Acts of a kind that were not taken back since.
    private static IEnumerable<AgreementAct> Standing(IReadOnlyCollection<AgreementAct> acts, ActKind kind) =>
        acts.Where(a => a.Kind == kind && (kind != ActKind.AcceptsAdReferendum || !acts.Any(later => later.Kind == ActKind.TakesBack && later.PartyId == a.PartyId && later.Number > a.Number)));
}
