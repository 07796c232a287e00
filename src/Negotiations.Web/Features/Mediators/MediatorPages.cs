using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Domain.Mediators;
using Negotiations.Web.Features.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Mediators;

/// <summary>What the form of a mediator posts.</summary>
public record MediatorInput
{
    public MediatorKind Kind { get; init; }

    public string? Name { get; init; }

    public MediatorRole Role { get; init; }

    public PartialDateInput From { get; init; } = new();

    public PartialDateInput To { get; init; } = new();

    public Guid VersionToken { get; init; }

    internal static MediatorInput Of(MediatorForm form) => new()
    {
        Kind = form.Kind,
        Name = form.Name,
        Role = form.Role,
        From = PartialDateInput.From(form.From),
        To = PartialDateInput.From(form.To),
        VersionToken = form.VersionToken,
    };

    internal MediatorForm Read(ModelStateDictionary problems, IStringLocalizer texts) =>
        new(Kind, Name ?? "", Role, From.Read(nameof(From), problems, texts), To.Read(nameof(To), problems, texts), VersionToken);
}

/// <summary>The form of a mediator.</summary>
public sealed record MediatorFormPage : MediatorInput, IPage
{
    private readonly IStringLocalizer _texts;

    public MediatorFormPage(MediatorInput input, Guid process, bool isNew, IStringLocalizer texts)
        : base(input) =>
        (Process, IsNew, _texts) = (process, isNew, texts);

    public Guid Process { get; }

    public bool IsNew { get; }

    public Wording Title => IsNew ? "Add a mediator" : "Correct a mediator";

    public PageAudience Audience => PageAudience.Process;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<MediatorKind>().Select(kind => new SelectListItem(kind.InWords().In(_texts), kind.ToString(), kind == Kind));

    public IEnumerable<SelectListItem> Roles =>
        Enum.GetValues<MediatorRole>().Select(role => new SelectListItem(role.InWords().In(_texts), role.ToString(), role == Role));
}

/// <summary>What the form of an official posts.</summary>
public record OfficialInput
{
    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? Office { get; init; }

    public string? OnBehalfOf { get; init; }

    public Guid VersionToken { get; init; }

    internal static OfficialInput Of(OfficialForm form) => new()
    {
        Name = form.Name,
        Title = form.Title,
        Office = form.Office,
        OnBehalfOf = form.OnBehalfOf,
        VersionToken = form.VersionToken,
    };

    internal OfficialForm Form() => new(Name ?? "", Title ?? "", Office ?? "", OnBehalfOf ?? "", VersionToken);
}

/// <summary>The form of an official.</summary>
public sealed record OfficialFormPage : OfficialInput, IPage
{
    public OfficialFormPage(OfficialInput input, Guid process, bool isNew)
        : base(input) =>
        (Process, IsNew) = (process, isNew);

    public Guid Process { get; }

    public bool IsNew { get; }

    Wording IPage.Title => Heading;

    public Wording Heading => IsNew ? "Add an official" : "Correct an official";

    public PageAudience Audience => PageAudience.Process;
}

/// <summary>Asks before something is taken off the process.</summary>
/// <param name="What">Name of what would be taken off.</param>
/// <param name="Back">Where it is shown.</param>
public sealed record TakeOffPage(string What, string Back) : IPage
{
    public Wording Title => new("Take “{0}” off this process?", What);

    public PageAudience Audience => PageAudience.Process;
}
