using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Claims;

/// <summary>What is asserted in a process.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">The subjects with their claims.</param>
/// <param name="By">Of whom.</param>
public sealed record ClaimListPage(Guid Process, ClaimsPage List, string? By) : IPage
{
    public Wording Title => "Claims";

    public PageAudience Audience => List.Audience;

    public string Here => $"/processes/{Process}/claims";
}

/// <summary>What is asserted about a meeting.</summary>
public sealed record MeetingClaimsPage(Guid Process, Id<Meeting> Meeting, string MeetingTitle, ClaimsPage List) : IPage
{
    public Wording Title => "Claims about a meeting";

    public PageAudience Audience => List.Audience;

    public string Back => $"/processes/{Process}/meetings/{Meeting}";
}

/// <summary>Subjects, each with its claims side by side.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">The subjects.</param>
public sealed record SubjectPanels(Guid Process, ClaimsPage List);

/// <summary>One subject.</summary>
public sealed record ClaimSubjectShowPage(ClaimSubjectPage Show) : IPage
{
    public Wording Title => new("{0}", Show.Subject.Title);

    public PageAudience Audience => Show.Subject.Audience;

    public string Here => $"/processes/{Show.Subject.ProcessId}/claims/{Show.Subject.Id}";

    /// <summary>What stands, the earliest first.</summary>
    public IReadOnlyList<StandingClaim> Now => [.. Show.Claims.Where(c => c.Stands)];

    /// <summary>What was superseded or withdrawn, the latest first.</summary>
    public IReadOnlyList<StandingClaim> Before => [.. Show.Claims.Where(c => !c.Stands).Reverse()];
}

/// <summary>A claim with what was answered to it.</summary>
public sealed record ClaimVoice(ClaimSubjectShowPage Page, StandingClaim Claim);

/// <summary>What the form of a subject posts.</summary>
public record ClaimSubjectInput
{
    public string? Title { get; init; }

    public ClaimKind? Kind { get; init; }

    public string? Unit { get; init; }

    public string? About { get; init; }

    public Guid? Meeting { get; init; }

    public Guid? Commitment { get; init; }

    public Sharing Sharing { get; init; }

    public Guid? Delegation { get; init; }

    public ClaimReach Reach { get; init; } = ClaimReach.Mediators;

    /// <summary>What a new one is filled in with: of a commitment, a statement for whoever reads that.</summary>
    internal static ClaimSubjectInput Of(Guid? meeting, CommitmentInQuestion? commitment) => commitment is null
        ? new() { Meeting = meeting }
        : new() { Meeting = meeting, Commitment = commitment.Id.Value, Kind = ClaimKind.Statement, Sharing = commitment.Sharing, Delegation = commitment.Delegation?.Value };

    internal OpenClaimSubject Read() => new()
    {
        Title = Title?.Trim() ?? "",
        Kind = Kind,
        Unit = Unit?.Trim() ?? "",
        About = About?.Trim() ?? "",
        Meeting = Meeting is { } meeting ? new Id<Meeting>(meeting) : null,
        Commitment = Commitment is { } commitment ? new Id<Commitment>(commitment) : null,
        Sharing = Sharing,
        Delegation = Sharing == Sharing.OneDelegation && Delegation is { } party ? new Id<Party>(party) : null,
        Reach = Reach,
    };
}

/// <summary>The form of a subject.</summary>
public sealed record ClaimSubjectEditPage : ClaimSubjectInput, IPage
{
    private readonly IStringLocalizer _texts;

    public ClaimSubjectEditPage(ClaimSubjectInput input, ClaimSubjectFormPage choices, Guid process, IStringLocalizer texts)
        : base(input) =>
        (Choices, Process, _texts) = (choices, process, texts);

    public ClaimSubjectFormPage Choices { get; }

    public Guid Process { get; }

    Wording IPage.Title => Heading;

    public Wording Heading => Choices.Commitment is null ? "Open a subject of claims" : "Say what is alleged";

