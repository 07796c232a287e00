using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.WorkingTexts;

/// <summary>The working text of an agreement.</summary>
public sealed record WorkingTextShowPage(WorkingTextPage Show) : IPage
{
    public Wording Title => new("{0}: working text", Show.Agreement.Title);

    public PageAudience Audience => PageAudience.Mediators;

    public string Here => AgreementAddress.Text(Show.Agreement.ProcessId, Show.Agreement.Id);

    /// <summary>The words of a provision with its brackets, each of which leads to where it is worked on.</summary>
    public BracketedWords Words(ProvisionRow row, IStringLocalizer texts) =>
        new(row.Line.Place.Provision.Text, row.Line.Brackets, Show.Parties, texts) { Address = b => $"{Here}/{row.Id}/brackets/{b.Key}" };

    /// <summary>Those that stand in a list of contents: what has a heading line, and preambles.</summary>
    public IEnumerable<ProvisionRow> Contents => Show.Provisions.Where(p => p.Line.Place.IsHeaded());
}

/// <summary>How a move is said.</summary>
public static class MoveWords
{
    public static Wording InWords(this Move move) => move switch
    {
        Move.Up => "Up",
        Move.Down => "Down",
        Move.In => "In",
        _ => "Out",
    };
}

/// <summary>What the form of a provision posts.</summary>
public record ProvisionInput
{
    public ProvisionKind? Kind { get; init; }

    public string? Heading { get; init; }

    public string? Text { get; init; }

    public ProvisionState State { get; init; }

    public Guid? Under { get; init; }

    public Guid? After { get; init; }

    public Guid VersionToken { get; init; }

    /// <summary>Goes on with another one behind it, once it is saved.</summary>
    public bool Next { get; init; }

    internal static ProvisionInput Of(ProvisionForm form) => new()
    {
        Kind = form.Kind,
        Heading = form.Heading,
        Text = form.Text,
        State = form.State,
        Under = form.Place.Under?.Value,
        After = form.Place.After?.Value,
        VersionToken = form.VersionToken,
    };

    internal ProvisionPlace Place => new(Under is { } under ? new Id<Provision>(under) : null, After is { } after ? new Id<Provision>(after) : null);

    // Lines end as browsers send them otherwise, and two drafts would differ by nothing that anybody sees.
    internal ProvisionForm Read() => new() { Kind = Kind, Heading = Heading?.Trim() ?? "", Text = (Text ?? "").ReplaceLineEndings("\n").Trim(), State = State, Place = Place, VersionToken = VersionToken };
}

/// <summary>The form of a provision.</summary>
public sealed record ProvisionEditPage : ProvisionInput, IPage
{
    private readonly IStringLocalizer _texts;

    public ProvisionEditPage(ProvisionInput input, ProvisionFormPage choices, Id<Provision>? provision, IStringLocalizer texts)
        : base(input) =>
        (Choices, Provision, _texts) = (choices, provision, texts);

    public ProvisionFormPage Choices { get; }

    /// <summary>Which provision; none for a new one.</summary>
    public Id<Provision>? Provision { get; }

    public Wording Title => (Provision, Choices.Where) switch
    {
        (null, "") => "Write a provision",
        (null, var where) => new Wording("Write under {0}", where),
        _ => new Wording("Word {0} {1}", Choices.Kinds[0].InWords().In(_texts), Choices.Label),
    };

    public PageAudience Audience => PageAudience.Mediators;

    public string Whole => AgreementAddress.Text(Choices.Agreement.ProcessId, Choices.Agreement.Id);

    public string Back => Provision is { } id ? $"{Whole}#p-{id}" : After is { } after ? $"{Whole}#p-{after}" : Under is { } under ? $"{Whole}#p-{under}" : Whole;

    public IEnumerable<SelectListItem> Kinds => Choices.Kinds.Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    // What is in brackets is told as bracketed; what was said to be so before there were brackets stays so until somebody says otherwise.
    public IEnumerable<SelectListItem> States => Enum.GetValues<ProvisionState>().Where(s => s != ProvisionState.Bracketed || Choices.Form.State == s).Select(s => new SelectListItem(s.InWords().In(_texts), s.ToString()));
}

/// <summary>Asks before a provision is taken out.</summary>
public sealed record TakeOutPage(TakingOutStep Step) : IPage
{
    public Wording Title => "Take this out?";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => $"{AgreementAddress.Text(Step.Agreement.ProcessId, Step.Agreement.Id)}#p-{Step.Id}";
}
