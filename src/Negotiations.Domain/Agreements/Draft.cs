using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>A provision of the working text with its number as it is told, such as <c>3(2)(a)</c>; empty for what is not numbered.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Label">Its number.</param>
public sealed record NumberedProvision(Provision Provision, string Label)
{
    /// <summary>Its open brackets, in reading order.</summary>
    public IReadOnlyList<Bracket> Brackets { get; init; } = [];

    /// <summary>What it says in other languages; those in none of the agreement's other languages are not tabled.</summary>
    public IReadOnlyList<ProvisionTranslation> Translations { get; init; } = [];
}

/// <summary>
/// The whole text of an agreement as it was tabled: frozen, hashed, with the readers that were chosen. Nobody can alter it; what is worded anew is in the next draft, and so is what more are to read.
/// </summary>
public sealed class Draft : ProcessRecord, IKeptByMediators
{
    /// <summary>Length of a SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    /// <summary>Letters of a salt: 160 random bits.</summary>
    public const int SaltLength = 32;

    /// <summary>Letters of a mark.</summary>
    public const int MarkLength = 8;

    /// <summary>Longest note of what is new.</summary>
    public const int NoteLength = 2000;

    /// <summary>Name of the canonical form of a text without brackets, as all were before there were any: so their hashes stay verifiable.</summary>
    public const string PlainFormat = "negotiations/draft/1";

    /// <summary>Name of the canonical form of a text with brackets.</summary>
    public const string BracketedFormat = "negotiations/draft/2";

    /// <summary>Name of the canonical form of a text in more than one language, with brackets or without.</summary>
    public const string TranslatedFormat = "negotiations/draft/3";

    private readonly List<DraftProvision> _provisions = [];
    private readonly List<DraftBracket> _brackets = [];
    private readonly List<DraftTranslation> _translations = [];

    private Draft()
    {
    }

    internal Draft(Id<Draft> id, Agreement agreement, Audience readers, int? number, IReadOnlyList<NumberedProvision> provisions, IReadOnlyDictionary<Id<Party>, string> codes, string note, string salt, Author author)
        : base(agreement.ProcessId, readers.Owner, readers.OpenTo)
    {
        Id = id;
        AgreementId = agreement.Id;
        (Number, Title, Note, Salt) = (number, agreement.Title, note, salt);
        Language = agreement.Languages.OrderBy(l => l.Position).First().Tag;
        // As precise as the canonical form tells it.
        TabledAt = new(author.At.UtcTicks - (author.At.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        _provisions.AddRange(provisions.Select((p, at) => new DraftProvision(this, at + 1, p)));
        _brackets.AddRange(provisions.SelectMany(p => p.Brackets).Select((b, at) => new DraftBracket(this, at + 1, b, codes)));
        foreach (var language in agreement.Translated)
        {
            var tabled = provisions.SelectMany(p => p.Translations.Where(t => t.Language == language.Tag && t.ProvisionId == p.Provision.Id).Select(t => (p.Provision, Translation: t)));
            _translations.AddRange(tabled.Select((t, at) => new DraftTranslation(this, _translations.Count + at + 1, at == 0, t.Provision, t.Translation, language.IsAuthentic)).ToList());
        }

        Hash = Convert.ToHexStringLower(SHA256.HashData(Canonical(_provisions, _brackets, _translations)));
    }

    /// <summary>Its key.</summary>
    public Id<Draft> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>
    /// 1, 2, 3 … among the drafts that everybody reads who may know of the agreement; the same for all of them. None of a text that was tabled to some only or kept by the mediators: that is told by its time and its <see cref="Mark"/>.
    /// </summary>
    public int? Number { get; private init; }

    /// <summary>What the agreement was called then.</summary>
    public string Title { get; private init; } = "";

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; private init; } = "";

    /// <summary>What is new in it.</summary>
    public string Note { get; private init; } = "";

    /// <summary>Server time, UTC, to the millisecond.</summary>
    public DateTimeOffset TabledAt { get; private init; }

    /// <summary>Random text in its canonical form: without it, a short text could be found out from the hash by trying.</summary>
    public string Salt { get; private init; } = "";

    /// <summary>SHA-256 over its canonical form, lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The first letters of its hash, by which it is told apart where it has no number.</summary>
    public string Mark => Hash[..MarkLength];

    /// <summary>Its provisions in reading order, when it is being made.</summary>
    public IReadOnlyCollection<DraftProvision> Provisions => _provisions;

    /// <summary>Its brackets in reading order, when it is being made.</summary>
    public IReadOnlyCollection<DraftBracket> Brackets => _brackets;

    /// <summary>What its provisions say in other languages, one language after the other, when it is being made.</summary>
    public IReadOnlyCollection<DraftTranslation> Translations => _translations;

    /// <summary>The JSON that its hash is taken over (RFC 8785). What is empty is absent. Letters are counted as UTF-16 code units, as JSON's own strings are.</summary>
    /// <param name="provisions">All its provisions.</param>
    /// <param name="brackets">All its brackets, with their alternatives.</param>
    /// <param name="translations">All that its provisions say in other languages.</param>
    public byte[] Canonical(IEnumerable<DraftProvision> provisions, IEnumerable<DraftBracket> brackets, IEnumerable<DraftTranslation> translations)
    {
        var inProvision = brackets.OrderBy(b => b.Position).ToLookup(b => b.ProvisionId);
        var ofProvision = translations.OrderBy(t => t.Position).ToLookup(t => t.ProvisionId);
        var document = Given(
            ("format", ofProvision.Count > 0 ? TranslatedFormat : inProvision.Count > 0 ? BracketedFormat : PlainFormat), ("title", Title), ("language", Language), ("note", Note), ("salt", Salt),
            ("tabled_at", TabledAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)));
        if (Number is { } number)
        {
            document["draft"] = number;
        }

        document["provisions"] = new JsonArray([.. provisions.OrderBy(p => p.Position).Select(p =>
        {
            var provision = Given(
                ("identity", p.ProvisionId.ToString()), ("parent", p.ParentId?.ToString()), ("kind", p.Kind.ToString()), ("label", p.Label),
                ("heading", p.Heading), ("text", p.Text), ("state", p.State.ToString()));
            if (inProvision[p.ProvisionId].Any())
            {
                provision["brackets"] = new JsonArray([.. inProvision[p.ProvisionId].Select(Told)]);
            }

            if (ofProvision[p.ProvisionId].Any())
            {
                provision["translations"] = new JsonArray([.. ofProvision[p.ProvisionId].Select(Told)]);
            }

            return provision;
        })]);
        return CanonicalJson.Write(document);
    }

