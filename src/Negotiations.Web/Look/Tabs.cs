using Negotiations.Application.Access;
using static Negotiations.Application.Access.Permission;

namespace Negotiations.Web.Look;

/// <summary>The parts of the application in its navigation. A viewer is shown those it may enter, and no gap where another would be.</summary>
internal static class Tabs
{
    private static readonly Part[] InProcess =
    [
        new("Processes", "Overview", "", ReadProcess),
        new("Meetings", "Meetings", "/meetings", ReadMeetings),
        new("Agreements", "Agreements", "/agreements", ReadAgreements),
        new("Commitments", "Commitments", "/commitments", ReadCommitments),
        new("Claims", "Claims", "/claims", ReadClaims),
        new("PrisonerLists", "Prisoner lists", "/lists", ReadVersions, ReadOwnLists),
        new("Timeline", "Timeline", "/timeline", ReadProcess),
        new("Reports", "Reports", "/reports", ReadReports),
        new("Parties", "Parties & mediators", "/parties", ReadProcess),
        new("Trail", "Trail", "/trail", ReadOwnTrail),
    ];

    private static readonly Part[] Outside =
    [
        new("Accounts", "Accounts", "/accounts", KeepAccounts),
        new("Processes", "Processes", "/processes", OpenProcesses),
        new("Trail", "Trail", "/trail", VerifyTrail),
    ];

    /// <summary>The parts that the viewer may enter.</summary>
    public static IReadOnlyList<Tab> Of(Viewer viewer) =>
        viewer.ProcessId is { } process
            ? [.. InProcess.Where(p => p.IsOpenTo(viewer)).Select(p => new Tab(p.Section, p.Label, $"/processes/{process}{p.Path}"))]
            : [.. Outside.Where(p => p.IsOpenTo(viewer)).Select(p => new Tab(p.Section, p.Label, p.Path))];

    private sealed record Part(string Section, Wording Label, string Path, params Permission[] AnyOf)
    {
        public bool IsOpenTo(Viewer viewer) => AnyOf.Any(viewer.May);
    }
}
