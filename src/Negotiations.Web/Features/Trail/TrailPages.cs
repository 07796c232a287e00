using Microsoft.AspNetCore.Mvc.Rendering;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Trail;

/// <summary>The filters of the trail, as they stand in the address.</summary>
public record TrailQuery
{
    /// <summary>What was done. Not called Action: that is the name of a route value.</summary>
    public AuditAction? Done { get; init; }

    public string? RecordType { get; init; }

    public string? Actor { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public long? Before { get; init; }

    internal TrailFilter Filter() => new(Done, RecordType, Actor, From, To);
}

/// <summary>The metadata of everything that was done.</summary>
public sealed record TrailPage : TrailQuery, IPage
{
    public TrailPage(TrailQuery query, TrailView view)
        : base(query) => View = view;

    public TrailView View { get; }

    public Wording Title => "Audit trail";

    public PageAudience Audience => PageAudience.Auditors;

    public IEnumerable<SelectListItem> RecordTypes(string any, Func<Wording, string> say) =>
        [new(any, ""), .. View.RecordTypes.Select(type => new SelectListItem(say(TrailNames.Kind(type)), type, type == RecordType)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    public IEnumerable<SelectListItem> Actions(string any, Func<Wording, string> say) =>
        [new(any, ""), .. Enum.GetValues<AuditAction>().Select(action => new SelectListItem(say(action.InWords()), action.ToString(), action == Done))];
}

/// <summary>What the trail is held to when it is verified.</summary>
public sealed record VerifyPage : IPage
{
    /// <summary>Checkpoints and receipts that were kept elsewhere.</summary>
    public string? Proofs { get; init; }

    public Wording Title => "Verify the trail";

    public PageAudience Audience => PageAudience.Auditors;
}

/// <summary>What verifying the trail found.</summary>
public sealed record VerdictPage(TrailVerdict Verdict, DateTimeOffset At) : IPage
{
    public Wording Title => Verdict.Break is null ? "The trail holds" : "The trail does not hold";

    public PageAudience Audience => PageAudience.Auditors;
}

/// <summary>What was done with the delegation's own records.</summary>
/// <param name="Trail">A page of it.</param>
/// <param name="Next">Sealed place where the next page begins.</param>
/// <param name="Process">The process.</param>
/// <param name="Zone">Zone in which its times are told.</param>
public sealed record OwnTrailPage(OwnTrail Trail, string? Next, Guid Process, string Zone) : IPage
{
    public Wording Title => "What was done with your delegation’s records";

    public PageAudience Audience => PageAudience.OwnDelegation;
}
