using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Records;

/// <summary>How a record is said.</summary>
public static class RecordWords
{
    public static Wording InWords(this RecordState state) => state switch
    {
        RecordState.Draft => "Being written",
        RecordState.Circulated => "Circulated for comment",
        _ => "Approved",
    };

    public static Tone Tone(this RecordState state) => state switch
    {
        RecordState.Circulated => Look.Tone.Wait,
        RecordState.Approved => Look.Tone.Ok,
        _ => Look.Tone.Off,
    };

    /// <summary>What a version is called.</summary>
    public static Wording Name(RecordStage stage, int number, int circulation) => (stage, circulation) switch
    {
        (RecordStage.Approved, _) => new("Version {0}", number),
        (_, > 1) => new("Version {0} for comment, circulation {1}", number, circulation),
        _ => new("Version {0} for comment", number),
    };

    public static Wording Name(this FrozenRecord version) => Name(version.Stage, version.Number, version.Circulation);

    public static Wording Name(this FrozenLink version) => Name(version.Stage, version.Number, version.Circulation);

    public static Wording Name(this RecordVersionRow version) => Name(version.Stage, version.Number, version.Circulation);

    /// <summary>What a part is called.</summary>
    public static Wording Heading(this RecordSection section) => Heading(section.Part, section.Heading);

    public static Wording Heading(RecordPart part, string point) => part switch
    {
        RecordPart.Point => new Wording("{0}", point),
        RecordPart.Closing => "Closing",
        _ => "Opening",
    };

    public static Wording InWords(this RecordOutcome outcome) => outcome switch
    {
        RecordOutcome.TakenUp => "Taken up",
        RecordOutcome.TakenUpInPart => "Taken up in part",
        _ => "Not taken up",
    };

    public static Tone Tone(this RecordOutcome outcome) => outcome == RecordOutcome.TakenUp ? Look.Tone.Ok : Look.Tone.Off;

    /// <summary>Readers as a choice.</summary>
    public static Wording InWords(this Audience readers, IEnumerable<PartyMark> parties) => readers.Owner is { } owner
        ? new Wording("{0} and the mediators", parties.FirstOrDefault(p => p.Id == owner)?.Name ?? "")
        : readers.ToPage() switch
        {
            PageAudience.PartiesAndObservers => "The delegations, the mediators and the observers",
            PageAudience.Parties => "The delegations and the mediators",
            _ => "The mediators alone",
        };

    /// <summary>Readers as a form posts them.</summary>
    public static string Code(this Audience readers) => readers.Owner?.ToString() ?? readers.ToPage().ToString();

    /// <summary>Readers as a form posted them; nobody but the mediators for what is no choice.</summary>
    public static Audience Readers(string? code) => code switch
    {
        nameof(PageAudience.PartiesAndObservers) => Audience.PartiesAndObservers,
        nameof(PageAudience.Parties) => Audience.Of(Sharing.Parties, null),
        _ when Id<Party>.TryParse(code, null, out var party) => Audience.Of(Sharing.OneDelegation, party),
        _ => Audience.Mediators,
    };

    /// <summary>Who somebody is among the readers of a record.</summary>
    public static Wording InWords(this RecordReaders readers) => readers.Role switch
    {
        Role.LeadMediator => "Lead mediator",
        Role.MediatorStaff => "Mediator staff",
        Role.DelegationHead => "Head of delegation",
        Role.DelegationMember => "Member of delegation",
        _ => "Observer",
    };
}
