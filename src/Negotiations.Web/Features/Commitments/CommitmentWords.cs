using Negotiations.Application.Commitments;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Commitments;

/// <summary>How the choices of a commitment are said.</summary>
public static class CommitmentWords
{
    public static Wording InWords(this CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => "Open",
        CommitmentStatus.Overdue => "Overdue",
        CommitmentStatus.ClaimedDone => "Claimed done",
        CommitmentStatus.Disputed => "Disputed",
        CommitmentStatus.Verified => "Verified",
        _ => "Lapsed",
    };

    public static (Tone Tone, Glyph Glyph) Sign(this CommitmentStatus status) => status switch
    {
        CommitmentStatus.Open => (Tone.Off, Glyph.Clock),
        CommitmentStatus.Overdue => (Tone.Error, Glyph.Alert),
        CommitmentStatus.ClaimedDone => (Tone.Wait, Glyph.Half),
        CommitmentStatus.Disputed => (Tone.Dispute, Glyph.Split),
        CommitmentStatus.Verified => (Tone.Ok, Glyph.Check),
        _ => (Tone.Off, Glyph.Minus),
    };

    /// <summary>Where it stands, as precisely as that can be said in a line.</summary>
    public static Wording Standing(this CommitmentRow row, DateTimeOffset now) => (row.Status, row.DaysLeft(now)) switch
    {
        (CommitmentStatus.Overdue, -1) => "Overdue 1 day",
        (CommitmentStatus.Overdue, { } days) => new("Overdue {0} days", -days),
        (CommitmentStatus.Open, 0) => "Due today",
        (CommitmentStatus.Open, 1) => "In 1 day",
        (CommitmentStatus.Open, { } days) => new("In {0} days", days),
        (CommitmentStatus.Open, null) => row.WithinDays is null ? "Open, without a date" : "Open, no date yet",
        (CommitmentStatus.Lapsed, _) => row.Ending?.InWords() ?? row.Status.InWords(),
        var (status, _) => status.InWords(),
    };

    public static Wording InWords(this Ending ending) => ending switch
    {
        Ending.Lapsed => "Lapsed",
        Ending.Withdrawn => "Withdrawn",
        _ => "Replaced by another",
    };

    public static Wording InWords(this Compliance compliance) => compliance switch
    {
        Compliance.Done => "Done",
        Compliance.PartlyDone => "Partly done",
        Compliance.NotDone => "Not done",
        _ => "Never due",
    };

    public static Wording InWords(this Verdict verdict) => verdict switch
    {
        Verdict.Verified => "Verified",
        Verdict.Partly => "Partly verified",
        Verdict.NotVerified => "Not verified",
        _ => "Cannot be told",
    };

    public static Wording InWords(this CommitmentReach reach) => reach switch
    {
        CommitmentReach.Mediators => "The mediators alone",
        _ => "Everybody who may read the commitment",
    };

    /// <summary>With whom a commitment is shared: the neutral intermediary reads none.</summary>
    public static Wording ReadersInWords(this Sharing sharing) => sharing switch
    {
        Sharing.MediatorsOnly => "Mediators only",
        Sharing.OneDelegation => "One delegation and the mediators",
        Sharing.Parties => "The delegations and the mediators",
        _ => "The delegations, the observers and the mediators",
    };
}
