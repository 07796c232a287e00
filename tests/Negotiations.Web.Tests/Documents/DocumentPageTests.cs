using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Documents;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Documents;

/// <summary>The way of a document through the pages, without JavaScript.</summary>
public sealed class DocumentPageTests : IAsyncLifetime
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\nNobody reads this on the disk.\n%%EOF\n");

    private readonly string _data = Directory.CreateTempSubdirectory("negotiations-documents-").FullName;
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private string _meeting = "";

    private string Here => _meeting + "/documents";

    private string Folder => Path.Combine(_data, "documents");

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync(("Deployment:DataFolder", _data), ("Documents:LargestMegabytes", "1"));
        _staff = await _web.SignedInAsync("staff");
        var meetings = $"/processes/{_web.Process}/meetings?part=Held";
        _meeting = (await _staff.PageAsync(meetings)).QuerySelectorAll("main a").First(a => a.TextContent.Contains("Drafting of the text begins", StringComparison.Ordinal)).GetAttribute("href")!;
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task What_staff_attaches_its_readers_find_from_the_meeting_and_take_as_a_file()
    {
        var page = await AddedAsync(Pdf, "Օրակարգ «1».pdf", ("Title", "Օրակարգ"), ("Language", "Armenian"), ("Readers", "PartiesAndObservers"));

        using var observer = await _web.SignedInAsync("observer");
        var way = (await observer.PageAsync(_meeting)).QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == Here);
        way.ParentElement!.ParentElement!.QuerySelector(".num")!.TextContent.ShouldBe("1");
        (await observer.PageAsync(Here)).QuerySelector("tbody a")!.GetAttribute("href").ShouldBe(page);
        (await observer.PageAsync(Here)).QuerySelector("input[type=file]").ShouldBeNull();
        var shown = await observer.PageAsync(page);
        shown.QuerySelector("h1")!.TextContent.ShouldBe("Օրակարգ");
        shown.QuerySelector("code.hash")!.TextContent.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Pdf)));
        shown.Body!.TextContent.ShouldContain("Shared with the parties and observers");
        shown.QuerySelector("a[href$='/withdraw']").ShouldBeNull();

        using var file = await observer.PressAsync(page, page + "/file");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
        var headers = file.Content.Headers;
        headers.ContentType!.ToString().ShouldBe("application/pdf");
        headers.ContentLength.ShouldBe(Pdf.Length);
        headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        headers.GetValues("Content-Disposition").Single().ShouldContain("filename*=UTF-8''" + Uri.EscapeDataString("Օրակարգ «1».pdf"));
        file.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        file.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("default-src 'none'; frame-ancestors 'none'; sandbox");
        file.Headers.CacheControl!.NoStore.ShouldBeTrue();
        file.Headers.AcceptRanges.ShouldBeEmpty();
        // A part of it is not given: the whole is.
        var part = new HttpRequestMessage(HttpMethod.Post, page + "/file") { Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Token(shown))]) };
        part.Headers.Range = new RangeHeaderValue(0, 1);
        using var whole = await observer.SendAsync(part);
        (whole.StatusCode, whole.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, Pdf.Length));
    }

    [Fact]
    public async Task Whoever_may_not_read_a_document_gets_the_page_of_what_never_was()
    {
        var page = await AddedAsync(Pdf, "agenda.pdf", ("Readers", "OneDelegation"), ("Delegation", await PartyAsync("ARM")));
        using var head = await _web.SignedInAsync("arm.member");
        (await head.PageAsync(page)).QuerySelector("h1")!.TextContent.ShouldBe("agenda.pdf");
        foreach (var user in new[] { "aze.head", "observer", "intermediary", "val.head", "admin", "auditor" })
        {
            using var other = await _web.SignedInAsync(user);
            using var foreign = await other.GetAsync(page);
            using var never = await other.GetAsync(page.Replace(page.Split('/')[^1], "0198c0de-0000-7000-8000-00000000dead", StringComparison.Ordinal));
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound, user);
            (await foreign.TextAsync()).ShouldBe(await never.TextAsync());
            using var file = await other.PostAsync(page + "/file", await other.PageAsync("/account"));
            file.StatusCode.ShouldBe(HttpStatusCode.NotFound, user);
            using var withdrawn = await other.PostAsync(page + "/withdraw", await other.PageAsync("/account"), ("reason", "x"));
            withdrawn.StatusCode.ShouldBe(HttpStatusCode.NotFound, user);
        }

        using var refused = await head.PostAsync(page + "/withdraw", await head.PageAsync("/account"), ("reason", "x"));
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var sent = await SendAsync(head, await head.PageAsync("/account"), Pdf, "agenda.pdf", ("Readers", "Mediators"));
        sent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>", "page.pdf", "its content is something else")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "picture.svg", "Nothing else is taken")]
    [InlineData("%PDF-1.7", "agenda.docx", "its content is something else")]
    [InlineData("%PDF-1.7", "agenda.docm", "macros")]
    [InlineData("", "agenda.pdf", "empty")]
    [InlineData("%PDF-1.7", "/", "no name")]
    public async Task A_wrong_file_is_refused_beside_its_field_and_what_was_typed_stays(string content, string name, string why)
    {
        var stored = Stored();
        using var answer = await SendAsync(Encoding.ASCII.GetBytes(content), name, ("Title", "Typed <b>"), ("Language", "other"), ("OtherLanguage", "hyw"), ("Readers", "Parties"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.PageAsync();
        page.QuerySelector("#File-error")!.TextContent.ShouldContain(why);
        page.QuerySelector("#error-summary").ShouldNotBeNull();
        ((IHtmlInputElement)page.QuerySelector("[name=Title]")!).Value.ShouldBe("Typed <b>");
        ((IHtmlSelectElement)page.QuerySelector("[name=Language]")!).Value.ShouldBe("other");
        ((IHtmlInputElement)page.QuerySelector("[name=OtherLanguage]")!).Value.ShouldBe("hyw");
        ((IHtmlInputElement)page.QuerySelector("[name=Readers][value=Parties]")!).IsChecked.ShouldBeTrue();
        Stored().ShouldBe(stored);
    }

    [Fact]
    public async Task After_another_error_it_says_that_the_file_must_be_chosen_again()
    {
        using var answer = await SendAsync(Pdf, "agenda.pdf", ("Title", "Agenda"));
        var page = await answer.PageAsync();
        page.QuerySelector("#Readers-error")!.TextContent.ShouldContain("Choose who may read it.");
        page.QuerySelector("#File-error")!.TextContent.ShouldContain("Choose the file again");

        using var none = await SendAsync(null, "", ("Readers", "OneDelegation"));
        page = await none.PageAsync();
        page.QuerySelector("#File-error")!.TextContent.ShouldContain("Choose a file.");
        page.QuerySelector("#Delegation-error")!.TextContent.ShouldContain("Choose the delegation");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_the_limit_before_and_after_it_is_read()
    {
        using var large = await SendAsync([.. Pdf, .. new byte[DocumentLimits.Megabyte]], "large.pdf", ("Title", "Large"), ("Readers", "Mediators"));
        (await large.PageAsync()).QuerySelector("#File-error")!.TextContent.ShouldContain("larger than 1 MB");

        using var huge = await SendAsync(new byte[3 * DocumentLimits.Megabyte], "huge.pdf", ("Readers", "Mediators"));
        var back = huge.RedirectedTo();
        back.ShouldBe(Here + "?tooLarge=true");
        (await _staff.PageAsync(back)).QuerySelector("#File-error")!.TextContent.ShouldContain("larger than 1 MB");
    }

    [Fact]
    public async Task A_hostile_name_is_shown_and_offered_and_never_a_path()
    {
        foreach (var (given, shown) in new[] { ("../../x.pdf", "x.pdf"), ("..\\..\\y.pdf", "y.pdf"), ("inv\u202Efdp.exe.pdf", "invfdp.exe.pdf"), ("\"; filename=evil.html; x=\".pdf", "%22; filename=evil.html; x=%22.pdf") })
        {
            var page = await AddedAsync(Pdf, given, ("Readers", "Mediators"));
            (await _staff.PageAsync(page)).QuerySelector("h1")!.TextContent.ShouldBe(shown);
            using var file = await _staff.PressAsync(page, page + "/file");
            var disposition = Microsoft.Net.Http.Headers.ContentDispositionHeaderValue.Parse(file.Content.Headers.GetValues("Content-Disposition").Single());
            disposition.FileNameStar.ToString().ShouldBe(shown);
            disposition.Parameters.Select(p => p.Name.ToString()).ShouldBe(["filename", "filename*"], "nothing breaks out of its quotes");
        }

        Directory.GetFiles(_data, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".pdf", StringComparison.Ordinal)).ShouldBeEmpty();
        File.Exists(Path.Combine(_data, "..", "x.pdf")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_was_tampered_with_is_told_and_logged_without_a_name()
    {
        var before = Stored();
        var page = await AddedAsync(Pdf, "qqsecretname.pdf", ("Title", "qqsecrettitle"), ("Readers", "Mediators"));
        var path = Path.Combine(Folder, Stored().Except(before).Single());
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);

        using var answer = await _staff.PressAsync(page, page + "/file");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Content.Headers.ContentDisposition.ShouldBeNull();
        var id = page.Split('/')[^1];
        (await answer.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain($"was altered on the server, so nothing of it is given out. Tell whoever runs the server, with this number: {id}");
        _web.Log.Text.ShouldContain($"The stored file of document {id} does not hold");
        _web.Log.Text.ShouldNotContain("qqsecret");
    }

    [Fact]
    public async Task Withdrawing_asks_first_and_destroys_the_file()
    {
        var before = Stored();
        var page = await AddedAsync(Pdf, "agenda.pdf", ("Readers", "AllMembers"));
        var ask = await _staff.PageAsync(page + "/withdraw");
        ask.Body!.TextContent.ShouldContain("what lies in backups, is not reached");
        using var without = await _staff.SubmitAsync(ask.Form(page + "/withdraw"));
        (await without.PageAsync()).QuerySelector("#Reason-error")!.TextContent.ShouldContain("Give the reason.");
        Stored().Count.ShouldBe(before.Count + 1);

        using var done = await _staff.SubmitAsync(ask.Form(page + "/withdraw"), [("Reason", "It named somebody.")]);

        done.RedirectedTo().ShouldBe(page);
        Stored().ShouldBe(before);
        using var intermediary = await _web.SignedInAsync("intermediary");
        var shown = await intermediary.PageAsync(page);
        shown.Body!.TextContent.ShouldContain("It named somebody.");
        shown.Forms.ShouldNotContain(f => f.GetAttribute("action") == page + "/file");
        (await intermediary.PageAsync(Here)).QuerySelector("tbody th")!.TextContent.ShouldContain("Withdrawn");
        using var file = await intermediary.PostAsync(page + "/file", shown.Forms.Length > 0 ? shown : await intermediary.PageAsync("/account"));
        (await file.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("its content destroyed");
        // A page that was open still leads nowhere.
        (await _staff.PageAsync(page + "/withdraw")).QuerySelector("textarea").ShouldBeNull();
    }

    [Fact]
    public async Task What_was_typed_survives_an_expired_sign_in_and_the_file_is_asked_for_again()
    {
        var form = await _staff.PageAsync(Here);
        _web.Clock.Advance(TimeSpan.FromMinutes(31));
        using var ended = await SendAsync(_staff, form, Pdf, "agenda.pdf", ("Title", "Օրակարգ"), ("Language", "Armenian"), ("Readers", "Parties"));
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var signIn = await ended.PageAsync();
        signIn.Body!.TextContent.ShouldContain("What you typed is kept");
        using var entered = await _staff.SubmitAsync(signIn.Form("/sign-in"), [("UserName", "staff"), ("Password", "a walk along two rivers")]);
        using var sent = await _staff.SubmitAsync((await entered.PageAsync()).Form(Here));

        var page = await sent.PageAsync();
        ((IHtmlInputElement)page.QuerySelector("[name=Title]")!).Value.ShouldBe("Օրակարգ");
        ((IHtmlInputElement)page.QuerySelector("[name=Readers][value=Parties]")!).IsChecked.ShouldBeTrue();
        page.QuerySelector("#File-error")!.TextContent.ShouldContain("Choose a file.");
    }

    [Fact]
    public async Task The_demonstration_has_documents_that_are_whole()
    {
        using var lead = await _web.SignedInAsync("lead");
        var coming = (await lead.PageAsync($"/processes/{_web.Process}/meetings?part=ToCome")).QuerySelectorAll("main a").First(a => a.TextContent.Contains("Second round", StringComparison.Ordinal)).GetAttribute("href")!;
        var pages = (await lead.PageAsync(coming + "/documents")).QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).ToList();
        pages.Count.ShouldBe(2);
        foreach (var page in pages)
        {
            using var file = await lead.PressAsync(page, page + "/file");
            file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            if (file.Content.Headers.ContentType!.MediaType == "application/pdf")
            {
                using var pdf = UglyToad.PdfPig.PdfDocument.Open(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
                pdf.GetPage(1).Text.ShouldContain("made up");
            }
        }
    }

    [Fact]
    public async Task A_copy_of_the_database_and_then_of_the_folder_is_a_backup_that_opens_elsewhere()
    {
        var page = await AddedAsync(Pdf, "agenda.pdf", ("Readers", "AllMembers"));
        var copy = Directory.CreateTempSubdirectory("negotiations-restored-").FullName;
        try
        {
            // As docs/operations.md says: while the server runs, the database first.
            var address = await _web.ReadAsync(db => db.Database.GetConnectionString()!);
            await using (var from = new SqliteConnection(address))
            await using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(copy, "negotiations.db"), Pooling = false }.ToString()))
            {
                await from.OpenAsync(TestContext.Current.CancellationToken);
                await to.OpenAsync(TestContext.Current.CancellationToken);
                from.BackupDatabase(to);
            }

            foreach (var folder in new[] { "documents", "keys" })
            {
                Directory.CreateDirectory(Path.Combine(copy, folder));
                foreach (var file in Directory.GetFiles(Path.Combine(_data, folder)))
                {
                    File.Copy(file, Path.Combine(copy, folder, Path.GetFileName(file)));
                }
            }

            await using var restored = await WebFixture.StartAsync(("Deployment:DataFolder", copy));
            using var head = await restored.SignedInAsync("arm.head");
            using var taken = await head.PressAsync(page, page + "/file");
            (await taken.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string Token(IHtmlDocument page) => ((IHtmlInputElement)page.QuerySelector("[name=__RequestVerificationToken]")!).Value;

    private IReadOnlyList<string> Stored() => [.. Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private Task<string> PartyAsync(string code) => _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == code).Id.ToString());

    private async Task<string> AddedAsync(byte[] file, string name, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(file, name, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, name);
        return answer.RedirectedTo();
    }

    private async Task<HttpResponseMessage> SendAsync(byte[]? file, string name, params (string Name, string Value)[] fields) => await SendAsync(_staff, await _staff.PageAsync(Here), file, name, fields);

    private Task<HttpResponseMessage> SendAsync(Browser browser, IHtmlDocument page, byte[]? file, string name, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        content.Add(new StringContent(Token(page)), "__RequestVerificationToken");
        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value), field);
        }

        if (file is not null)
        {
            // By hand: the client would put what is not ASCII otherwise than browsers do (WHATWG HTML, multipart/form-data encoding).
            var part = new ByteArrayContent(file);
            part.Headers.TryAddWithoutValidation("Content-Disposition", string.Create(CultureInfo.InvariantCulture, $"form-data; name=\"File\"; filename=\"{name.Replace("\"", "%22", StringComparison.Ordinal)}\""));
            content.Add(part);
        }

        return browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, Here) { Content = content });
    }
}
