using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Imports;

/// <summary>The way of a file through the pages, without JavaScript.</summary>
public sealed class ImportPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _browser = null!;
    private string _list = "";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _browser = await _web.SignedInAsync("arm.head");
        var lists = $"/processes/{_web.Process}/lists";
        using var opened = await _browser.PostAsync(
            lists + "/new", await _browser.PageAsync(lists + "/new"), ("Form.Kind", "OursHeldByOther"), ("Form.Subject", "import"));
        _list = opened.RedirectedTo();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_messy_file_is_mended_confirmed_and_on_the_list()
    {
        var import = await UploadedAsync("Surname,First name,DOB,Legal status,Service number,Extra\nMəsərhatlı,Qor,31.02.1998,POW,1,x\nРябинолугов,Илья,1999,PoW/civ,2,x\nСнегоборский,Павел,1997,POW,2,x\n");

        using var columns = await _browser.SubmitAsync(FormEnding(await _browser.PageAsync(import + "/columns"), "/columns"));
        var page = await _browser.PageAsync(columns.RedirectedTo());
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        page.QuerySelector(".note-error")!.TextContent.ShouldContain("Row 2");

        using var used = await _browser.SubmitAsync(Form(page, import), press: "2|birth_date|1998");
        page = await _browser.PageAsync(used.RedirectedTo());
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        using var mended = await _browser.SubmitAsync(
            Form(page, import), [("Cells[0].Text", "CivilianInternee"), ("People[0].Decision", "TwoPeople")]);
        page = await _browser.PageAsync(import + "/confirm");
        using var confirmed = await _browser.SubmitAsync(Form(page, import + "/confirm"));

        confirmed.RedirectedTo().ShouldBe(_list);
        var list = await _browser.PageAsync(_list);
        list.Body!.TextContent.ShouldContain("Imported: 3 added, 0 changed.");
        list.Body.TextContent.ShouldContain("Рябинолугов Илья");
    }

    [Fact]
    public async Task A_page_full_of_wrong_cells_is_corrected_at_once()
    {
        string[] columns = ["birth_date", "capture_date", "sex", "legal_status", "custody", "fate", "visited_on", "capture_card_sent_on", "repatriation_category", "health"];
        var rows = Enumerable.Range(0, 50).Select(i => $"А{i},Б,{string.Join(',', columns.Select(_ => "wrong"))}");
        var import = await UploadedAsync($"family_name,given_name,{string.Join(',', columns)}\n{string.Join('\n', rows)}\n");
        using var read = await _browser.SubmitAsync(FormEnding(await _browser.PageAsync(import + "/columns"), "/columns"));
        var page = await _browser.PageAsync(read.RedirectedTo());
        var cells = page.QuerySelectorAll("[name^='Cells['][name$='.Text']").Select(c => (c.GetAttribute("name")!, "")).ToArray();
        cells.Length.ShouldBe(500);

        using var corrected = await _browser.SubmitAsync(Form(page, import), cells);

        (await _browser.PageAsync(import + "/confirm")).QuerySelector("dl dd")!.TextContent.ShouldBe("50");
    }

    [Fact]
    public async Task Every_choice_is_read_as_it_is_exported()
    {
        foreach (var field in EntryFields.All.Where(f => f.Kind == FieldKind.Choice))
        {
            var rows = field.Choices.Select((choice, at) => $"А{at},Б,{ListWords.Of(choice)}");
            var import = await UploadedAsync($"family_name,given_name,{field.Key}\n{string.Join('\n', rows)}\n");
            using var read = await _browser.SubmitAsync(FormEnding(await _browser.PageAsync(import + "/columns"), "/columns"));
            var facts = (await _browser.PageAsync(import + "/confirm")).QuerySelectorAll("dl dt").Select(t => t.TextContent).ToList();
            facts.ShouldNotContain("Need you", field.Label);
            facts.ShouldContain("Will be added");
            using var dropped = await _browser.PostAsync(import + "/drop", await _browser.PageAsync("/account"));
        }
    }

    [Fact]
    public async Task A_name_of_a_file_is_cut_at_a_character()
    {
        using var answer = await SendAsync("Surname,First name\nА,Б\n", new string('a', 199) + "😀.csv");
        answer.RedirectedTo().ShouldEndWith("/columns");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_beside_its_field_and_so_is_none()
    {
        using var wrong = await SendAsync("PK\u0003\u0004", "list.csv");
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await wrong.PageAsync()).QuerySelector(".field .err")!.TextContent.ShouldContain("This is not a CSV file");

        using var none = await SendAsync(null, "");
        (await none.PageAsync()).QuerySelector(".field .err")!.TextContent.ShouldContain("Choose a file.");
    }

    [Fact]
    public async Task Two_columns_of_one_meaning_are_refused_beside_the_column()
    {
        var import = await UploadedAsync("Surname,First name\nА,Б\n");

        using var answer = await _browser.SubmitAsync(FormEnding(await _browser.PageAsync(import + "/columns"), "/columns"), [("Form.Meanings[1]", "family_name")]);

        var page = await answer.PageAsync();
        page.QuerySelector("#Form_Meanings_1_-error")!.TextContent.ShouldContain("Another column is read as this already.");
        ((IHtmlSelectElement)page.QuerySelector("[name='Form.Meanings[1]']")!).Value.ShouldBe("family_name");
    }

    [Fact]
    public async Task A_correction_on_an_old_page_is_shown_again_and_not_lost()
    {
        var import = await UploadedAsync("Surname,First name,DOB\nА,Б,31.02.1998\n");
        var page = await _browser.PageAsync(import);
        using var first = await _browser.SubmitAsync(Form(page, import), press: "2|birth_date|1998-02");
        using var undo = await _browser.SubmitAsync(Form(await _browser.PageAsync(import + "?part=Ready"), import));

        using var late = await _browser.SubmitAsync(Form(page, import), [("Cells[0].Text", "1999-01-01")]);

        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await late.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("Somebody else changed this");
    }

    [Fact]
    public async Task A_row_is_left_out_and_taken_back()
    {
        var import = await UploadedAsync("Surname,First name\nА,Б\nВ,Г\n");
        using var left = await _browser.SubmitAsync(Form(await _browser.PageAsync(import + "?part=Ready"), import), [("LeaveOut", "3")]);
        var page = await _browser.PageAsync(import + "?part=NotImported");
        page.QuerySelector("tbody tr")!.Id.ShouldBe("r3");

        using var back = await _browser.SubmitAsync(Form(page, import), [("LeaveOut", "0")]);

        (await _browser.PageAsync(import + "?part=Ready")).QuerySelectorAll("tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_given_up_says_so_and_a_template_comes_in_both_formats()
    {
        var import = await UploadedAsync("Surname,First name\nА,Б\n");
        using var dropped = await _browser.SubmitAsync(Form(await _browser.PageAsync(import + "/columns"), import + "/drop"));
        using var gone = await _browser.GetAsync(import);
        gone.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await gone.TextAsync()).ShouldContain("This import is finished.");

        foreach (var name in new[] { "template.csv", "template.xlsx" })
        {
            using var template = await _browser.GetAsync($"{_list}/imports/{name}");
            template.StatusCode.ShouldBe(HttpStatusCode.OK);
            template.Content.Headers.ContentDisposition!.FileName.ShouldBe(name);
        }
    }

    [Fact]
    public async Task What_was_done_is_not_told_to_whoever_signs_in_next_in_the_same_browser()
    {
        var import = await UploadedAsync("Surname,First name\nА,Б\n");
        using var confirmed = await _browser.SubmitAsync((await _browser.PageAsync(import + "/confirm")).Form(import + "/confirm"));
        using var next = await _web.SignedInAsync("aze.head");
        next.Cookies["done"] = _browser.Cookies["done"];
        var lists = await next.PageAsync($"/processes/{_web.Process}/lists");

        var theirs = await next.PageAsync(lists.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => System.Text.RegularExpressions.Regex.IsMatch(h, "/lists/[0-9a-f-]{36}$")));

        theirs.Body!.TextContent.ShouldNotContain("Imported:");
        (await _browser.PageAsync(_list)).Body!.TextContent.ShouldContain("Imported: 1 added, 0 changed.");
    }

    [Fact]
    public async Task The_other_delegation_and_the_mediators_find_nothing()
    {
        var import = await UploadedAsync("Surname,First name\nА,Б\n");
        foreach (var user in new[] { "aze.head", "lead" })
        {
            using var other = await _web.SignedInAsync(user);
            foreach (var address in new[] { import, import + "/columns", import + "/confirm", _list + "/imports/new", _list + "/imports/template.csv" })
            {
                using var answer = await other.GetAsync(address);
                answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{user} {address}");
            }
        }
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string action) => page.Form(action);

    private static IHtmlFormElement FormEnding(IHtmlDocument page, string end) =>
        page.Forms.Single(f => f.GetAttribute("action")!.EndsWith(end, StringComparison.Ordinal));

    private async Task<string> UploadedAsync(string csv)
    {
        using var answer = await SendAsync(csv, "list.csv");
        var columns = answer.RedirectedTo();
        return columns[..columns.LastIndexOf('/')];
    }

    private Task<HttpResponseMessage> SendAsync(string? csv, string name) =>
        _browser.UploadAsync(_list + "/imports/new", csv is null ? null : Encoding.UTF8.GetBytes(csv), name);
}
