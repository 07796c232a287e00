using System.Globalization;

namespace Negotiations.Benchmarks.Pages;

/// <summary>How much is generated, and how often it is measured.</summary>
internal sealed record PageOptions
{
    /// <summary>Meetings to generate.</summary>
    public int Meetings { get; init; } = 5_000;

    /// <summary>Notes to generate.</summary>
    public int Notes { get; init; } = 50_000;

    /// <summary>Commitments to generate.</summary>
    public int Commitments { get; init; } = 2_000;

    /// <summary>Rounds, of which the median counts.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The same seed makes the same data.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line; nothing if it cannot be read.</summary>
    public static PageOptions? Read(IReadOnlyList<string> options)
    {
        var read = new PageOptions();
        foreach (var option in options.Chunk(2))
        {
            if (option.Length < 2 || !int.TryParse(option[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (option[0])
            {
                case "--meetings" when number is >= 1 and <= 100_000:
                    read = read with { Meetings = number };
                    break;
                case "--notes" when number <= 1_000_000:
                    read = read with { Notes = number };
                    break;
                case "--commitments" when number <= 100_000:
                    read = read with { Commitments = number };
                    break;
                case "--rounds" when number is >= 1 and <= 100:
                    read = read with { Rounds = number };
                    break;
                case "--seed":
                    read = read with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return read;
    }
}
