using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Negotiations.Domain;
using Negotiations.Web.Features.Trail;
using Negotiations.Web.Tests.Host;
using Followed = Negotiations.Infrastructure.Auditing.Trail;

namespace Negotiations.Web.Tests.Trail;

public sealed class TrailNamesTests(WebFixture web)
{
    [Fact]
    public async Task Every_table_and_column_that_the_trail_follows_has_a_name()
    {
        var types = await web.ReadAsync(db => db.Model.GetEntityTypes().Where(Followed.Covers).ToList());

        types.Count.ShouldBeGreaterThan(30);
        types.Select(t => t.ClrType.Name).Where(t => !TrailNames.Knows(t)).ShouldBeEmpty();
        types.SelectMany(t => Fields(t).Where(f => !TrailNames.KnowsField(f)).Select(f => $"{t.ClrType.Name}.{f}")).ShouldBeEmpty();
        TrailNames.Knows("Nothing").ShouldBeFalse();
    }

    [Theory]
    [InlineData("EndsAt Title", "end, title")]
    [InlineData("CapturePlace", "Place of capture or last contact")]
    [InlineData("NextOfKin Health", "Person to be informed, State of health")]
    [InlineData("csv; 62; family_name,given_name", "csv; 62; Family name, Given name")]
    [InlineData("found, also on 7", "found, also on 7")]
    [InlineData("json", "json")]
    [InlineData("Unknown Title", "Unknown Title")]
    public void What_the_trail_keeps_is_told_by_the_words_of_the_forms(string kept, string told) =>
        TrailNames.Details(kept, web.Services.GetRequiredService<IStringLocalizer<Texts>>()).ShouldBe(told);

    // What is set once, when the record is made, never changes; what a person on a list is said to be is set anew as a whole.
    private static IEnumerable<string> Fields(IEntityType type) => type.GetProperties()
        .Where(p => p.PropertyInfo?.SetMethod is not { } set || !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
        .Concat(type.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()))
        .Select(p => p.Name).Where(n => n is not nameof(IVersioned.VersionToken) and not "SearchKey").Distinct();
}
