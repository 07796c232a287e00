using FluentValidation;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Reports;

/// <summary>The columns of an export.</summary>
public static class ExportColumns
{
    /// <summary>Header of the first column of a table: by it, an import finds the entry again.</summary>
    public const string Reference = "reference";

    /// <summary>What most readers need; nothing sensitive.</summary>
    public static IReadOnlyList<EntryField> Usual { get; } =
    [
        EntryFields.FamilyName, EntryFields.GivenName, EntryFields.FatherName, EntryFields.RomanizedName,
        EntryFields.BirthDate, EntryFields.Unit, EntryFields.Rank, EntryFields.ServiceNumber,
        EntryFields.CaptureDate, EntryFields.CapturePlace, EntryFields.LegalStatus, EntryFields.Custody, EntryFields.Fate,
    ];

    /// <summary>The fields with these keys, in the order of <see cref="EntryFields.All"/>.</summary>
    internal static IReadOnlyList<EntryField> Of(IReadOnlyCollection<string> keys) => [.. EntryFields.All.Where(f => keys.Contains(f.Key))];

    /// <summary>The sensitive kinds among the columns.</summary>
    internal static IReadOnlyList<SensitiveKind> SensitiveKinds(this IEnumerable<EntryField> columns) =>
        [.. columns.Select(c => c.Sensitive).OfType<SensitiveKind>().Distinct()];

    /// <summary>That columns are fields, and at least one.</summary>
    internal static void MustBeColumns<T>(this IRuleBuilder<T, IReadOnlyList<string>> rule) => rule
        .Must(keys => keys.Count > 0).WithMessage("Choose at least one column.")
        .Must(keys => keys.All(k => EntryFields.Find(k) is not null)).WithMessage("There is no such column. Choose from the list.");
}
