namespace Negotiations.Web.Look;

/// <summary>
/// A date as it was typed in three boxes, any of which may be empty, with how sure it is and, for an interval, its last year.
/// Everything is kept as text, so that what was typed wrongly comes back as it was.
/// </summary>
public sealed record PartialDateInput
{
    public string? Day { get; init; }

    public string? Month { get; init; }

    public string? Year { get; init; }

    /// <summary>Empty for as given; <c>~</c> about; <c>?</c> uncertain; <c>%</c> both (the signs of EDTF).</summary>
    public string? Qualifier { get; init; }

    /// <summary>The last year of an interval, or empty.</summary>
    public string? ToYear { get; init; }
}
