using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Agreements;

/// <summary>What kind of instrument is negotiated.</summary>
public enum AgreementKind
{
    /// <summary>A treaty of peace.</summary>
    PeaceTreaty,

    /// <summary>A ceasefire or armistice.</summary>
    Ceasefire,

    /// <summary>An agreement on the exchange or release of prisoners.</summary>
    ExchangeAgreement,

    /// <summary>A framework, to be filled by later agreements.</summary>
    Framework,

    /// <summary>A statement made together.</summary>
    JointStatement,

    /// <summary>A protocol to another agreement.</summary>
    Protocol,

    /// <summary>A paper that binds nobody and is nobody's position.</summary>
    NonPaper,
}

/// <summary>How far an agreement has come. It follows from the acts (<see cref="Agreement.Take"/>) and is never set.</summary>
public enum AgreementStatus
{
    /// <summary>Elements are collected; there is no text yet that everybody reads who may know of the agreement.</summary>
    Elements,

    /// <summary>A text is being negotiated: a draft has a number (<see cref="Draft.Number"/>).</summary>
    Drafting,

    /// <summary>All parties accept the text, subject to their capitals.</summary>
    AgreedAdReferendum,

    /// <summary>All parties have initialled it: its text is authentic and definitive (Vienna Convention on the Law of Treaties, Art. 10).</summary>
    Initialled,

    /// <summary>All parties have signed it (Art. 12 and 18).</summary>
    Signed,

    /// <summary>All parties have expressed their consent to be bound by it (Art. 11, 13–16).</summary>
    Ratified,

    /// <summary>It is in force (Art. 24).</summary>
    InForce,

    /// <summary>It was terminated (Art. 54).</summary>
    Terminated,

    /// <summary>Nobody pursues it any more.</summary>
    Abandoned,
}

/// <summary>What is said of an agreement.</summary>
public sealed record AgreementFacts
{
    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>What kind of instrument it is.</summary>
    public AgreementKind Kind { get; init; }

    /// <summary>What it is about, for whoever may read it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Where its text is published, or how it is known.</summary>
    public string Source { get; init; } = "";

    /// <summary>The parties to it.</summary>
    public required IReadOnlyList<Id<Party>> Parties { get; init; }

    /// <summary>The mediators that have a part in it, each with what it does for it; one with several roles stands once for each.</summary>
    public IReadOnlyList<AgreementMediatorFacts> Mediators { get; init; } = [];

    /// <summary>Its languages, that of the working text first.</summary>
    public required IReadOnlyList<AgreementLanguageFacts> Languages { get; init; }
}

/// <summary>What a mediator does for an agreement. It need not be what it does in the process: one that mediates can guarantee one text and witness another.</summary>
/// <param name="Mediator">The mediator, one of the process.</param>
/// <param name="Role">What it does for the agreement (<see cref="AgreementMediator.Roles"/>).</param>
public sealed record AgreementMediatorFacts(Id<Mediator> Mediator, MediatorRole Role);

/// <summary>A language of an agreement.</summary>
/// <param name="Tag">BCP 47 tag.</param>
/// <param name="IsAuthentic">Whether the text in it is as authentic as the others (Vienna Convention on the Law of Treaties, Art. 33).</param>
public sealed record AgreementLanguageFacts(string Tag, bool IsAuthentic);

