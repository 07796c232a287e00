namespace Negotiations.Web.Look;

/// <summary>
/// The sign by which one acting side is known in a process: pattern, letters and hue together, so that two of the three
/// survive without colour. Everybody sees the same mark for the same side.
/// </summary>
/// <param name="Kind">Whose sign it is.</param>
/// <param name="Code">The process's own short code, at most four letters, in any script.</param>
/// <param name="Number">For a delegation: the order in which it joined the process, from 1. Otherwise without meaning.</param>
public sealed record Mark(MarkKind Kind, string Code, int Number = 0);

/// <summary>Whose sign a mark is.</summary>
public enum MarkKind
{
    Party,
    Mediator,
    Intermediary,
    Observer,
    Other,
}
