using System.Runtime.CompilerServices;

namespace Negotiations.Application.Tests.Access;

/// <summary>The tables of docs/access.md: what people read is what is tried.</summary>
internal static class AccessTable
{
    /// <summary>Permission, then role or office, then whether it has it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> Permissions { get; } = ReadPermissions();

    /// <summary>Record, then who sees it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> SeenBy { get; } =
        Rows("| record | seen by | written by |").ToDictionary(row => row[0], row => (IReadOnlyList<string>)row[1].Split(", "));

    /// <summary>Record, then who writes it and how, e.g. <c>own DelegationHead IC</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> WrittenBy { get; } =
        Rows("| record | seen by | written by |").ToDictionary(row => row[0], row => (IReadOnlyList<string>)row[2].Split(", "));

    private static Dictionary<string, IReadOnlyDictionary<string, bool>> ReadPermissions()
    {
        const string Head = "| permission | LeadMediator |";
        var roles = Cells(Lines().First(l => l.StartsWith(Head, StringComparison.Ordinal)))[1..];
        return Rows(Head).ToDictionary(
            row => row[0],
            row => (IReadOnlyDictionary<string, bool>)roles.Select((role, i) => (role, has: row[i + 1] == "✓")).ToDictionary(r => r.role, r => r.has));
    }

    private static IEnumerable<string[]> Rows(string head) => Lines()
        .SkipWhile(l => !l.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')).Select(Cells);

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string[] Lines([CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "access.md"));
}
