using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Translations;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Words;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Translations;

/// <summary>Provisions in two languages beside each other.</summary>
/// <param name="Lines">The provisions in reading order.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="IsAuthentic">Whether the text in that language is authentic.</param>
/// <param name="Other">How far it stands in the other language.</param>
/// <param name="Parties">The parties of the process, some of which may propose something in its brackets.</param>
public sealed record ParallelBody(IReadOnlyList<ParallelLine> Lines, string Language, bool IsAuthentic, LanguageTally Other, IReadOnlyList<PartyMark> Parties)
{
    /// <summary>Of the working text, where a provision is put into the other language, and who did that; none of a draft.</summary>
    public Func<ParallelLine, TranslatedRow>? Rows { get; init; }

    /// <summary>Where the other language is worked on; none where it is not.</summary>
    public string? Work { get; init; }

    /// <summary>The words of a provision in the language of the text, with its brackets.</summary>
    public BracketedWords Words(ParallelLine line, IStringLocalizer texts) => new(line.Line.Place.Provision.Text, line.Line.Brackets, Parties, texts);
}

/// <summary>The working text beside what it says in another language.</summary>
public sealed record TextInLanguageShowPage(TextInLanguagePage Show) : IPage
{
    public Wording Title => new("{0}: working text in {1}", Show.Agreement.Title, LanguageInput.Say(Show.Tally.Language));

    public PageAudience Audience => PageAudience.Mediators;

    public string Here => AgreementAddress.TextIn(Show.Agreement.ProcessId, Show.Agreement.Id, Show.Tally.Language);

    public string Whole => AgreementAddress.Text(Show.Agreement.ProcessId, Show.Agreement.Id);

    public ParallelBody Body
    {
        get
        {
            var rows = Show.Rows.ToDictionary(r => r.Both);
            return new([.. Show.Rows.Select(r => r.Both)], Show.Agreement.Language, Show.Agreement.Languages[0].IsAuthentic, Show.Tally, Show.Parties)
            {
                Rows = line => rows[line], Work = Show.Agreement.IsNegotiated ? Here : null,
            };
        }
    }

    /// <summary>The first that is to be put into the language; none if all is done, or the text is not negotiated any more.</summary>
    public TranslatedRow? First => Show.Agreement.IsNegotiated ? Show.Rows.FirstOrDefault(r => r.Both.Stand is TranslationStand.Missing or TranslationStand.Earlier) : null;
}

/// <summary>A draft in two languages.</summary>
/// <param name="Show">The draft.</param>
/// <param name="PdfIsAvailable">Whether this server prints.</param>
/// <param name="Texts">Texts of the interface.</param>
public sealed record ParallelShowPage(ParallelPage Show, bool PdfIsAvailable, IStringLocalizer Texts) : IReport
{
    public Wording Title => new("{0}: {1}, {2} and {3}", Show.Draft.Title, Show.Draft.Name(Texts), LanguageInput.Say(Show.Draft.Language), LanguageInput.Say(Show.Tally.Language));

    public PageAudience Audience => Show.Draft.Audience;

    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no file, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    public string Here => Show.Draft.Parallel(Show.Tally.Language);

    public PartyMark? Reader => Show.Parties.FirstOrDefault(p => p.Id == Show.Draft.OwnerId);

    public bool HasBrackets => Show.Lines.Any(l => l.Line.Brackets.Count > 0);

    public ParallelBody Body => new(Show.Lines, Show.Draft.Language, Show.Agreement.Languages.Any(l => l.Tag == Show.Draft.Language && l.IsAuthentic), Show.Tally, Show.Parties);
}

/// <summary>What the form of a provision in another language posts.</summary>
public record TranslationInput
{
    public string? Heading { get; init; }

    public string? Text { get; init; }

    public Guid Original { get; init; }

    public Guid VersionToken { get; init; }

    /// <summary>Goes on with the next that is missing or made of an earlier wording, once it is saved.</summary>
    public bool Next { get; init; }

    internal static TranslationInput Of(TranslationForm form) => new() { Heading = form.Heading, Text = form.Text, Original = form.Original, VersionToken = form.VersionToken };

    internal TranslationForm Read() => new() { Heading = Heading?.Trim() ?? "", Text = (Text ?? "").ReplaceLineEndings("\n").Trim(), Original = Original, VersionToken = VersionToken };
}

/// <summary>The form of a provision in another language, with the provision beside it.</summary>
public sealed record TranslationEditPage : TranslationInput, IPage
{
    private readonly IStringLocalizer _texts;

    public TranslationEditPage(TranslationInput input, TranslationFormPage choices, Id<Provision> provision, IStringLocalizer texts)
        : base(input) =>
        (Choices, Provision, _texts) = (choices, provision, texts);

    public TranslationFormPage Choices { get; }

    public Id<Provision> Provision { get; }

    public string Language => Choices.Tally.Language;

    public Wording Title => new("{0} in {1}", $"{Choices.Kind.InWords().In(_texts)} {Choices.Label}".TrimEnd(), LanguageInput.Say(Language));

    public PageAudience Audience => PageAudience.Mediators;

    public string Whole => AgreementAddress.TextIn(Choices.Agreement.ProcessId, Choices.Agreement.Id, Language);

    public string Back => $"{Whole}#p-{Provision}";

    /// <summary>Whether there is a heading to be written, or one to be taken out again.</summary>
    public bool HasHeading => Choices.Heading.Length > 0 || !string.IsNullOrEmpty(Heading);

    /// <summary>The same of a text.</summary>
    public bool HasText => Choices.Text.Length > 0 || !string.IsNullOrEmpty(Text);

    public BracketedWords Words => new(Choices.Text, Choices.Brackets, Choices.Parties, _texts);

    /// <summary>What changed in the provision since it was put into the language.</summary>
    public IReadOnlyList<Run> Changes(string? before, string now) => WordComparison.Of(before ?? "", now);
}
