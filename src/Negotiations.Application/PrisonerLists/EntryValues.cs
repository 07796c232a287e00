using FluentValidation;
using FluentValidation.Results;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What a form or a file says of an entry: canonical texts by the keys of <see cref="EntryFields"/>.</summary>
public static class EntryValues
{
    /// <summary>Fields that somebody fills in; the scheme of a romanization is the system's to say.</summary>
    public static IReadOnlyList<EntryField> Editable { get; } = [.. EntryFields.All.Where(f => f != EntryFields.RomanizationScheme)];

    /// <summary>The content that the texts say, or a <see cref="ValidationException"/> that names each field as <c>Fields[key]</c>.</summary>
    /// <param name="values">The texts.</param>
    /// <param name="today">The day at the place of the talks; nothing that is told lies after it.</param>
    public static EntryContent Read(IReadOnlyDictionary<string, string?> values, DateOnly today)
    {
        var content = EntryContent.Empty;
        var failures = new List<ValidationFailure>();
        foreach (var field in Editable)
        {
            try
            {
                content = field.Write(content, values.GetValueOrDefault(field.Key)?.Trim());
            }
            catch (FormatException)
            {
                failures.Add(new ValidationFailure(NameOf(field), "This cannot be read. Choose or type it again."));
            }
        }

        failures.AddRange(EntryCheck.Problems(content).Concat(EntryCheck.InTheFuture(content, today)).Select(p => new ValidationFailure(NameOf(p.Field), p.Template) { CustomState = p.Arguments }));
        return failures.Count == 0 ? content : throw new ValidationException(failures);
    }

    /// <summary>The texts of a content, to fill a form.</summary>
    public static IReadOnlyDictionary<string, string?> Write(EntryContent content) =>
        Editable.ToDictionary(f => f.Key, f => f.Read(content));

    /// <summary>The claim that stored texts say.</summary>
    public static PersonClaim Claim(IReadOnlyDictionary<string, string?> stored) =>
        Editable.Aggregate(EntryContent.Empty, (content, field) => field.Write(content, stored.GetValueOrDefault(field.Key))).Claim;

    private static string NameOf(EntryField field) => field.Kind == FieldKind.Date ? $"Dates[{field.Key}]" : $"Fields[{field.Key}]";
}
