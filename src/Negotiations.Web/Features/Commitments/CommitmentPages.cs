using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Domain.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Commitments;

/// <summary>The commitments of a process.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">The commitments.</param>
/// <param name="Who">Of whom.</param>
/// <param name="Find">With which words.</param>
public sealed record CommitmentListPage(Guid Process, CommitmentsPage List, string? Who, string? Find) : IPage
{
    public Wording Title => "Commitments";

    public PageAudience Audience => List.Audience;

    public string Here => $"/processes/{Process}/commitments";

    public bool IsFiltered => Who is not null || !string.IsNullOrWhiteSpace(Find);
}

/// <summary>Commitments in a table.</summary>
/// <param name="Process">The process.</param>
/// <param name="Rows">The commitments.</param>
/// <param name="Now">When they were read.</param>
/// <param name="Own">Code of the party whose commitments are marked as the reader’s own; none where they are not.</param>
public sealed record CommitmentTable(string Process, IReadOnlyList<CommitmentRow> Rows, DateTimeOffset Now, string? Own = null)
{
    public bool IsOwn(CommitmentRow row) => Own is not null && row.Who.Kind == ActorKind.Party && row.Who.Code == Own;
}

/// <summary>The commitments that come from a meeting.</summary>
public sealed record MeetingCommitmentsPage(MeetingPanel Panel, string Meeting, PageAudience Audience) : IPage
{
    public Wording Title => "Commitments of a meeting";

    public string Back => $"/processes/{Panel.Process}/meetings/{Panel.Meeting}";
}

/// <summary>What an agreement lays down, by provision.</summary>
public sealed record AgreementCommitmentsPage(AgreementCommitments Show, PageAudience Audience) : IPage
{
    public Wording Title => "What it lays down";
}

/// <summary>One commitment.</summary>
public sealed record CommitmentShowPage(CommitmentPage Show) : IPage
{
    public Wording Title => new("{0}", Show.Commitment.What);

    public PageAudience Audience => Show.Commitment.Audience;

    public string Here => $"/processes/{Show.Commitment.ProcessId}/commitments/{Show.Commitment.Id}";

    /// <summary>What each says now, in the order in which it was said: of each party the latest claim, and the latest assessment.</summary>
    public IEnumerable<Voice> Now => All.Where(v => v.IsLatest).OrderBy(v => v.Order);

    /// <summary>What was said before, the latest first.</summary>
    public IEnumerable<Voice> Before => All.Where(v => !v.IsLatest).OrderByDescending(v => v.Order);

    private IEnumerable<Voice> All =>
    [
        .. Show.Claims.Select(c => new Voice(c, null, Show.Claims.Last(l => l.PartyId == c.PartyId) == c, c.Order, this)),
        .. Show.Assessments.Select(a => new Voice(null, a, Show.Assessments[^1] == a, a.At, this)),
    ];
}

/// <summary>What a party claims, or what the mediators make of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Assessment">Or the assessment.</param>
/// <param name="IsLatest">Whether whoever says it has said nothing since.</param>
/// <param name="Order">When it was said.</param>
/// <param name="Page">Where it stands.</param>
public sealed record Voice(ClaimRow? Claim, AssessmentRow? Assessment, bool IsLatest, DateTimeOffset Order, CommitmentShowPage Page)
{
    public Wording Words => Claim?.Compliance.InWords() ?? Assessment!.Verdict.InWords();

    public string Text => Claim?.Text ?? Assessment!.Text;

    public PageAudience Audience => Claim?.Audience ?? Assessment!.Audience;
}

/// <summary>What the form of a commitment posts.</summary>
public record CommitmentInput
{
    public string? What { get; init; }

    public string? Who { get; init; }

    public string? WhoName { get; init; }

    public string? ToWhom { get; init; }

    public string? ToWhomName { get; init; }

    public PartialDateInput Date { get; init; } = new();

    public string? WithinDays { get; init; }

    public string? Event { get; init; }

    public PartialDateInput EventOn { get; init; } = new();

    public string? Zone { get; init; }

    public Guid? Meeting { get; init; }

    public Guid? Note { get; init; }

    public Guid? Draft { get; init; }

    public Guid? Provision { get; init; }

    public string? Statement { get; init; }

    public string? Source { get; init; }

    public string? Verification { get; init; }

    public Sharing Sharing { get; init; }

    public Guid? Delegation { get; init; }

    public Guid VersionToken { get; init; }

    internal static CommitmentInput Of(CommitmentForm form) => new()
    {
        What = form.What,
        Who = ActorInput.Of(form.Who),
        WhoName = form.Who?.Name,
        ToWhom = ActorInput.Of(form.ToWhom),
        ToWhomName = form.ToWhom?.Name,
        Date = PartialDateInput.From(form.Date),
        WithinDays = Days(form.WithinDays),
        Event = form.Event,
        EventOn = PartialDateInput.From(form.EventOn),
        Zone = form.Zone,
        Meeting = form.Meeting?.Value,
        Note = form.Note?.Value,
        Draft = form.Draft?.Value,
        Provision = form.Provision?.Value,
        Statement = form.Statement,
        Source = form.Source,
        Verification = form.Verification,
        Sharing = form.Sharing,
        Delegation = form.Delegation?.Value,
        VersionToken = form.VersionToken,
    };