/// <summary>
/// A text that is negotiated or was concluded. The mediators keep it and its one working text; what delegations read is a <see cref="Draft"/>: the whole text as it was tabled, frozen, with the readers that were chosen.
/// Nothing of it moves because of a text that one of its readers may not read: neither the working text nor a draft that was tabled to some only changes a counter, its status, its token or its time.
/// </summary>
public sealed class Agreement : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest title.</summary>
    public const int TitleLength = 300;

    /// <summary>Longest summary or source.</summary>
    public const int TextLength = 2000;

    /// <summary>Most parties to one agreement.</summary>
    public const int MostParties = 30;

    /// <summary>Most roles of mediators in one agreement.</summary>
    public const int MostMediators = 60;

    /// <summary>Most languages of one agreement.</summary>
    public const int MostLanguages = 12;

    /// <summary>Most provisions of one text.</summary>
    public const int MostProvisions = 3000;

    /// <summary>Most acts.</summary>
    public const int MostActs = 500;

    private readonly List<AgreementParty> _parties = [];
    private readonly List<AgreementMediator> _mediators = [];
    private readonly List<AgreementLanguage> _languages = [];

    private Agreement()
    {
    }

    private Agreement(Id<Process> process, Audience audience, Author author)
        : base(process, audience.Owner, audience.OpenTo)
    {
        Id = Id<Agreement>.New();
        OpenedAt = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<Agreement> Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What kind of instrument it is.</summary>
    public AgreementKind Kind { get; private set; }

    /// <summary>How far it has come.</summary>
    public AgreementStatus Status { get; private set; }

    /// <summary>What it is about.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Where its text is published, or how it is known.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Number of the last draft that has one; 0 before the first (<see cref="Draft.Number"/>).</summary>
    public int LastDraft { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>When it last changed, UTC: itself, by what everybody reads who reads it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>The parties to it.</summary>
    public IReadOnlyCollection<AgreementParty> Parties => _parties;

    /// <summary>The mediators that have a part in it, once for each role.</summary>
    public IReadOnlyCollection<AgreementMediator> Mediators => _mediators;

    /// <summary>Its languages.</summary>
    public IReadOnlyCollection<AgreementLanguage> Languages => _languages;

    /// <summary>Whether its text may still change: until all parties have initialled or signed it.</summary>
    public bool IsNegotiated => IsNegotiatedAt(Status);

    /// <summary>Whether the text of an agreement that has come so far may still change.</summary>
    public static bool IsNegotiatedAt(AgreementStatus status) => status is AgreementStatus.Elements or AgreementStatus.Drafting or AgreementStatus.AgreedAdReferendum;

    /// <summary>The audience of an agreement that is shared so. The neutral intermediary reads no negotiating texts: shared with all, it is open to the delegations and the observers.</summary>
    public static Audience AudienceOf(Sharing sharing, Id<Party>? delegation) =>
        sharing == Sharing.AllMembers ? Audience.PartiesAndObservers : Audience.Of(sharing, delegation);

    /// <summary>Opens an agreement.</summary>
    /// <param name="process">The process.</param>
    /// <param name="audience">Who may know of it (<see cref="AudienceOf"/>).</param>
    /// <param name="facts">What is said of it.</param>
    /// <param name="author">Who opens it.</param>
    /// <exception cref="RuleViolation">See <see cref="Describe"/>.</exception>
    public static Agreement Open(Id<Process> process, Audience audience, AgreementFacts facts, Author author)
    {
        var agreement = new Agreement(process, audience, author);
        agreement.Describe(facts, [], author);
        return agreement;
    }

    /// <summary>What is wrong with what is said of an agreement, whatever stands so far: all of it at once, so that a form can say it beside its fields.</summary>
    public static IReadOnlyList<RuleViolation> Faults(AgreementFacts facts)
    {
        var faults = new List<RuleViolation>();
        if (facts.Parties.Count is < 2 or > MostParties || facts.Parties.Distinct().Count() != facts.Parties.Count)
        {
            faults.Add(new("agreement.two-parties", "Choose at least two parties, each once.") { Field = nameof(Parties) });
        }

        if (facts.Mediators.Any(m => !AgreementMediator.Roles.Contains(m.Role)))
        {
            faults.Add(new("agreement.mediator-role", "Choose what each mediator does for the agreement: a neutral intermediary takes no part in negotiating it.") { Field = nameof(Mediators) });
        }
        else if (facts.Mediators.Count > MostMediators || facts.Mediators.Distinct().Count() != facts.Mediators.Count)
        {
            faults.Add(new("agreement.mediators", "Choose each role of a mediator once.") { Field = nameof(Mediators) });
        }

        if (facts.Languages.Count is 0 or > MostLanguages || facts.Languages.DistinctBy(l => l.Tag, StringComparer.OrdinalIgnoreCase).Count() != facts.Languages.Count)
        {
            faults.Add(new("agreement.languages", "Name at least one language, each once.") { Field = nameof(Languages) });
        }

        return faults;
    }

    /// <summary>Says what it is, or says it anew.</summary>
    /// <param name="facts">What is said.</param>
    /// <param name="acts">The acts so far.</param>
    /// <param name="author">Who says so.</param>
    /// <exception cref="RuleViolation">It has fewer than two parties; a party or language stands twice; no language is named; a mediator has no role or the same one twice; a party or mediator that has acted is left out.</exception>
    public void Describe(AgreementFacts facts, IReadOnlyCollection<AgreementAct> acts, Author author)
    {
        if (Faults(facts) is [var fault, ..])
        {
            throw fault;
        }

        if (acts.Any(a => a.PartyId is { } party && !facts.Parties.Contains(party)))
        {
            throw new RuleViolation("agreement.acted", "A party that has initialled, signed or otherwise acted stays a party.") { Field = "Parties" };
        }

        if (acts.Any(a => a.Signatory is { } signatory && !facts.Mediators.Contains(signatory)))
        {
            throw new RuleViolation("agreement.acted", "A mediator that has signed keeps the role in which it signed.") { Field = "Mediators" };
        }

        (Title, Kind, Summary, Source) = (facts.Title, facts.Kind, facts.Summary, facts.Source);
        Keep(_parties, facts.Parties.Select((party, at) => (Key: party, Position: at + 1)), p => p.PartyId, (key, at) => new AgreementParty(this, key, at), (p, at) => p.Place(at));
        Keep(_mediators, facts.Mediators.Select((mediator, at) => (Key: mediator, Position: at + 1)), m => m.Facts, (key, _) => new AgreementMediator(this, key), (_, _) => { });
        Keep(_languages, facts.Languages.Select((language, at) => (Key: language, Position: at + 1)), l => new AgreementLanguageFacts(l.Tag, l.IsAuthentic), (key, at) => new AgreementLanguage(this, key, at), (l, at) => l.Place(at));
        Follow(acts);
        Touch(author);
    }

    /// <summary>Puts a provision into the working text. The agreement itself does not change: that there is one is known to the mediators alone.</summary>
    /// <param name="parent">The provision that it belongs to; none at the top.</param>
    /// <param name="siblings">Those that stand there already, in order.</param>
    /// <param name="index">How many of them stand before it.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; or see <see cref="Provision.Word"/> and <see cref="Provision.Place"/>.</exception>
    public Provision Write(Provision? parent, IReadOnlyList<Provision> siblings, int index, ProvisionFacts facts, Author author)
    {
        RequireNegotiated();
        return new Provision(this, parent, siblings, index, facts, author);
    }

    /// <summary>Puts a provision into another language of the agreement. As with the text itself, the agreement does not change.</summary>
    /// <param name="provision">The provision; it has none in this language yet.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="facts">What it says in that language.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">
    /// The text is not negotiated any more; the provision was taken out; the language is none of the agreement's, or that of the working text; there is a heading or a text in one of both alone.
    /// </exception>
    public ProvisionTranslation Translate(Provision provision, string language, TranslationFacts facts, Author author)
    {
        var translation = new ProvisionTranslation(provision, language);
        translation.Word(this, provision, facts, author);
        return translation;
    }

    /// <summary>The languages into which its working text is put, in order: all but the first. What was written in one that is not named any more stays, and is shown and tabled again once it is.</summary>
    public IReadOnlyList<AgreementLanguage> Translated => [.. _languages.OrderBy(l => l.Position).Skip(1)];

    internal void RequireTranslated(string language)
    {
        if (Translated.All(l => l.Tag != language))
        {
            throw new RuleViolation("translation.language", "This is none of the other languages of the agreement. Name it among them first.");
        }
    }

    /// <summary>Refuses a change to a text that is not negotiated any more.</summary>
    /// <exception cref="RuleViolation">All parties have initialled or signed it, or it was ended.</exception>
    public void RequireNegotiated()
    {
        if (!IsNegotiated)
        {
            throw new RuleViolation("agreement.text-stays", "The text stays as it is: it was initialled or signed by all parties, or is not pursued any more.");
        }
    }

    /// <summary>
    /// Freezes the whole working text with readers chosen for it. It gets the next number if everybody reads it who may know of the agreement; the agreement is then in drafting. Tabled to some only, or kept by the
    /// mediators, it has none, and the agreement stays as it is: from a gap in the numbers, or from a time, somebody could count what it may not read.
    /// </summary>
    /// <param name="id">Its key: whoever confirms twice tables once.</param>
    /// <param name="readers">Who may read it.</param>
    /// <param name="provisions">The whole working text in reading order, each with its number as it is told and its open brackets.</param>
    /// <param name="note">What is new in it, for its readers.</param>
    /// <param name="author">Who tables it.</param>
    /// <param name="codes">The codes of the parties that propose anything in the brackets.</param>
    /// <exception cref="RuleViolation">The text is empty or not negotiated any more; somebody would read it who may not know of the agreement.</exception>
    public Draft Table(Id<Draft> id, Audience readers, IReadOnlyList<NumberedProvision> provisions, string note, Author author, IReadOnlyDictionary<Id<Party>, string>? codes = null)
    {
        RequireNegotiated();
        if (provisions.Count == 0)
        {
            throw new RuleViolation("draft.empty", "There is no text yet. Write a provision first.");
        }

        if (Audience.Common(readers, Audience.Of(this)) != readers)
        {
            throw new RuleViolation("draft.readers", "Choose readers who may know of the agreement.") { Field = "Readers" };
        }

        int? number = null;
        if (IsForAll(readers))
        {
            number = ++LastDraft;
            Status = Status == AgreementStatus.Elements ? AgreementStatus.Drafting : Status;
            Touch(author);
        }

        return new Draft(id, this, readers, number, provisions, codes ?? new Dictionary<Id<Party>, string>(), note, RandomCode.Of(Draft.SaltLength), author);
    }

    /// <summary>Whether a draft for these readers is read by everybody who may know of the agreement, and so has a number.</summary>
    public bool IsForAll(Audience readers) => readers == Audience.Of(this);

    /// <summary>For whom a draft can be, the widest first.</summary>
    /// <param name="parties">The parties of the process.</param>
    public IReadOnlyList<Audience> ReadersFor(IEnumerable<Id<Party>> parties) =>
    [
        .. new[] { Audience.PartiesAndObservers, Audience.Of(Sharing.Parties, null) }
            .Concat(parties.Where(p => p == OwnerId || _parties.Any(of => of.PartyId == p)).Select(p => Audience.Of(Sharing.OneDelegation, p)))
            .Append(Audience.Mediators)
            .Where(readers => Audience.Common(readers, Audience.Of(this)) == readers),
    ];

    /// <summary>Records an act that leads the agreement on.</summary>
    /// <param name="facts">Who did what, when and where.</param>
    /// <param name="about">The draft that it is about; none where that is not known.</param>
    /// <param name="before">The acts so far.</param>
    /// <param name="author">Who records it.</param>
    /// <exception cref="RuleViolation">The act does not follow from where the agreement stands, was done already, or lacks who did it; or there is no draft with a number that it could be about.</exception>
    public AgreementAct Take(ActFacts facts, Draft? about, IReadOnlyCollection<AgreementAct> before, Author author)
    {
        if (before.Count >= MostActs)
        {
            throw new RuleViolation("act.most", "No more acts can be recorded of this agreement.");
        }

        ActRules.Require(this, facts, about, before);
        var act = new AgreementAct(this, before.Select(a => a.Number).DefaultIfEmpty().Max() + 1, facts, about, author);
        Follow([.. before, act]);
        Touch(author);
        return act;
    }

    /// <summary>Acts that could be recorded now, of somebody or of nobody in particular.</summary>
    public IReadOnlyList<ActKind> Next(IReadOnlyCollection<AgreementAct> before) => [.. Enum.GetValues<ActKind>().Where(kind => ActRules.CanFollow(this, kind, before))];

    private void Follow(IReadOnlyCollection<AgreementAct> acts) => Status = ActRules.StatusAfter(this, acts);

    private void Touch(Author author) => (ChangedAt, ChangedBy) = (author.At, author.Name);

    // Rows that are the same stay: what did not change is not in the trail as if it had.
    private static void Keep<TRow, TKey>(List<TRow> rows, IEnumerable<(TKey Key, int Position)> wanted, Func<TRow, TKey> keyOf, Func<TKey, int, TRow> make, Action<TRow, int> place)
        where TKey : notnull
    {
        var kept = rows.ToDictionary(keyOf);
        rows.Clear();
        foreach (var (key, position) in wanted)
        {
            if (kept.TryGetValue(key, out var row))
            {
                place(row, position);
                rows.Add(row);
            }
            else
            {
                rows.Add(make(key, position));
            }
        }
    }
}

/// <summary>A party to an agreement.</summary>
public sealed class AgreementParty : ProcessRecord, IKeptByMediators
{
    private AgreementParty()
    {
    }

    internal AgreementParty(Agreement agreement, Id<Party> party, int position)
        : base(agreement.ProcessId, agreement.OwnerId, agreement.OpenTo) =>
        (Id, AgreementId, PartyId, Position) = (Id<AgreementParty>.New(), agreement.Id, party, position);

    /// <summary>Its key.</summary>
    public Id<AgreementParty> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The party.</summary>
    public Id<Party> PartyId { get; private init; }

    /// <summary>Its place, from 1.</summary>
    public int Position { get; private set; }

    internal void Place(int position) => Position = position;
}

/// <summary>
/// What a mediator of the process does for one agreement: mediates, hosts, chairs, guarantees or witnesses it. One that does several has several. Who may know of the agreement knows of it too.
/// </summary>
public sealed class AgreementMediator : ProcessRecord, IKeptByMediators
{
    private AgreementMediator()
    {
    }

    internal AgreementMediator(Agreement agreement, AgreementMediatorFacts facts)
        : base(agreement.ProcessId, agreement.OwnerId, agreement.OpenTo) =>
        (Id, AgreementId, MediatorId, Role) = (Id<AgreementMediator>.New(), agreement.Id, facts.Mediator, facts.Role);

    /// <summary>What a mediator can do for an agreement. A neutral intermediary takes no part in negotiating one.</summary>
    public static IReadOnlyList<MediatorRole> Roles { get; } = [MediatorRole.Mediator, MediatorRole.Host, MediatorRole.Chair, MediatorRole.Guarantor, MediatorRole.Witness];

    /// <summary>Its key.</summary>
    public Id<AgreementMediator> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The mediator.</summary>
    public Id<Mediator> MediatorId { get; private init; }

    /// <summary>What it does for the agreement.</summary>
    public MediatorRole Role { get; private init; }

    /// <summary>The same as facts.</summary>
    public AgreementMediatorFacts Facts => new(MediatorId, Role);
}

/// <summary>A language of an agreement.</summary>
public sealed class AgreementLanguage : ProcessRecord, IKeptByMediators
{
    private AgreementLanguage()
    {
    }

    internal AgreementLanguage(Agreement agreement, AgreementLanguageFacts facts, int position)
        : base(agreement.ProcessId, agreement.OwnerId, agreement.OpenTo) =>
        (Id, AgreementId, Tag, IsAuthentic, Position) = (Id<AgreementLanguage>.New(), agreement.Id, facts.Tag, facts.IsAuthentic, position);

    /// <summary>Its key.</summary>
    public Id<AgreementLanguage> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>BCP 47 tag.</summary>
    public string Tag { get; private init; } = "";

    /// <summary>Whether the text in it is as authentic as the others.</summary>
    public bool IsAuthentic { get; private init; }

    /// <summary>Its place, from 1; the first is that of the working text.</summary>
    public int Position { get; private set; }

    internal void Place(int position) => Position = position;
}
