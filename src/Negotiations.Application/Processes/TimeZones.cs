namespace Negotiations.Application.Processes;

/// <summary>The time zones to choose from: places of the IANA database, and UTC.</summary>
public static class TimeZones
{
    private static readonly string[] Regions = ["Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    /// <summary>Their IANA ids, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : "")
            .Where(id => id.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Regions.Contains(id[..slash]))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether it is one of them.</summary>
    public static bool Known(string? id) => id is not null && All.Contains(id);
}
