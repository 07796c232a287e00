using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Web.Features.Commitments;
using Negotiations.Web.Features.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Agreements;

/// <summary>The agreements of a process.</summary>
public sealed record AgreementListPage(Guid Process, AgreementsPage List) : IPage
{
    public Wording Title => "Agreements";

    public PageAudience Audience => List.Audience;

    public string Here => AgreementAddress.List(Process);

    public IEnumerable<PartyMark> PartiesOf(AgreementRow row) => row.PartyIds.Select(id => List.Parties.FirstOrDefault(p => p.Id == id)).OfType<PartyMark>();

    public IEnumerable<AgreementMediators> MediatorsOf(AgreementRow row) => AgreementMediators.Of(row, List.Mediators);
}

/// <summary>One agreement.</summary>
public sealed record AgreementShowPage(AgreementPage Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => new("{0}", Show.Agreement.Title);

    public PageAudience Audience => Show.Agreement.Audience;

    public string Here => Show.Agreement.Address();

    public IEnumerable<PartyMark> Parties => Show.Agreement.PartyIds.Select(id => Party(id)).OfType<PartyMark>();

    public IReadOnlyList<AgreementMediators> Mediators => [.. AgreementMediators.Of(Show.Agreement, Show.Mediators)];

    /// <summary>Who signed besides the parties; its name is told as it is now.</summary>
    public string? Name(AgreementMediatorFacts? signatory) => Show.Mediators.FirstOrDefault(m => m.Id == signatory?.Mediator)?.Name;

    public PartyMark? Party(Id<Party>? id) => Show.Parties.FirstOrDefault(p => p.Id == id);

    public DraftRow? Draft(Id<Draft>? id) => Show.Drafts.FirstOrDefault(d => d.Id == id);

    /// <summary>Acts by which a party goes the next step, with the parties that have not done so; and, until it is in force, the mediators that have not signed.</summary>
    public IEnumerable<(ActKind Kind, IReadOnlyList<PartyMark> Missing, IReadOnlyList<(AgreementMediatorFacts Facts, string Name)> Mediators)> Steps =>
        from kind in new[] { ActKind.AcceptsAdReferendum, ActKind.Initials, ActKind.Signs, ActKind.ConsentsToBeBound }
        where Show.Next.Contains(kind)
        let missing = Parties.Where(p => !Show.Acts.Any(a => a.Kind == kind && a.PartyId == p.Id)).ToList()
        let unsigned = kind == ActKind.Signs && Show.Agreement.Status is not AgreementStatus.InForce ? Unsigned.ToList() : []
        where missing.Count > 0 || unsigned.Count > 0
        select (kind, (IReadOnlyList<PartyMark>)missing, (IReadOnlyList<(AgreementMediatorFacts, string)>)unsigned);

    private IEnumerable<(AgreementMediatorFacts Facts, string Name)> Unsigned =>
        from mediator in Mediators
        from role in mediator.Roles
        let facts = new AgreementMediatorFacts(mediator.Id, role)
        where !Show.Acts.Any(a => a.Signatory == facts)
        select (facts, mediator.Name);
}

/// <summary>A line of the form for a language.</summary>
public sealed record LanguageLine
{
    public string? Tag { get; init; }

    /// <summary>The tag, of a language that is told by it (<see cref="LanguageInput.Other"/>).</summary>
    public string? OtherTag { get; init; }

    public bool IsAuthentic { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(LanguageInput.Read(Tag, OtherTag)) && Tag != LanguageInput.Other;
}

/// <summary>What the form of an agreement posts.</summary>
public record AgreementInput
{
    public string? Heading { get; init; }

    public AgreementKind Kind { get; init; }

    public string? Summary { get; init; }

    public string? Source { get; init; }

    public List<Guid> Parties { get; init; } = [];

    /// <summary>Mediators in their roles (<see cref="AgreementMediatorInput"/>).</summary>
    public List<string> Mediators { get; init; } = [];

    public List<LanguageLine> Languages { get; init; } = [];

    public Sharing Sharing { get; init; }

    public Guid? Delegation { get; init; }

    public Guid VersionToken { get; init; }

    /// <summary>Asks for more lines, and keeps nothing yet.</summary>
    public bool More { get; init; }

    internal static AgreementInput Of(AgreementForm form) => new()
    {
        Heading = form.Title,
        Kind = form.Kind,
        Summary = form.Summary,
        Source = form.Source,
        Parties = [.. form.Parties.Select(p => p.Value)],
        Mediators = [.. form.Mediators.Select(AgreementMediatorInput.Of)],
        Languages = [.. form.Languages.Select(l => new LanguageLine { Tag = l.Tag, IsAuthentic = l.IsAuthentic })],
        Sharing = form.Sharing,
        Delegation = form.Delegation?.Value,
        VersionToken = form.VersionToken,
    };

