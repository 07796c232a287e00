namespace Negotiations.Application.Tables;

/// <summary>How a sheet presents itself.</summary>
/// <param name="SheetName">Name of the sheet; what Excel forbids in one is replaced, and it is cut to 31 characters.</param>
/// <param name="RightToLeft">Whether the first column stands at the right, as readers of Arabic script expect.</param>
/// <param name="About">What is said of the table on a second sheet of a workbook, label and text; a CSV has no place for it.</param>
public sealed record TableOptions(string SheetName, bool RightToLeft = false, IReadOnlyList<(string Label, string Text)>? About = null);
