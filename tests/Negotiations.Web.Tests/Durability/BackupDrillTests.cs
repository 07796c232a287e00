using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Durability;

/// <summary>The drill of docs/operations.md: a real server is backed up while people work on it, everything is lost, and put back with keys from elsewhere.</summary>
public sealed class BackupDrillTests : IDisposable
{
    private const string Name = "Ծիրանունյան";
    private const int Before = 3;

    private readonly string _root = Directory.CreateTempSubdirectory("negotiations-drill-").FullName;

    private string Data => Path.Combine(_root, "data");

    private string Keys => Path.Combine(_root, "keys");

    private string File => Path.Combine(_root, "elsewhere", "night.backup");

    private string KeysSetting => "--Keys:Folder=" + Keys;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public async Task What_was_confirmed_before_a_backup_is_there_when_all_else_is_lost()
    {
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        await WebFixture.FillAsync(Data);
        Directory.Move(Path.Combine(Data, "keys"), Keys);
        string head;
        string[][] confirmed;
        await using (var server = await KilledServer.StartAsync(Data, KeysSetting))
        {
            (head, confirmed) = await BackUpAmongWritersAsync(server);
        }

        Plain(Path.Combine(Data, "negotiations.db"), Path.Combine(Data, "negotiations.db-wal")).ShouldBeTrue("a name would be seen if it stood in a file");
        Plain(File).ShouldBeFalse();
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
        Directory.Delete(Data, recursive: true);

        var restored = await KilledServer.RunAsync(Data, KeysSetting, "--restore", File);
        restored.ExitCode.ShouldBe(0, restored.Complained);
        restored.Said.ShouldContain(head);
        await using (var server = await KilledServer.StartAsync(Data, KeysSetting))
        {
            foreach (var (account, receipts) in new[] { ("arm.head", confirmed[0]), ("aze.head", confirmed[1]) })
            {
                using var browser = await SignedInAsync(server, account);
                foreach (var receipt in receipts)
                {
                    await KilledServerTests.CheckReceiptAsync(browser, receipt);
                }
            }

            using var staff = await SignedInAsync(server, "staff");
            for (var at = 0; at < confirmed[2].Length; at++)
            {
                using var taken = await staff.PressAsync(confirmed[2][at], confirmed[2][at] + "/file");
                (await taken.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Pdf(at));
            }
        }

        var verified = await KilledServer.RunAsync(Data, KeysSetting, "--verify-audit");
        verified.ExitCode.ShouldBe(0, verified.Said);
    }

    /// <summary>Two delegations submit and staff attaches documents, before, while and after a backup is made.</summary>
    /// <returns>Number and hash of the last entry as the backup says them, and what each of the three had confirmed before it began.</returns>
    private async Task<(string Head, string[][] Confirmed)> BackUpAmongWritersAsync(KilledServer server)
    {
        using var arm = await SignedInAsync(server, "arm.head");
        using var aze = await SignedInAsync(server, "aze.head");
        using var staff = await SignedInAsync(server, "staff");
        var process = await ProcessAsync(arm);
        var (ours, theirs) = (await KilledServerTests.OpenListAsync(arm, process, "Drill"), await KilledServerTests.OpenListAsync(aze, process, "Drill"));
        var meeting = (await staff.PageAsync($"{process}/meetings?part=Held")).QuerySelectorAll("main a")
            .First(a => a.TextContent.Contains("Drafting of the text begins", StringComparison.Ordinal)).GetAttribute("href")!;
        List<string>[] done = [[], [], []];
        var enough = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var writers = Task.WhenAll(
            WriteAsync(() => KilledServerTests.SubmitAsync(arm, ours, done[0])),
            WriteAsync(() => KilledServerTests.SubmitAsync(aze, theirs, done[1])),
            WriteAsync(async () => done[2].Add(await AttachAsync(staff, meeting + "/documents", done[2].Count))));
        if (await Task.WhenAny(enough.Task, writers) == writers)
        {
            await writers;
        }

        var confirmed = done.Select(d => d.ToArray()).ToArray();
        var backup = await KilledServer.RunAsync(Data, KeysSetting, "--backup", File);
        var afterwards = done.Sum(d => d.Count);
        await stop.CancelAsync();
        await writers;
        backup.ExitCode.ShouldBe(0, backup.Complained);
        backup.Said.ShouldContain("THE KEYS ARE NOT IN IT");
        backup.Said.ShouldContain(Keys);
        confirmed.ShouldAllBe(c => c.Length >= Before);
        afterwards.ShouldBeGreaterThan(confirmed.Sum(c => c.Length), "the backup was made while they worked");
        const string Last = "The last entry of its trail is ";
        return (backup.Said[backup.Said.IndexOf(Last, StringComparison.Ordinal)..].Split('\n')[0].Trim(), confirmed);

        async Task WriteAsync(Func<Task> work)
        {
            while (!stop.IsCancellationRequested)
            {
                await work();
                if (done.All(d => d.Count >= Before))
                {
                    enough.TrySetResult();
                }
            }
        }
    }

    private static async Task<Browser> SignedInAsync(KilledServer server, string account)
    {
        var browser = server.Browser([]);
        using var answer = await browser.SignInAsync(account);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, account);
        return browser;
    }

    private static async Task<string> ProcessAsync(Browser browser)
    {
        using var home = await browser.GetAsync("/");
        return home.Headers.Location!.OriginalString;
    }

    private static async Task<string> AttachAsync(Browser staff, string documents, int number)
    {
        var form = await staff.PageAsync(documents);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)form.QuerySelector("[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
            { new StringContent("AllMembers"), "Readers" },
            { new ByteArrayContent(Pdf(number)), "File", string.Create(CultureInfo.InvariantCulture, $"drill-{number}.pdf") },
        };
        using var answer = await staff.SendAsync(new HttpRequestMessage(HttpMethod.Post, documents) { Content = content });
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.RedirectedTo();
    }

    private static byte[] Pdf(int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.7\nOf drill {number}.\n%%EOF\n"));

    private static bool Plain(params string[] files) =>
        files.Where(System.IO.File.Exists).Any(f => System.IO.File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)) >= 0);
}