    internal AgreementForm Read() => new()
    {
        Title = Heading?.Trim() ?? "",
        Kind = Kind,
        Summary = Summary?.Trim() ?? "",
        Source = Source?.Trim() ?? "",
        Parties = [.. Parties.Select(p => new Id<Party>(p))],
        Mediators = [.. Mediators.Where(m => m is { Length: > 0 }).Select(AgreementMediatorInput.Read)],
        Languages = [.. Languages.Select(l => new AgreementLanguageFacts(LanguageInput.Read(l.Tag, l.OtherTag), l.IsAuthentic))],
        Sharing = Sharing,
        Delegation = Sharing == Sharing.OneDelegation && Delegation is { } party ? new Id<Party>(party) : null,
        VersionToken = VersionToken,
    };
}

/// <summary>The form of an agreement.</summary>
public sealed record AgreementEditPage : AgreementInput, IPage
{
    private const int EmptyLines = 2;
    private const int MostEmptyLines = 20;
    private readonly IStringLocalizer _texts;

    // Besides the empty lines that there always are: those that there were when more were asked for.
    public AgreementEditPage(AgreementInput input, AgreementFormPage choices, Guid process, Id<Agreement>? agreement, int empty, IStringLocalizer texts)
        : base(input with { Languages = [.. input.Languages, .. Enumerable.Repeat(new LanguageLine(), Math.Min(empty, MostEmptyLines) + EmptyLines)] }) =>
        (Choices, Process, Agreement, _texts) = (choices, process, agreement, texts);

    public AgreementFormPage Choices { get; }

    public Guid Process { get; }

    /// <summary>Which agreement; none for a new one.</summary>
    public Id<Agreement>? Agreement { get; }

    public Wording Title => Agreement is null ? "Open an agreement" : "Describe the agreement";

    // A new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Choices.Audience ?? PageAudience.Mediators;

    public string Back => Agreement is { } id ? AgreementAddress.Of(Process, id) : AgreementAddress.List(Process);

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<AgreementKind>().Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    public IEnumerable<SelectListItem> Sharings => Enum.GetValues<Sharing>().Select(s => new SelectListItem(s.ReadersInWords().In(_texts), s.ToString()));

    public IEnumerable<SelectListItem> Delegations => Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));
}

/// <summary>What the form of an act posts.</summary>
public record ActInput
{
    public ActKind? Kind { get; init; }

    public Guid? Party { get; init; }

    /// <summary>A mediator in its role (<see cref="AgreementMediatorInput"/>).</summary>
    public string? Mediator { get; init; }

    public string? By { get; init; }

    public string? Capacity { get; init; }

    public PartialDateInput On { get; init; } = new();

    public string? Place { get; init; }

    public Guid? Draft { get; init; }

    public string? Text { get; init; }

    public string? Source { get; init; }

    internal ActForm Read(ModelStateDictionary problems, IStringLocalizer texts) => new()
    {
        Kind = Kind,
        Party = Party is { } party ? new Id<Party>(party) : null,
        Mediator = Mediator is { Length: > 0 } mediator ? AgreementMediatorInput.Read(mediator) : null,
        By = By?.Trim() ?? "",
        Capacity = Capacity?.Trim() ?? "",
        On = On.Read(nameof(On), problems, texts),
        Place = Place?.Trim() ?? "",
        Draft = Draft is { } draft ? new Id<Draft>(draft) : null,
        Text = Text?.Trim() ?? "",
        Source = Source?.Trim() ?? "",
    };
}

/// <summary>The form of an act.</summary>
public sealed record ActEditPage : ActInput, IPage
{
    private readonly IStringLocalizer _texts;

    public ActEditPage(ActInput input, ActFormPage choices, IStringLocalizer texts)
        : base(input) =>
        (Choices, _texts) = (choices, texts);

    public ActFormPage Choices { get; }

    public Wording Title => "Record an act";

    public PageAudience Audience => Choices.Agreement.Audience;

    public string Back => Choices.Agreement.Address();

    public IEnumerable<SelectListItem> Kinds => Choices.Next.Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));

    public IEnumerable<SelectListItem> Parties => Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Nobody alone"], ""));

    /// <summary>The mediators of the agreement, each in each of its roles.</summary>
    public IReadOnlyList<SelectListItem> Mediators =>
    [
        new SelectListItem(_texts["No mediator"], ""),
        .. from mediator in AgreementMediators.Of(Choices.Agreement, Choices.Mediators)
           from role in mediator.Roles
           select new SelectListItem(_texts["{0}, {1}", mediator.Name, role.AsInWords().In(_texts)], AgreementMediatorInput.Of(mediator.Id, role)),
    ];

    public IEnumerable<SelectListItem> Drafts => Choices.Drafts.Select(d => new SelectListItem(Choices.Brackets.TryGetValue(d.Id, out var open) ? $"{d.Name(_texts)} ({Say(open)})" : d.Name(_texts), d.Id.ToString())).Prepend(new SelectListItem(_texts["Not said"], ""));

    /// <summary>The draft that is chosen, and that it has open brackets, where a text could be settled that has some.</summary>
    public (DraftRow Draft, string Brackets)? Open =>
        Choices.SettlesText && Choices.Drafts.FirstOrDefault(d => d.Id.Value == Draft) is { } draft && Choices.Brackets.TryGetValue(draft.Id, out var count) ? (draft, Say(count)) : null;

    private string Say(int brackets) => brackets == 1 ? _texts["1 open bracket"] : _texts["{0} open brackets", brackets];
}
