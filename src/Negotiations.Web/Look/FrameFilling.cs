using Negotiations.Application.Access;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Look;

/// <summary>Fills the frame of a page for its viewer.</summary>
internal static class FrameFilling
{
    private const string Account = "/account";
    private const string SignOut = "/sign-out";

    /// <summary>Fills the frame. Whoever belongs to one process alone is shown the way into it also from outside.</summary>
    public static void Fill(this Frame frame, Viewer viewer, bool demonstration)
    {
        frame.Demonstration = demonstration;
        if (viewer.UserId is null)
        {
            return;
        }

        if (viewer is { Seat: null, Office: Office.None, Seats: [var only] })
        {
            viewer = viewer with { Seat = only };
        }

        frame.SignOutHref = SignOut;
        frame.DeviceTag = DeviceKeys.Tag(viewer.UserId.Value);
        frame.SwitchHref = viewer.Seats.Count > 1 ? "/processes" : null;
        frame.Tabs = Tabs.Of(viewer);
        frame.Process = viewer.Seat is { } seat ? new ProcessLink(seat.ProcessName, $"/processes/{seat.ProcessId}") : null;
        frame.FindHref = viewer.Seat is { } member ? $"/processes/{member.ProcessId}/search" : null;
        frame.Viewer = viewer switch
        {
            { Seat: { } own } => new ViewerBadge(own.Role.Mark(own.PartyCode, own.PartyMark), own.Role.Words(), Account),
            { Office: Office.None } when viewer.Seats.Select(s => (s.Role, s.PartyCode, s.PartyMark)).Distinct().ToList() is [var same] =>
                new ViewerBadge(same.Role.Mark(same.PartyCode, same.PartyMark), same.Role.Words(), Account),
            { Office: Office.None } => new ViewerBadge(new Mark(MarkKind.Other, "…"), new Wording("{0}", viewer.Name), Account),
            _ => new ViewerBadge(viewer.Office.Mark(), viewer.Office.Words(), Account),
        };
    }
}
