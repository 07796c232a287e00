using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Negotiations.Web.Tests.Access;

/// <summary>Every route × every viewer × a record that exists and one that never was, as <see cref="RouteTable"/> says.</summary>
[Collection(AccessTests.Name)]
public sealed class RouteMatrixTests(AccessWorld world)
{
    public static TheoryData<Kind> Everybody => [.. AccessWorld.Everybody];

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route() =>
        RouteTable.Problems(Endpoints(), RouteTable.Rows).ShouldBeEmpty();

    [Fact]
    public void A_route_without_a_row_and_a_row_without_a_route_are_named()
    {
        var forgotten = new RouteEndpoint(
            _ => Task.CompletedTask,
            RoutePatternFactory.Parse("processes/{process:guid}/everything"),
            0,
            new EndpointMetadataCollection(new HttpMethodMetadata(["GET"])),
            null);
        var stale = RouteTable.Rows[0] with { Pattern = "/gone" };
        RouteTable.Problems([.. Endpoints(), forgotten], [.. RouteTable.Rows, stale]).ShouldBe(
        [
            "No row says who gets what at GET /processes/{process}/everything",
            $"There is no route for the row {stale.Route}",
        ]);
    }

    [Fact]
    public async Task Files_that_everybody_gets_are_files_of_the_front_end()
    {
        var files = Endpoints().OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!).ToList();
        files.ShouldNotBeEmpty();
        files.ShouldAllBe(f => f.StartsWith("css/") || f.StartsWith("js/") || f.StartsWith("lib/") || f.StartsWith("icon.") || f.EndsWith(".styles.css"));
        using var browser = world.Web.Browser();
        using var answer = await browser.GetAsync("/css/site.css");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task Everybody_gets_the_pages_of_the_table_and_no_other(Kind kind)
    {
        var browser = world.Browsers[kind];
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method != "POST"))
        {
            using var answer = await browser.GetAsync(RouteTable.Fill(row.Pattern, p => world.Ours[p]));
            Compare(row, kind, row.Outcomes[kind], answer, wrong);
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task What_never_was_is_found_by_nobody(Kind kind)
    {
        var browser = world.Browsers[kind];
        var token = await browser.TokenAsync(kind);
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method != "ANY"))
        {
            var expected = row.Outcomes[kind] == Outcome.SignIn ? Outcome.SignIn : Outcome.NotFound;
            foreach (var missing in row.Parameters)
            {
                using var answer = await browser.AskAsync(
                    row.Method, RouteTable.Fill(row.Pattern, p => p == missing ? Asking.NeverWas : world.Ours[p]), token, Asking.Forms(world.Ours)[0]);
                Compare(row, kind, expected, answer, wrong, $" without {missing}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task A_form_of_somebody_who_may_not_send_it_is_refused_and_changes_nothing(Kind kind)
    {
        var browser = world.Browsers[kind];
        var token = await browser.TokenAsync(kind);
        var wrong = new List<string>();
        var before = await world.TablesAsync();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "POST" && r.Outcomes[kind] is Outcome.SignIn or Outcome.NotFound))
        {
            var address = RouteTable.Fill(row.Pattern, p => world.Ours[p]);
            foreach (var (form, number) in Asking.Forms(world.Ours).Select((f, i) => (f, i)))
            {
                using var answer = await browser.PostAsync(address, token, form);
                Compare(row, kind, row.Outcomes[kind], answer, wrong, $" with form {number}");
            }
        }

        wrong.ShouldBeEmpty();
        (await world.TablesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_form_of_somebody_who_may_send_it_is_answered()
    {
        var own = await AccessWorld.StartAsync();
        await using var closing = own;
        var wrong = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Method == "POST"))
        {
            foreach (var kind in AccessWorld.Everybody.Where(k => row.Outcomes[k] == Outcome.Served))
            {
                // A session of its own: some forms end it.
                using var browser = await own.OpenAsync(kind);
                // The other delegation has such forms too, for records of its own.
                var ids = kind is Kind.OtherHead or Kind.OtherMember ? own.Theirs : own.Ours;
                using var answer = await browser.PostAsync(RouteTable.Fill(row.Pattern, p => ids[p]), await browser.TokenAsync(kind));
                Compare(row, kind, Outcome.Served, answer, wrong);
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static void Compare(RouteRow row, Kind kind, Outcome expected, HttpResponseMessage answer, List<string> wrong, string how = "")
    {
        try
        {
            var outcome = answer.Read(row.Method);
            if (outcome != expected)
            {
                wrong.Add($"{row}{how} for {kind}: {outcome} and not {expected}");
            }
        }
        catch (InvalidOperationException e)
        {
            wrong.Add($"{row}{how} for {kind}: {e.Message}");
        }
    }

    private IEnumerable<Endpoint> Endpoints() => world.Web.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).Distinct();
}
