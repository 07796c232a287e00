using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Reports;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;
using Kind = Negotiations.Domain.Agreements.ProvisionKind;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using TextKind = Negotiations.Texts.Drafts.ProvisionKind;

namespace Negotiations.Web.Features.Agreements;

/// <summary>How agreements, their drafts and their provisions are said.</summary>
public static class AgreementWords
{
    public static Wording InWords(this AgreementKind kind) => kind switch
    {
        AgreementKind.PeaceTreaty => "Peace treaty",
        AgreementKind.Ceasefire => "Ceasefire",
        AgreementKind.ExchangeAgreement => "Exchange agreement",
        AgreementKind.Framework => "Framework",
        AgreementKind.JointStatement => "Joint statement",
        AgreementKind.Protocol => "Protocol",
        _ => "Non-paper",
    };

    public static Wording InWords(this AgreementStatus status) => status switch
    {
        AgreementStatus.Elements => "Elements",
        AgreementStatus.Drafting => "Drafting",
        AgreementStatus.AgreedAdReferendum => "Agreed ad referendum",
        AgreementStatus.Initialled => "Initialled",
        AgreementStatus.Signed => "Signed",
        AgreementStatus.Ratified => "Ratified",
        AgreementStatus.InForce => "In force",
        AgreementStatus.Terminated => "Terminated",
        _ => "Abandoned",
    };

    public static (Tone Tone, Glyph Glyph) Sign(this AgreementStatus status) => status switch
    {
        AgreementStatus.Elements => (Tone.Off, Glyph.Ring),
        AgreementStatus.Drafting => (Tone.Wait, Glyph.Half),
        AgreementStatus.AgreedAdReferendum or AgreementStatus.Initialled or AgreementStatus.Signed => (Tone.Wait, Glyph.Check),
        AgreementStatus.Ratified or AgreementStatus.InForce => (Tone.Ok, Glyph.Check),
        _ => (Tone.Off, Glyph.Minus),
    };

    /// <summary>What a status means for whoever has not the Convention at hand.</summary>
    public static Wording Meaning(this AgreementStatus status) => status switch
    {
        AgreementStatus.Elements => "No draft is read yet by everybody who may know of it.",
        AgreementStatus.Drafting => "Its text is being negotiated.",
        AgreementStatus.AgreedAdReferendum => "All parties accept the text, subject to their capitals.",
        AgreementStatus.Initialled => "All parties initialled it or signed it ad referendum: its text is definitive (Vienna Convention on the Law of Treaties, Art. 10).",
        AgreementStatus.Signed => "All parties signed it (Art. 12 and 18).",
        AgreementStatus.Ratified => "All parties expressed their consent to be bound by it (Art. 11).",
        AgreementStatus.InForce => "It is in force (Art. 24).",
        AgreementStatus.Terminated => "It was terminated (Art. 54).",
        _ => "Nobody pursues it any more.",
    };

    public static Wording InWords(this ActKind kind) => kind switch
    {
        ActKind.AcceptsAdReferendum => "Accepts the text ad referendum",
        ActKind.TakesBack => "Takes its acceptance back",
        ActKind.Initials => "Initials the text",
        ActKind.SignsAdReferendum => "Signs ad referendum",
        ActKind.Signs => "Signs",
        ActKind.ConsentsToBeBound => "Ratifies, accepts or approves",
        ActKind.Reserves => "Makes a reservation",
        ActKind.Declares => "Declares how it understands the text",
        ActKind.EntersIntoForce => "Enters into force",
        ActKind.Ends => "Is terminated",
        ActKind.IsAbandoned => "Is pursued no more",
        _ => "Is taken up again",
    };

    public static Wording InWords(this Kind kind) => kind switch
    {
        Kind.Preamble => "Preamble",
        Kind.Chapter => "Chapter",
        Kind.Article => "Article",
        Kind.Paragraph => "Paragraph",
        Kind.Point => "Point",
        _ => "Annex",
    };

    public static Wording InWords(this TextKind kind) => kind switch
    {
        TextKind.Preamble => "Preamble",
        TextKind.Chapter => "Chapter",
        TextKind.Article => "Article",
        TextKind.Paragraph => "Paragraph",
        TextKind.Point => "Point",
        _ => "Annex",
    };

    public static Wording InWords(this ProvisionState state) => state switch
    {
        ProvisionState.Clean => "Clean",
        ProvisionState.Bracketed => "Bracketed",
        ProvisionState.Reserved => "Reserved",
        ProvisionState.Parked => "Parked",
        _ => "Agreed ad referendum",
    };