    // A new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Choices.ForDelegation ? PageAudience.DelegationView : PageAudience.Mediators;

    public string Back => $"/processes/{Process}/claims";

    // Of a commitment, it reaches whoever may read that, and no others.
    private Wording InWords(ClaimReach reach) => Choices.Commitment is null ? reach.ReadersInWords() : reach.InWords();

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<ClaimKind>().Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    public IEnumerable<SelectListItem> Sharings => Enum.GetValues<Sharing>().Select(s => new SelectListItem(s.ReadersInWords().In(_texts), s.ToString()));

    public IEnumerable<SelectListItem> Reaches => Enum.GetValues<ClaimReach>().Select(r => new SelectListItem(InWords(r).In(_texts), r.ToString()));

    public IEnumerable<SelectListItem> Delegations =>
        Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));

    public IEnumerable<SelectListItem> Meetings => Choices.Meetings
        .Select(m => new SelectListItem($"{ClaimWords.Say(m.Date, _texts)} – {m.Title}", m.Id.ToString()))
        .Prepend(new SelectListItem(_texts["About no meeting"], ""));
}

/// <summary>What the form of a claim posts.</summary>
public partial record ClaimInput
{
    public string? Asserter { get; init; }

    public string? AsserterName { get; init; }

    public string? Speaker { get; init; }

    public FigureKind FigureKind { get; init; }

    public string? Figure { get; init; }

    public string? FigureTo { get; init; }

    public PartialDateInput Date { get; init; } = new();

    public Stance? Stance { get; init; }

    public string? Text { get; init; }

    public string? Language { get; init; }

    /// <summary>The tag, of a language that is told by it (<see cref="LanguageInput.Other"/>).</summary>
    public string? OtherLanguage { get; init; }

    public string? Scope { get; init; }

    public string? Source { get; init; }

    public PartialDateInput StatedOn { get; init; } = new();

    public PartialDateInput AsOf { get; init; } = new();

    public Sharing Sharing { get; init; }

    public Guid? Delegation { get; init; }

    public ClaimReach Reach { get; init; }

    internal static ClaimInput Of(ClaimForm form) => new()
    {
        Speaker = form.Speaker,
        FigureKind = form.FigureKind,
        Scope = form.Scope,
        StatedOn = PartialDateInput.From(form.StatedOn),
        Reach = form.Reach,
    };

    internal ClaimForm Read(ModelStateDictionary problems, IStringLocalizer texts) => new()
    {
        Asserter = ActorInput.Read(Asserter, AsserterName),
        Speaker = Speaker?.Trim() ?? "",
        FigureKind = FigureKind,
        Figure = Number(Figure, nameof(Figure), problems, texts),
        FigureTo = Number(FigureTo, nameof(FigureTo), problems, texts),
        Date = Date.Read(nameof(Date), problems, texts),
        Stance = Stance,
        Text = Text?.Trim() ?? "",
        Language = LanguageInput.Read(Language, OtherLanguage),
        Scope = Scope?.Trim() ?? "",
        Source = Source?.Trim() ?? "",
        StatedOn = StatedOn.Read(nameof(StatedOn), problems, texts),
        AsOf = AsOf.Read(nameof(AsOf), problems, texts),
        Sharing = Sharing,
        Delegation = Sharing == Sharing.OneDelegation && Delegation is { } party ? new Id<Party>(party) : null,
        Reach = Reach,
    };

    // As figures are written: with or without blanks, points or commas between groups of three, in the digits of any script.
    internal static long? Number(string? typed, string field, ModelStateDictionary problems, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var character in typed.Trim())
        {
            text.Append(CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit ? (char)('0' + digit) : character);
        }

