using Negotiations.Domain.Dates;

namespace Negotiations.Domain.PrisonerLists;

/// <summary>Something about a field that must be, or might be, put right.</summary>
/// <param name="Field">Which field.</param>
/// <param name="Template">English sentence that says what to do, with {0} placeholders; the key of its translations.</param>
/// <param name="Arguments">What fills the placeholders.</param>
public sealed record EntryProblem(EntryField Field, string Template, params object[] Arguments);

/// <summary>The rules of what an entry may say. A form, an import and the root ask the same ones.</summary>
public static class EntryCheck
{
    /// <summary>What must be put right before the entry can be kept.</summary>
    public static IEnumerable<EntryProblem> Problems(EntryContent content)
    {
        foreach (var field in EntryFields.All)
        {
            if (field.Read(content) is not { } text)
            {
                continue;
            }

            if (text.Length > field.MaxLength)
            {
                yield return new EntryProblem(field, "This is {0} characters long; at most {1} fit. Shorten it.", text.Length, field.MaxLength);
            }

            if (text.Any(c => char.IsControl(c) && !(field.Kind == FieldKind.LongText && c is '\n' or '\r' or '\t')))
            {
                yield return new EntryProblem(field, "There is a control character in this text. Type it again.");
            }
        }

        if (content.Claim is { FamilyName: null, GivenName: null })
        {
            yield return new EntryProblem(EntryFields.FamilyName, "Give a family name or a given name. One of them is needed to tell people apart.");
        }

        if (content.Claim is { BirthDate: { } birth, CaptureDate: { } capture } && capture.Latest < birth.Earliest)
        {
            yield return new EntryProblem(EntryFields.CaptureDate, "This is before the date of birth. Correct one of the two.");
        }
    }

    /// <summary>Dates that lie after today: what is told of a person has happened.</summary>
    public static IEnumerable<EntryProblem> InTheFuture(EntryContent content, DateOnly today) =>
        from field in EntryFields.All
        where field.Kind == FieldKind.Date && field.Read(content) is { } text && PartialDate.Parse(text).Earliest > today
        select new EntryProblem(field, "This is in the future. Write the date as on the document.");

    /// <summary>What is missing and would help to find the person; nothing of it holds up a submission.</summary>
    public static IEnumerable<EntryField> Missing(PersonClaim claim)
    {
        if (claim.FamilyName is null)
        {
            yield return EntryFields.FamilyName;
        }

        if (claim.GivenName is null)
        {
            yield return EntryFields.GivenName;
        }

        if (claim.BirthDate is null)
        {
            yield return EntryFields.BirthDate;
        }

        if (claim.CaptureDate is null && claim.CapturePlace is null)
        {
            yield return EntryFields.CaptureDate;
        }
    }
}
