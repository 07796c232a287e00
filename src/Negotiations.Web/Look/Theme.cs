namespace Negotiations.Web.Look;

/// <summary>Light, dark, or as the system says: the reader's choice, kept in a cookie of this browser alone.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}
