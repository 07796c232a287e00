using System.Net;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Access;

/// <summary>
/// Whoever may not know of a record cannot tell it from one that never was: the answers are the same, byte for byte and header for
/// header.
/// </summary>
[Collection(AccessTests.Name)]
public sealed class ForeignAnswerTests(AccessWorld world)
{
    public static TheoryData<Kind> Everybody => [.. AccessWorld.Everybody.Where(k => k != Kind.Nobody)];

    [Theory, MemberData(nameof(Everybody))]
    public async Task A_foreign_record_is_answered_like_one_that_never_was(Kind kind)
    {
        var browser = world.Browsers[kind];
        var token = await browser.TokenAsync(kind);
        var told = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Parameters.Count > 0 && r.Outcomes[kind] == Outcome.NotFound))
        {
            foreach (var form in Forms(row))
            {
                var real = await AskAsync(browser, row, p => world.Ours[p], token, form);
                foreach (var missing in row.Parameters)
                {
                    if (await AskAsync(browser, row, p => p == missing ? Asking.NeverWas : world.Ours[p], token, form) != real)
                    {
                        told.Add($"{row} tells {kind} that there is a {missing}");
                    }
                }
            }
        }

        told.ShouldBeEmpty();
    }

    // Whoever may read its own must not reach another's by a wrong address: every id in every place where it does not belong.
    [Theory]
    [InlineData(Kind.Head)]
    [InlineData(Kind.Member)]
    [InlineData(Kind.OtherHead)]
    [InlineData(Kind.Staff)]
    public async Task An_id_in_a_wrong_place_is_answered_like_one_that_never_was(Kind kind)
    {
        var (own, foreign) = kind == Kind.OtherHead ? (world.Theirs, world.Ours) : (world.Ours, world.Theirs);
        var browser = world.Browsers[kind];
        var token = await browser.TokenAsync(kind);
        var told = new List<string>();
        foreach (var row in RouteTable.Rows.Where(r => r.Parameters.Contains("process") && r.Parameters.Count > 1))
        {
            var form = Forms(row)[0];
            foreach (var place in row.Parameters)
            {
                var missing = await AskAsync(browser, row, p => p == place ? Asking.NeverWas : own[p], token, form);
                foreach (var (of, id) in Misplaced(place, kind, own, foreign))
                {
                    if (await AskAsync(browser, row, p => p == place ? id : own[p], token, form) != missing)
                    {
                        told.Add($"{row} tells {kind} of {of} in the place of {place}");
                    }
                }
            }
        }

        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_that_names_foreign_records_is_answered_as_if_they_never_were()
    {
        var browser = world.Browsers[Kind.Head];
        var token = await browser.TokenAsync(Kind.Head);
        var list = $"/processes/{world.Ours["process"]}/lists/{world.Ours["list"]}";
        var before = await world.TablesAsync();
        foreach (var (address, field, foreign) in new[]
        {
            ($"{list}/take-off", "entries", world.Theirs["entry"]),
            ("/account/sessions/end", "session", world.Theirs["user"]),
        })
        {
            using var real = await browser.PostAsync(address, token, (field, foreign), ("confirmed", "true"));
            using var missing = await browser.PostAsync(address, token, (field, Asking.NeverWas), ("confirmed", "true"));
            ((await real.WholeAsync()).Replace(foreign, Asking.NeverWas, StringComparison.Ordinal) == await missing.WholeAsync()).ShouldBeTrue(address);
        }

        var after = await world.TablesAsync();
        after.Where(t => t.Key != "AuditEntries").ShouldBe(before.Where(t => t.Key != "AuditEntries"));
    }

    [Fact]
    public async Task Which_record_it_is_the_address_says_and_not_the_form()
    {
        var browser = world.Browsers[Kind.Head];
        var address = $"/processes/{world.Ours["process"]}/lists/{Asking.NeverWas}/take-off";
        using var answer = await browser.PostAsync(
            address, await browser.TokenAsync(Kind.Head), ("list", world.Ours["list"]), ("entries", Asking.NeverWas), ("code", "200"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> AskAsync(Browser browser, RouteRow row, Func<string, string> value, AngleSharp.Html.Dom.IHtmlDocument token, (string Name, string Value)[] form)
    {
        using var answer = await browser.AskAsync(row.Method, RouteTable.Fill(row.Pattern, value), token, form);
        return await answer.WholeAsync();
    }

    private IReadOnlyList<(string Name, string Value)[]> Forms(RouteRow row) => row.Method == "POST" ? Asking.Forms(world.Ours) : [[]];

    private IEnumerable<(string Of, string Id)> Misplaced(string place, Kind kind, Dictionary<string, string> own, Dictionary<string, string> foreign)
    {
        if (place == "process")
        {
            // Staff mediates in the other process as well: there its own lists are not found, and its own frame is.
            return kind == Kind.Staff ? [("a list", own["list"])] : [("another process", world.OtherProcess), ("a list", own["list"])];
        }

        // Mediators read both delegations' versions, and one may be compared with another of the same list.
        var theirs = kind == Kind.Staff || place is "party" or "mediator" or "official" ? [] : foreign.Where(i => i.Key is "list" or "entry" or "version" or "with" or "import" or "version-entry" or "meeting" or "note" or "record-version" or "record-with" or "comment" or "commitment" or "claim" or "readout" or "subject" or "stated" or "document" or "agreement" or "provision" or "draft" or "against" or "bracket" or "alternative" or "proposal" or "sent" or "tabled" or "remark");
        string[] mistaken = place is "version" or "with" ? ["list", "entry", "import", "version-entry", "process"] : ["list", "entry", "version", "import", "version-entry", "later-entry", "process"];
        return theirs.Select(i => ($"their {i.Key}", i.Value)).Concat(mistaken.Where(m => m != place).Select(m => ($"a {m}", own[m])));
    }
}
