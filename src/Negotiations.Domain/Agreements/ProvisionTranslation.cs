namespace Negotiations.Domain.Agreements;

/// <summary>What a provision says in another language.</summary>
/// <param name="Heading">Its heading; empty where the provision has none.</param>
/// <param name="Text">Its own text; empty where the provision has none.</param>
public sealed record TranslationFacts(string Heading, string Text);

/// <summary>
/// A provision of the working text in another language of the agreement, seen by the mediators alone. It keeps the words that it was made of, so that it is told as made of earlier words as soon as the provision says
/// something else, and as up to date again if the former words come back.
/// </summary>
public sealed class ProvisionTranslation : ProcessRecord, IVersioned, IKeptByMediators
{
    private ProvisionTranslation()
    {
    }

    internal ProvisionTranslation(Provision provision, string language)
        : base(provision.ProcessId, provision.OwnerId, provision.OpenTo)
    {
        Id = Id<ProvisionTranslation>.New();
        (AgreementId, ProvisionId, Language) = (provision.AgreementId, provision.Id, language);
    }

    /// <summary>Its key.</summary>
    public Id<ProvisionTranslation> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision; it has at most one in each language.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private init; } = "";

    /// <summary>The heading in this language.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>The text in this language.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The heading that it was made of.</summary>
    public string OfHeading { get; private set; } = "";

    /// <summary>The text that it was made of.</summary>
    public string OfText { get; private set; } = "";

    /// <summary>When it was last worded, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Whether the provision still says what this was made of. How far the parties have come with it, and where it stands, is no part of that.</summary>
    public bool IsUpToDate(Provision provision) => provision.Heading == OfHeading && provision.Text == OfText;

    /// <summary>Words it anew, of what the provision says now.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="provision">The provision.</param>
    /// <param name="facts">What it says in this language.</param>
    /// <param name="author">Who words it.</param>
    /// <exception cref="RuleViolation">See <see cref="Agreement.Translate"/>.</exception>
    public void Word(Agreement agreement, Provision provision, TranslationFacts facts, Author author)
    {
        if (provision.Id != ProvisionId)
        {
            throw new InvalidOperationException("The translation belongs to another provision.");
        }

        provision.RequireInHand(agreement);
        agreement.RequireTranslated(Language);
        if (facts.Text.Length == 0 && provision.Text.Length > 0)
        {
            throw new RuleViolation("translation.text", "Write the text in this language, too.") { Field = nameof(Text) };
        }

        if (facts.Heading.Length == 0 && provision.Heading.Length > 0)
        {
            throw new RuleViolation("translation.heading", "Write the heading in this language, too.") { Field = nameof(Heading) };
        }

        if (facts.Heading.Length > 0 && provision.Heading.Length == 0)
        {
            throw new RuleViolation("translation.no-heading", "The provision has no heading. What has one in one language alone is not the same text.") { Field = nameof(Heading) };
        }

        if (facts.Text.Length > 0 && provision.Text.Length == 0)
        {
            throw new RuleViolation("translation.no-text", "The provision has no text of its own. What has one in one language alone is not the same text.") { Field = nameof(Text) };
        }

        (Heading, Text) = (facts.Heading, facts.Text);
        (OfHeading, OfText) = (provision.Heading, provision.Text);
        (ChangedAt, ChangedBy) = (author.At, author.Name);
    }
}

/// <summary>A provision in another language as it stood when a draft was tabled: for the readers of the draft, frozen with it. By whom and when it was made is not in it.</summary>
public sealed class DraftTranslation : ProcessRecord, IKeptByMediators
{
    private DraftTranslation()
    {
    }

    internal DraftTranslation(Draft draft, int position, bool isFirst, Provision provision, ProvisionTranslation translation, bool isAuthentic)
        : base(draft.ProcessId, draft.OwnerId, draft.OpenTo)
    {
        Id = Id<DraftTranslation>.New();
        (DraftId, AgreementId, ProvisionId, TranslationId) = (draft.Id, draft.AgreementId, provision.Id, translation.Id);
        (Position, IsFirst, Language, IsAuthentic, IsUpToDate) = (position, isFirst, translation.Language, isAuthentic, translation.IsUpToDate(provision));
        (Heading, Text) = (translation.Heading, translation.Text);
    }

    /// <summary>Its key.</summary>
    public Id<DraftTranslation> Id { get; private init; }

    /// <summary>The draft.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision, by its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>The translation of the working text that it is a copy of; it is shown to nobody but the mediators.</summary>
    public Id<ProvisionTranslation> TranslationId { get; private init; }

    /// <summary>Its place among the translations of the draft, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>Whether it is the first in its language: by these the languages of a draft are told.</summary>
    public bool IsFirst { get; private init; }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private init; } = "";

    /// <summary>Whether the text in this language was then to be as authentic as the others (Vienna Convention on the Law of Treaties, Art. 33).</summary>
    public bool IsAuthentic { get; private init; }

    /// <summary>Whether it was made of the words that the provision has in the draft, and not of earlier ones.</summary>
    public bool IsUpToDate { get; private init; }

    /// <summary>The heading in this language.</summary>
    public string Heading { get; private init; } = "";

    /// <summary>The text in this language.</summary>
    public string Text { get; private init; } = "";
}
