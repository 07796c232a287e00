using Negotiations.Application.Processes;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Processes;

/// <summary>How the choices of a process are said.</summary>
public static class ProcessWords
{
    public static Wording InWords(this ProcessStatus status) => status switch
    {
        ProcessStatus.Open => "Open",
        ProcessStatus.Suspended => "Suspended",
        _ => "Closed",
    };

    public static Tone Tone(this ProcessStatus status) => status switch
    {
        ProcessStatus.Open => Look.Tone.Ok,
        ProcessStatus.Suspended => Look.Tone.Wait,
        _ => Look.Tone.Off,
    };

    public static Wording InWords(this ProcessStep step) => step switch
    {
        ProcessStep.Suspend => "Suspend the process",
        ProcessStep.Close => "Close the process",
        _ => "Reopen the process",
    };

    public static Wording InWords(this MediatorKind kind) => kind switch
    {
        MediatorKind.State => "State",
        MediatorKind.Organisation => "Organisation",
        _ => "Person",
    };

    public static Wording InWords(this MediatorRole role) => role switch
    {
        MediatorRole.Mediator => "Mediator",
        MediatorRole.Host => "Host",
        MediatorRole.Chair => "Chair",
        MediatorRole.Guarantor => "Guarantor",
        MediatorRole.Witness => "Witness",
        _ => "Neutral intermediary",
    };

    /// <summary>As what somebody signs.</summary>
    public static Wording AsInWords(this MediatorRole role) => role switch
    {
        MediatorRole.Mediator => "as mediator",
        MediatorRole.Host => "as host",
        MediatorRole.Chair => "as chair",
        MediatorRole.Guarantor => "as guarantor",
        MediatorRole.Witness => "as witness",
        _ => "as neutral intermediary",
    };
}
