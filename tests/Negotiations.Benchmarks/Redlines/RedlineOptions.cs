using System.Globalization;

namespace Negotiations.Benchmarks.Redlines;

/// <summary>How often redlines are measured, and of which texts.</summary>
internal sealed record RedlineOptions
{
    /// <summary>Rounds, of which the median counts.</summary>
    public int Rounds { get; init; } = 7;

    /// <summary>The same seed makes the same texts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line; nothing if it cannot be read.</summary>
    public static RedlineOptions? Read(IReadOnlyList<string> options)
    {
        var read = new RedlineOptions();
        foreach (var option in options.Chunk(2))
        {
            if (option.Length < 2 || !int.TryParse(option[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (option[0])
            {
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
