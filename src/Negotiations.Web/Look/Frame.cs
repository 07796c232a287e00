namespace Negotiations.Web.Look;

/// <summary>
/// What stands around every page of one request, filled from the viewer before the view is rendered.
/// Empty, it is the frame of somebody who is not signed in.
/// </summary>
public sealed class Frame
{
    /// <summary>The process one is in, or none.</summary>
    public ProcessLink? Process { get; set; }

    /// <summary>Who is looking, or nobody.</summary>
    public ViewerBadge? Viewer { get; set; }

    /// <summary>The parts of the process that the viewer may enter; what they may not enter is not among them.</summary>
    public IReadOnlyList<Tab> Tabs { get; set; } = [];

    /// <summary>The section of the tab to mark as current; without it, the name of the controller that answers.</summary>
    public string? Section { get; set; }

    /// <summary>Where the search of the process is sent (GET, parameter <c>q</c>); without it there is no search field.</summary>
    public string? FindHref { get; set; }

    /// <summary>Where another process is chosen; without it, there is no other.</summary>
    public string? SwitchHref { get; set; }

    /// <summary>Where signing out is posted to; without it there is no such button.</summary>
    public string? SignOutHref { get; set; }

    /// <summary>Whose page it is, so that what an earlier page kept on the device is told to nobody else.</summary>
    public string? DeviceTag { get; set; }

    /// <summary>Whether the data are invented: said on every page and every sheet.</summary>
    public bool Demonstration { get; set; }
}

/// <summary>The process in the head of the page. Its name is shown as given.</summary>
public sealed record ProcessLink(string Name, string Href);

/// <summary>The viewer in the head of the page: mark, role in words, and the address of their account.</summary>
public sealed record ViewerBadge(Mark Mark, Wording Role, string Href);

/// <summary>One part of the process in the navigation. <paramref name="Section"/> is the name of its controller.</summary>
public sealed record Tab(string Section, Wording Label, string Href);
