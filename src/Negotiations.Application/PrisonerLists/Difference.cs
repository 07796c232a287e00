using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What is different between two things said of one person.</summary>
public static class Difference
{
    /// <summary>The fields that differ, without the sensitive ones.</summary>
    public static IReadOnlyList<EntryField> Between(PersonClaim before, PersonClaim after) =>
        Between(new EntryContent(before, SensitiveDetails.None), new EntryContent(after, SensitiveDetails.None));

    /// <summary>The fields that differ.</summary>
    public static IReadOnlyList<EntryField> Between(EntryContent before, EntryContent after) =>
        before == after ? [] : [.. EntryFields.All.Where(f => f.Read(before) != f.Read(after))];
}