    private static JsonObject Told(DraftBracket bracket) => new()
    {
        ["start"] = bracket.Start,
        ["length"] = bracket.Length,
        ["alternatives"] = new JsonArray([.. bracket.Alternatives.OrderBy(a => a.Position).Select(a =>
        {
            var alternative = Given(("kind", a.Kind.ToString()), ("words", a.Words));
            alternative["by"] = new JsonArray([.. a.Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => (JsonNode)code)]);
            alternative["mediators"] = a.ByMediators;
            return alternative;
        })]),
    };

    private static JsonObject Told(DraftTranslation translation)
    {
        var told = Given(("language", translation.Language), ("heading", translation.Heading), ("text", translation.Text));
        told["authentic"] = translation.IsAuthentic;
        told["up_to_date"] = translation.IsUpToDate;
        return told;
    }

    private static JsonObject Given(params (string Name, string? Value)[] members)
    {
        var given = new JsonObject();
        foreach (var (name, value) in members.Where(m => !string.IsNullOrEmpty(m.Value)))
        {
            given[name] = value;
        }

        return given;
    }
}

/// <summary>A provision as it stands in a draft.</summary>
public sealed class DraftProvision : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest number.</summary>
    public const int LabelLength = 60;

    private DraftProvision()
    {
    }

    internal DraftProvision(Draft draft, int position, NumberedProvision numbered)
        : base(draft.ProcessId, draft.OwnerId, draft.OpenTo)
    {
        var provision = numbered.Provision;
        Id = Id<DraftProvision>.New();
        (DraftId, AgreementId, ProvisionId, ParentId) = (draft.Id, draft.AgreementId, provision.Id, provision.ParentId);
        (Position, Kind, Label) = (position, provision.Kind, numbered.Label);
        (Heading, Text, State) = (provision.Heading, provision.Text, Provision.Told(provision.State, numbered.Brackets.Count > 0));
    }

    /// <summary>Its key.</summary>
    public Id<DraftProvision> Id { get; private init; }

    /// <summary>The draft.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>Its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>The provision that it belonged to then.</summary>
    public Id<Provision>? ParentId { get; private init; }

    /// <summary>Its place in reading order, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>What it is.</summary>
    public ProvisionKind Kind { get; private init; }

    /// <summary>Its number as it was told then; empty for what is not numbered.</summary>
    public string Label { get; private init; } = "";

    /// <summary>Its heading.</summary>
    public string Heading { get; private init; } = "";

    /// <summary>Its own text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>How far the parties had come with it.</summary>
    public ProvisionState State { get; private init; }

    /// <summary>A delegation that reads it writes what it would propose, for itself alone.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="party">The delegation's party.</param>
    /// <param name="facts">What is proposed.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; or see <see cref="WordingProposal.Write"/>.</exception>
    public WordingProposal Propose(Agreement agreement, Id<Party> party, ProposalFacts facts, Author author)
    {
        agreement.RequireNegotiated();
        return new WordingProposal(this, party, facts, author);
    }

    /// <summary>A delegation that reads it comments on it, or reserves its position.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="delegation">The delegation's party.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more.</exception>
    public DraftRemark Remark(Agreement agreement, Id<Party> delegation, RemarkFacts facts, Author author)
    {
        agreement.RequireNegotiated();
        return DraftRemark.Of(this, delegation, facts, author);
    }

    /// <summary>The mediators comment on it, or enter what a party said of it.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="facts">What is said.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; a reservation of nobody; the party that said so does not read the draft, and whoever reads it would.</exception>
    public DraftRemark EnterRemark(Agreement agreement, RemarkFacts facts, Author author)
    {
        agreement.RequireNegotiated();
        return DraftRemark.Enter(this, facts, author);
    }
}
