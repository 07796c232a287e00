using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Meetings;

/// <summary>How the choices of a meeting are said.</summary>
public static class MeetingWords
{
    public static Wording InWords(this Track track) => track switch
    {
        Track.One => "Track 1, between governments",
        Track.OneAndHalf => "Track 1.5, officials in a private capacity",
        _ => "Track 2, others",
    };

    public static Wording InWords(this MeetingFormat format) => format switch
    {
        MeetingFormat.Plenary => "Plenary",
        MeetingFormat.Bilateral => "Bilateral",
        MeetingFormat.ProximityLeg => "Proximity talks, one delegation",
        MeetingFormat.Call => "Phone or video call",
        MeetingFormat.OnTheMargins => "On the margins of another event",
        MeetingFormat.WorkingLevel => "Working level",
        _ => "Shuttle, one leg",
    };

    public static Wording InWords(this MeetingLevel level) => level switch
    {
        MeetingLevel.Leaders => "Leaders",
        MeetingLevel.Ministers => "Ministers",
        MeetingLevel.Officials => "Officials",
        _ => "Experts",
    };

    public static Wording InWords(this MeetingStatus status) => status switch
    {
        MeetingStatus.Proposed => "Proposed",
        MeetingStatus.Planned => "Planned",
        MeetingStatus.Held => "Held",
        MeetingStatus.Cancelled => "Cancelled",
        MeetingStatus.Withdrawn => "Proposal withdrawn",
        MeetingStatus.TakenUp => "Planned as another meeting",
        _ => "Postponed",
    };

    /// <summary>Where a meeting in a list stands; one that goes on is told so.</summary>
    public static (Tone Tone, Wording Words) Stand(this MeetingRow meeting) => meeting.GoesOn ? (Look.Tone.Wait, "Goes on now") : (meeting.Status.Tone(), meeting.Status.InWords());

    public static Tone Tone(this MeetingStatus status) => status switch
    {
        MeetingStatus.Proposed => Look.Tone.Wait,
        MeetingStatus.Planned => Look.Tone.Wait,
        MeetingStatus.Held => Look.Tone.Ok,
        _ => Look.Tone.Off,
    };

    public static Wording InWords(this MeetingStep step) => step switch
    {
        MeetingStep.Plan => "Plan it",
        MeetingStep.Hold => "It was held",
        MeetingStep.Cancel => "Cancel it",
        _ => "Postpone it",
    };

    public static Wording InWords(this MeetingPart part) => part switch
    {
        MeetingPart.ToCome => "To come",
        MeetingPart.Held => "Held",
        _ => "Cancelled or postponed",
    };

    public static Wording InWords(this Sharing sharing) => sharing switch
    {
        Sharing.MediatorsOnly => "Mediators only",
        Sharing.OneDelegation => "One delegation and the mediators",
        Sharing.Parties => "The delegations and the mediators",
        _ => "All members of the process",
    };

    public static Wording InWords(this Capacity capacity) => capacity switch
    {
        Capacity.Party => "For a party",
        Capacity.Mediator => "Mediator",
        Capacity.Host => "Host",
        Capacity.Observer => "Observer",
        _ => "Interpreter",
    };

    public static Wording InWords(this Attendance attendance) => attendance switch
    {
        Attendance.Expected => "Not said yet",
        Attendance.Present => "Present",
        Attendance.Remote => "Remote",
        Attendance.Apologies => "Sent apologies",
        _ => "Absent",
    };

    public static Wording InWords(this AgendaState state) => state switch
    {
        AgendaState.Open => "To come",
        AgendaState.Now => "Now",
        AgendaState.Done => "Done",
        _ => "Carried over",
    };

    public static (Tone Tone, Glyph Glyph) Sign(this AgendaState state) => state switch
    {
        AgendaState.Open => (Look.Tone.Off, Glyph.Ring),
        AgendaState.Now => (Look.Tone.Wait, Glyph.Half),
        AgendaState.Done => (Look.Tone.Off, Glyph.Check),
        _ => (Look.Tone.Off, Glyph.Next),
    };

    public static Wording InWords(this TieReading reading) => reading switch
    {
        TieReading.Mandates => "It mandates",
        TieReading.MandatedBy => "It is mandated by",
        TieReading.Continues => "It continues",
        TieReading.ContinuedBy => "It is continued by",
        TieReading.Follows => "It follows",
        _ => "It is followed by",
    };

    /// <summary>A tie as it is read from the meeting shown.</summary>
    public static Wording InWords(this TieRow tie) => (tie.Tie, tie.Outgoing) switch
    {
        (MeetingTie.Mandates, true) => "Mandates",
        (MeetingTie.Mandates, false) => "Mandated by",
        (MeetingTie.Continues, true) => "Continues",
        (MeetingTie.Continues, false) => "Continued by",
        (_, true) => "Follows",
        _ => "Followed by",
    };
}