        var figure = text.ToString();
        if (Grouped().IsMatch(figure) && long.TryParse(Separator().Replace(figure, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.AddModelError(field, texts["Give a whole number."]);
        return null;
    }

    [GeneratedRegex(@"^([0-9]{1,15}|[0-9]{1,3}([\s,.'’٬][0-9]{3}){1,4})$")]
    private static partial Regex Grouped();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex Separator();
}

/// <summary>The form of a claim.</summary>
public sealed record ClaimEditPage : ClaimInput, IPage
{
    private readonly IStringLocalizer _texts;

    public ClaimEditPage(ClaimInput input, ClaimFormPage choices, IStringLocalizer texts)
        : base(input) =>
        (Choices, _texts) = (choices, texts);

    public ClaimFormPage Choices { get; }

    public Wording Title => (Choices.Supersedes, Choices.Choices) switch
    {
        ({ }, null) => "Say a claim anew",
        ({ }, _) => "Enter what is claimed now",
        (_, null) => "Make a claim",
        _ => "Enter what somebody claims",
    };

    // A new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Choices.Choices is null ? PageAudience.DelegationView : PageAudience.Mediators;

    public string Back => $"/processes/{Choices.Subject.ProcessId}/claims/{Choices.Subject.Id}";

    public IEnumerable<SelectListItem> Asserters => Choices.Choices!.Options(_texts, "Choose one");

    public IEnumerable<SelectListItem> FigureKinds => Enum.GetValues<FigureKind>().Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    public IEnumerable<SelectListItem> Stances => Enum.GetValues<Stance>().Select(s => new SelectListItem(s.InWords(Choices.Subject.IsAllegation).In(_texts), s.ToString()));

    public IEnumerable<SelectListItem> Sharings => Enum.GetValues<Sharing>().Select(s => new SelectListItem(s.ReadersInWords().In(_texts), s.ToString()));

    public IEnumerable<SelectListItem> Reaches => ClaimReaches.Of(_texts, Choices.Subject.OpenTo);

    public IEnumerable<SelectListItem> Delegations =>
        Choices.Choices!.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));
}

/// <summary>Asks before a claim is withdrawn.</summary>
public sealed record ClaimWithdrawPage(ClaimFormPage Of, string? Reason) : IPage
{
    public Wording Title => Of.Choices is null ? "Take this claim back?" : "Was this claim taken back?";

    public PageAudience Audience => Of.Supersedes!.Audience;

    public string Back => $"/processes/{Of.Subject.ProcessId}/claims/{Of.Subject.Id}";
}

/// <summary>What the form of a reply posts.</summary>
public record ClaimReplyInput
{
    public string? Text { get; init; }

    public string? Language { get; init; }

    /// <summary>The tag, of a language that is told by it (<see cref="LanguageInput.Other"/>).</summary>
    public string? OtherLanguage { get; init; }

    public ClaimReach Reach { get; init; } = ClaimReach.Mediators;
}

/// <summary>The form of a reply.</summary>
public sealed record ClaimReplyPage : ClaimReplyInput, IPage
{
    private readonly IStringLocalizer _texts;

    public ClaimReplyPage(ClaimReplyInput input, ReplyFormPage of, IStringLocalizer texts)
        : base(input) =>
        (Of, _texts) = (of, texts);

    public ReplyFormPage Of { get; }

    public Wording Title => "Reply to a claim";

    public PageAudience Audience => PageAudience.DelegationView;

    public string Back => $"/processes/{Of.Subject.ProcessId}/claims/{Of.Subject.Id}";

    public IEnumerable<SelectListItem> Reaches => ClaimReaches.Of(_texts, Of.Claim.OpenTo);
}

/// <summary>Who may read what a delegation says.</summary>
internal static class ClaimReaches
{
    /// <summary>The choices that differ from each other, where it belongs to something that is open to no more.</summary>
    public static IEnumerable<SelectListItem> Of(IStringLocalizer texts, OpenTo all) => Enum.GetValues<ClaimReach>()
        .Where(r => r == ClaimReach.OwnDelegation || (r == ClaimReach.Mediators && all.HasFlag(OpenTo.Mediators)) || (all & ~OpenTo.Mediators) != 0)
        .Select(r => new SelectListItem(r.InWords().In(texts), r.ToString()));
}
