using System.Reflection;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Domain.Tests.PrisonerLists;

public sealed class EntryFieldsTests
{
    public static readonly TheoryData<string> Keys = [.. EntryFields.All.Select(f => f.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_is_written_into_a_field_is_read_back_and_nothing_else_changes(string key)
    {
        var field = EntryFields.Find(key)!;
        var text = field.Kind switch
        {
            FieldKind.Date => "1987-05~",
            FieldKind.Choice => field.Choices[^1],
            _ => "Ծիրանունյան",
        };

        var written = field.Write(EntryContent.Empty, text);

        field.Read(written).ShouldBe(text);
        EntryFields.All.Where(f => f != field).ShouldAllBe(f => f.Read(written) == f.Read(EntryContent.Empty));
        field.Write(written, " ").ShouldBe(EntryContent.Empty);
    }

    [Fact]
    public void Every_property_of_an_entry_has_a_field()
    {
        var properties = new[] { typeof(PersonClaim), typeof(SensitiveDetails) }
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.CanWrite)
            .Select(p => p.Name);

        EntryFields.All.Select(f => string.Concat(f.Key.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..])))
            .ShouldBe(properties, ignoreOrder: true);
    }

    [Theory]
    [InlineData("birth_date", "31.02.1998")]
    [InlineData("legal_status", "PoW")]
    [InlineData("sex", "2")]
    public void What_is_not_canonical_is_refused(string key, string text) =>
        Should.Throw<FormatException>(() => EntryFields.Find(key)!.Write(EntryContent.Empty, text));
}
