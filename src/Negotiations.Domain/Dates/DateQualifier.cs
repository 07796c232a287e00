namespace Negotiations.Domain.Dates;

/// <summary>How sure a date is, as in EDTF level 1 (ISO 8601-2, 8.4): nothing, <c>~</c>, <c>?</c> or <c>%</c>.</summary>
public enum DateQualifier
{
    /// <summary>Given without reserve.</summary>
    Exact = 0,

    /// <summary>Approximate (<c>~</c>): near the date that is written.</summary>
    About = 1,

    /// <summary>Uncertain (<c>?</c>): the source itself is in doubt.</summary>
    Uncertain = 2,

    /// <summary>Approximate and uncertain (<c>%</c>).</summary>
    AboutAndUncertain = 3,
}