    internal CommitmentForm Read(ModelStateDictionary problems, IStringLocalizer texts)
    {
        int? days = null;
        if (!string.IsNullOrWhiteSpace(WithinDays))
        {
            if (int.TryParse(WithinDays.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                days = number;
            }
            else
            {
                problems.AddModelError(nameof(WithinDays), texts["Give a number of days from 1 to 3650."]);
            }
        }

        return new CommitmentForm
        {
            What = What?.Trim() ?? "",
            Who = ActorInput.Read(Who, WhoName),
            ToWhom = ActorInput.Read(ToWhom, ToWhomName),
            Date = Date.Read(nameof(Date), problems, texts),
            WithinDays = days,
            Event = Event?.Trim() ?? "",
            EventOn = EventOn.Read(nameof(EventOn), problems, texts),
            Zone = Zone ?? "",
            Meeting = Meeting is { } meeting ? new Id<Meeting>(meeting) : null,
            Note = Note is { } note ? new Id<Note>(note) : null,
            Draft = Draft is { } draft ? new Id<Draft>(draft) : null,
            Provision = Provision is { } provision ? new Id<Provision>(provision) : null,
            Statement = Statement?.Trim() ?? "",
            Source = Source?.Trim() ?? "",
            Verification = Verification?.Trim() ?? "",
            Sharing = Sharing,
            Delegation = Sharing == Sharing.OneDelegation && Delegation is { } party ? new Id<Party>(party) : null,
            VersionToken = VersionToken,
        };
    }

    internal static string? Days(int? days) => days?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The form of a commitment.</summary>
public sealed record CommitmentEditPage : CommitmentInput, IPage
{
    private readonly IStringLocalizer _texts;

    public CommitmentEditPage(CommitmentInput input, CommitmentFormPage choices, Guid process, Id<Commitment>? commitment, IStringLocalizer texts)
        : base(input) =>
        (Choices, Process, Commitment, _texts) = (choices, process, commitment, texts);

    public CommitmentFormPage Choices { get; }

    public Guid Process { get; }

    /// <summary>Which commitment; none for a new one.</summary>
    public Id<Commitment>? Commitment { get; }

    public Wording Title => Commitment is null ? "Add a commitment" : "Correct a commitment";

    // A new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Choices.Audience ?? PageAudience.Mediators;

    public string Back => Commitment is { } id ? $"/processes/{Process}/commitments/{id}"
        : Choices.Form.Meeting is { } from ? $"/processes/{Process}/meetings/{from}"
        : $"/processes/{Process}/commitments";

    public IEnumerable<SelectListItem> Doers => Choices.Choices.Options(_texts, "Choose one");

    public IEnumerable<SelectListItem> Receivers => Choices.Choices.Options(_texts, "Nobody in particular");

    public IEnumerable<SelectListItem> Sharings => Enum.GetValues<Sharing>().Select(s => new SelectListItem(s.ReadersInWords().In(_texts), s.ToString()));

    public IEnumerable<SelectListItem> Zones => Choices.Zones.Select(zone => new SelectListItem(zone.Replace('_', ' '), zone));

    public IEnumerable<SelectListItem> Delegations =>
        Choices.Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));

    public IEnumerable<SelectListItem> Meetings => Choices.Meetings
        .Select(m => new SelectListItem($"{PartialDateText.Format(m.Date, CultureInfo.CurrentUICulture, text => _texts[text])} – {m.Title}", m.Id.ToString()))
        .Prepend(new SelectListItem(_texts["From no meeting"], ""));
}

/// <summary>Says when the event was from which days are counted.</summary>
public sealed record EventDatePage(CommitmentRow Commitment, PartialDateInput EventOn, Guid VersionToken) : IPage
{
    public Wording Title => "It happened on";

    public PageAudience Audience => Commitment.Audience;

    public string Back => $"/processes/{Commitment.ProcessId}/commitments/{Commitment.Id}";
}

/// <summary>What the form of an event posts.</summary>
public sealed record EventDateInput
{
    public PartialDateInput EventOn { get; init; } = new();

    public Guid VersionToken { get; init; }
}

/// <summary>Asks before a commitment ends.</summary>
public sealed record EndCommitmentPage(CommitmentRow Commitment, Ending Ending, string? Reason, IStringLocalizer Texts) : IPage
{
    public Wording Title => "End this commitment?";

    public PageAudience Audience => Commitment.Audience;

    public string Back => $"/processes/{Commitment.ProcessId}/commitments/{Commitment.Id}";

    public IEnumerable<SelectListItem> Endings => Enum.GetValues<Ending>().Select(e => new SelectListItem(e.InWords().In(Texts), e.ToString()));
}

