using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.PrisonerLists;

/// <summary>What stands in the form of an entry: texts as typed, dates in their boxes.</summary>
public sealed class EntryForm
{
    /// <summary>Texts and choices by key of the field.</summary>
    public Dictionary<string, string?> Fields { get; set; } = [];

    /// <summary>Dates by key of the field.</summary>
    public Dictionary<string, PartialDateInput> Dates { get; set; } = [];

    /// <summary>Keys of fields for which the text that is stored was chosen, where both stood side by side.</summary>
    public List<string> Stored { get; set; } = [];

    /// <summary>Token of the entry that the form was filled from.</summary>
    public Guid Token { get; set; }

    /// <summary>A form that says what <paramref name="content"/> says.</summary>
    public static EntryForm From(EntryContent content, Guid token)
    {
        var form = new EntryForm { Token = token };
        foreach (var field in EntryValues.Editable)
        {
            var text = field.Read(content);
            if (field.Kind == FieldKind.Date)
            {
                form.Dates[field.Key] = PartialDateInput.From(text is null ? null : PartialDate.Parse(text));
            }
            else
            {
                form.Fields[field.Key] = text;
            }
        }

        return form;
    }

    /// <summary>Canonical texts of all fields; what cannot be read is noted in <paramref name="problems"/>.</summary>
    public IReadOnlyDictionary<string, string?> Read(ModelStateDictionary problems, IStringLocalizer texts)
    {
        Complete();
        return EntryValues.Editable.ToDictionary(
            f => f.Key,
            f => f.Kind == FieldKind.Date ? Dates[f.Key].Read($"Form.Dates[{f.Key}]", problems, texts)?.ToString() : Fields[f.Key]);
    }

    // Whatever was posted, every field has its place in the form.
    private void Complete()
    {
        foreach (var field in EntryValues.Editable)
        {
            if (field.Kind == FieldKind.Date)
            {
                Dates.TryAdd(field.Key, new PartialDateInput());
            }
            else
            {
                Fields.TryAdd(field.Key, null);
            }
        }
    }
}

/// <summary>The form's groups, in order.</summary>
public static class EntryGroups
{
    /// <summary>Heads and fields.</summary>
    public static IReadOnlyList<(string Head, IReadOnlyList<EntryField> Fields)> All { get; } =
    [
        ("Names", [EntryFields.FamilyName, EntryFields.GivenName, EntryFields.FatherName, EntryFields.MotherMaidenName, EntryFields.Aliases, EntryFields.NameLanguage, EntryFields.RomanizedName]),
        ("Person", [EntryFields.BirthDate, EntryFields.BirthPlace, EntryFields.Sex, EntryFields.Nationality]),
        ("Service", [EntryFields.Army, EntryFields.Unit, EntryFields.Rank, EntryFields.ServiceNumber]),
        ("Capture or last contact", [EntryFields.CaptureDate, EntryFields.CapturePlace, EntryFields.CaptureCircumstances]),
        ("Detention", [EntryFields.DetentionPlace, EntryFields.HoldingAuthority, EntryFields.VisitedOn, EntryFields.CaptureCardSentOn]),
        ("Status, as claimed", [EntryFields.LegalStatus, EntryFields.Custody, EntryFields.Fate, EntryFields.Source]),
    ];

    /// <summary>Sensitive groups: encrypted, and every reading recorded.</summary>
    public static IReadOnlyList<(SensitiveKind Kind, IReadOnlyList<EntryField> Fields)> Sensitive { get; } =
        [.. Enum.GetValues<SensitiveKind>().Select(kind => (kind, (IReadOnlyList<EntryField>)[.. EntryFields.All.Where(f => f.Sensitive == kind)]))];
}