    public static (Tone Tone, Glyph Glyph) Sign(this ProvisionState state) => state switch
    {
        ProvisionState.Clean => (Tone.Off, Glyph.Dot),
        ProvisionState.Bracketed => (Tone.Dispute, Glyph.Split),
        ProvisionState.Reserved => (Tone.Dispute, Glyph.Flag),
        ProvisionState.Parked => (Tone.Wait, Glyph.Clock),
        _ => (Tone.Ok, Glyph.Check),
    };

    /// <summary>Whether a provision stands under a heading line of its own; the others stand beside their number.</summary>
    public static bool IsHeaded(this NumberedProvision place) => place.Kind is TextKind.Preamble or TextKind.Chapter or TextKind.Article or TextKind.Annex;

    /// <summary>What the line over a provision says besides its heading: <c>Article 3</c>; what stands before a paragraph or a point: <c>3(2)</c>.</summary>
    public static string Caption(this NumberedProvision place, IStringLocalizer texts) => place.Kind switch
    {
        TextKind.Preamble => place.Provision.Heading.Length > 0 ? "" : texts["Preamble"],
        TextKind.Paragraph or TextKind.Point => place.Label,
        var kind => texts["{0} {1}", kind.InWords().In(texts), place.Label].Value,
    };

    /// <summary>What a provision is called in a list: its label, or what it is where it has none.</summary>
    public static string Cited(this NumberedProvision place, IStringLocalizer texts) => place.Kind is TextKind.Paragraph or TextKind.Point
        ? place.Label.Length > 0 ? place.Label : place.Kind.InWords().In(texts)
        : place.Caption(texts) is { Length: > 0 } caption ? caption : place.Kind.InWords().In(texts);

    /// <summary>The same, of a provision that is told without its text around it.</summary>
    public static string Cited(this OpenProvision provision, IStringLocalizer texts) => provision is { Kind: Kind.Paragraph or Kind.Point, Label.Length: > 0 } ? provision.Label
        : provision.Label.Length > 0 ? texts["{0} {1}", provision.Kind.InWords().In(texts), provision.Label].Value
        : provision.Kind.InWords().In(texts);

    /// <summary>What it is about: its heading, or how its text begins.</summary>
    public static string About(this OpenProvision provision) => provision.Heading.Length > 0 ? provision.Heading : provision.Text.Beginning(Begins);

    /// <summary>How a provision that is not agreed stands, with how many brackets are open in it: its words alone do not tell.</summary>
    public static string Stands(this OpenProvision provision, IStringLocalizer texts) => provision.Brackets switch
    {
        0 => provision.State.InWords().In(texts),
        1 => texts["{0}: 1 open bracket", provision.State.InWords().In(texts)],
        var count => texts["{0}: {1} open brackets", provision.State.InWords().In(texts), count],
    };

    private const int Begins = 120;

    /// <summary>Whether it is a preamble or stands in one: it says why, and lays down nothing that is to be done.</summary>
    public static bool IsOfPreamble(this NumberedProvision place) => place.Kind == TextKind.Preamble || (place.Parent?.IsOfPreamble() ?? false);

    /// <summary>The place of a provision on a page.</summary>
    public static string Anchor(this NumberedProvision place) => $"p-{place.Identity}";

    /// <summary>What a draft is called: by its number, or by its time and mark where it has none.</summary>
    public static string Name(this DraftRow draft, IStringLocalizer texts) => draft.Number is { } number
        ? texts["Draft {0}", number]
        : texts["Draft of {0}, {1}", WhenTagHelper.Say(texts, draft.TabledAt, null), draft.Mark];

    /// <summary>The same where there is little room: one without a number is told by the first letters of its hash.</summary>
    public static string BriefName(this DraftRow draft, IStringLocalizer texts) => draft.Number is { } number
        ? texts["Draft {0}", number]
        : texts["draft without a number, {0}", draft.Mark];
}

/// <summary>Where agreements and their drafts stand.</summary>
public static class AgreementAddress
{
    public static string List(object process) => $"/processes/{process}/agreements";

    public static string Of(object process, object agreement) => $"{List(process)}/{agreement}";

    public static string Text(object process, object agreement) => $"{Of(process, agreement)}/text";

    public static string TextIn(object process, object agreement, string language) => $"{Text(process, agreement)}/in/{language}";

    public static string Draft(object process, object agreement, object draft) => $"{Of(process, agreement)}/drafts/{draft}";

    public static string Address(this AgreementRow agreement) => Of(agreement.ProcessId, agreement.Id);

    public static string Address(this DraftRow draft) => Draft(draft.ProcessId, draft.AgreementId, draft.Id);

    public static string Parallel(this DraftRow draft, string language) => $"{draft.Address()}/parallel/{language}";
}