/// <summary>A line of evidence.</summary>
public sealed record EvidenceLine
{
    public string? Text { get; init; }

    public string? Address { get; init; }

    public string? Reference { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Address) && string.IsNullOrWhiteSpace(Reference);
}

/// <summary>What the form of a claim posts.</summary>
public record ComplianceInput
{
    public Guid? Party { get; init; }

    public Compliance? Compliance { get; init; }

    public PartialDateInput On { get; init; } = new();

    public string? Text { get; init; }

    public string? Source { get; init; }

    public List<EvidenceLine> Evidence { get; init; } = [];

    public CommitmentReach Reach { get; init; }

    public Guid VersionToken { get; init; }

    /// <summary>Asks for more lines, and keeps nothing yet.</summary>
    public bool More { get; init; }

    internal static ComplianceInput Of(ComplianceForm form) => new()
    {
        Party = form.Party?.Value,
        Compliance = form.Compliance,
        On = PartialDateInput.From(form.On),
        Text = form.Text,
        Source = form.Source,
        Evidence = [.. form.Evidence.Select(e => new EvidenceLine { Text = e.Text, Address = e.Address, Reference = e.Reference })],
        VersionToken = form.VersionToken,
    };

    internal ComplianceForm Read(ModelStateDictionary problems, IStringLocalizer texts) => new()
    {
        Party = Party is { } party ? new Id<Party>(party) : null,
        Compliance = Compliance,
        On = On.Read(nameof(On), problems, texts),
        Text = Text?.Trim() ?? "",
        Source = Source?.Trim() ?? "",
        Evidence = [.. Evidence.Select(e => new Evidence(e.Text?.Trim() ?? "", e.Address?.Trim() ?? "", e.Reference?.Trim() ?? ""))],
        Reach = Reach,
        VersionToken = VersionToken,
    };
}

/// <summary>The form of a claim.</summary>
public sealed record ComplianceEditPage : ComplianceInput, IPage
{
    private const int EmptyLines = 2;
    private readonly IStringLocalizer _texts;

    public ComplianceEditPage(ComplianceInput input, ComplianceFormPage choices, Id<ComplianceClaim>? claim, IStringLocalizer texts)
        : base(input with { Evidence = [.. input.Evidence, .. Enumerable.Repeat(new EvidenceLine(), EmptyLines)] }) =>
        (Choices, Claim, _texts) = (choices, claim, texts);

    public ComplianceFormPage Choices { get; }

    /// <summary>Which claim; none for a new one.</summary>
    public Id<ComplianceClaim>? Claim { get; }

    /// <summary>Whether mediators enter what a party said.</summary>
    public bool IsReport => Choices.Parties.Count > 0;

    public Wording Title => (IsReport, Claim) switch
    {
        (true, null) => "Enter what a party says",
        (false, null) => "Claim how far it was kept",
        _ => "Correct a claim",
    };

    // A new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Choices.Audience ?? (IsReport ? PageAudience.Mediators : PageAudience.DelegationAndMediators);

    public string Back => $"/processes/{Choices.Commitment.ProcessId}/commitments/{Choices.Commitment.Id}";

    public IEnumerable<SelectListItem> Compliances => Enum.GetValues<Compliance>().Select(c => new SelectListItem(c.InWords().In(_texts), c.ToString()));

    public IEnumerable<SelectListItem> Reaches => Enum.GetValues<CommitmentReach>().Select(r => new SelectListItem(r.InWords().In(_texts), r.ToString()));

    public IEnumerable<SelectListItem> Parties =>
        Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));
}

/// <summary>What the form of an assessment posts.</summary>
public record AssessmentInput
{
    public Verdict? Verdict { get; init; }

    public string? Text { get; init; }

    public CommitmentReach Reach { get; init; }

    /// <summary>How many assessments whoever fills the form had read.</summary>
    public int After { get; init; }
}

/// <summary>The form of an assessment.</summary>
public sealed record AssessmentEditPage : AssessmentInput, IPage
{
    private readonly IStringLocalizer _texts;

    public AssessmentEditPage(AssessmentInput input, CommitmentPage show, IStringLocalizer texts)
        : base(input with { After = show.Assessments.Count }) =>
        (Commitment, Latest, _texts) = (show.Commitment, show.Assessments.Count == 0 ? null : show.Assessments[^1], texts);

    public CommitmentRow Commitment { get; }

    /// <summary>What was found last.</summary>
    public AssessmentRow? Latest { get; }

    public Wording Title => "Assess it";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => $"/processes/{Commitment.ProcessId}/commitments/{Commitment.Id}";

    public IEnumerable<SelectListItem> Verdicts => Enum.GetValues<Verdict>().Select(v => new SelectListItem(v.InWords().In(_texts), v.ToString()));

    public IEnumerable<SelectListItem> Reaches => Enum.GetValues<CommitmentReach>().Select(r => new SelectListItem(r.InWords().In(_texts), r.ToString()));
}
