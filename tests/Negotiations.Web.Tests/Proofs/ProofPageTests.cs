using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Negotiations.Tests;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Proofs;

/// <summary>Whoever holds a receipt verifies it, without an account and without this installation.</summary>
public sealed class ProofPageTests(WebFixture web)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_and_its_file_are_found_to_belong_together_without_an_account()
    {
        var (receipt, file) = await ReceiptAsync();
        using var anybody = web.Browser();
        var page = await anybody.PageAsync("/verify");
        page.QuerySelectorAll("input[type=file]").Select(i => (i.Id, i.HasAttribute("name"))).ShouldBe([("ProofFile", false), ("ListFile", false)], "no file is ever sent");

        var verdict = await VerifyAsync(anybody, receipt, Fingerprint(file));
        verdict.QuerySelector("h1")!.TextContent.ShouldBe("The file and the receipt belong together");

        file[^40] ^= 1;
        (await VerifyAsync(anybody, receipt, Fingerprint(file))).QuerySelector("h1")!.TextContent.ShouldBe("The file does not belong to this receipt");
        (await VerifyAsync(anybody, receipt, "")).QuerySelector("h1")!.TextContent.ShouldBe("Signed here, and held here");
        (await VerifyAsync(anybody, receipt.Trim()[..^8] + "AAAAAAAA", "")).QuerySelector("h1")!.TextContent.ShouldBe("This does not hold");
        (await VerifyAsync(anybody, "", "xyz")).QuerySelectorAll("#error-summary a").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_receipt_carries_its_signature_on_screen_and_in_a_picture_for_cameras()
    {
        using var browser = await web.SignedInAsync("arm.head");
        var page = await browser.PageAsync(await ReceiptAddressAsync(browser));

        page.QuerySelector("#signature")!.TextContent.Split('.').Length.ShouldBe(3);
        page.QuerySelectorAll("svg.qr").Length.ShouldBe(2);
        page.QuerySelector("a[href$='receipt.jws']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_script_verifies_a_receipt_with_nothing_but_the_public_key()
    {
        var (receipt, file) = await ReceiptAsync();
        using var anybody = web.Browser();
        using var keys = await anybody.GetAsync("/verify/keys.pem");
        var pem = await keys.Content.ReadAsStringAsync(Stop);
        pem.ShouldNotContain("PRIVATE");
        using var set = await anybody.GetAsync("/verify/keys.json");
        JsonDocument.Parse(await set.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("keys")[0].TryGetProperty("d", out _).ShouldBeFalse();

        var folder = Directory.CreateTempSubdirectory("negotiations-receipt-").FullName;
        var (list, signed, key) = (Path.Combine(folder, "list.json"), Path.Combine(folder, "receipt.jws"), Path.Combine(folder, "keys.pem"));
        await File.WriteAllBytesAsync(list, file, Stop);
        await File.WriteAllTextAsync(signed, receipt, Stop);
        await File.WriteAllTextAsync(key, pem, Stop);
        // One copied file, on a machine of its own, is all that it takes.
        var script = Path.Combine(folder, "verify-receipt.cs");
        File.Copy(Path.Combine(Folders.Source, "scripts", "verify-receipt.cs"), script);

        (await RunAsync(script, list, signed, key)).ShouldBe((0, true), "it holds");
        await File.WriteAllTextAsync(signed, receipt.Trim()[..^8] + "AAAAAAAA", Stop);
        (await RunAsync(script, list, signed, key)).ShouldBe((1, false), "forged");
        await File.WriteAllTextAsync(signed, receipt, Stop);
        file[^40] ^= 1;
        await File.WriteAllBytesAsync(list, file, Stop);
        (await RunAsync(script, list, signed, key)).ShouldBe((1, true), "another file");
        await File.WriteAllTextAsync(signed, "nothing", Stop);
        (await RunAsync(script, list, signed, key)).ShouldBe((2, false), "no signature");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<AngleSharp.Dom.IDocument> VerifyAsync(Browser browser, string receipt, string fingerprint)
    {
        using var answer = await browser.SubmitAsync((await browser.PageAsync("/verify")).Form("/verify"), [("Proof", receipt), ("Fingerprint", fingerprint)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }

    private static string Fingerprint(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task<(int Code, bool SignatureHolds)> RunAsync(string script, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", ["run", "--verbosity", "quiet", script, "--", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(script)! })!;
        var (said, failed) = (run.StandardOutput.ReadToEndAsync(Stop), run.StandardError.ReadToEndAsync(Stop));
        await run.WaitForExitAsync(Stop);
        await failed;
        return (run.ExitCode, (await said).Contains("The signature holds", StringComparison.Ordinal));
    }

    private async Task<string> ReceiptAddressAsync(Browser browser)
    {
        var lists = await browser.PageAsync($"/processes/{web.Process}/lists");
        foreach (var list in lists.QuerySelectorAll("main a[href*='/lists/']").Select(a => a.GetAttribute("href")!).Distinct())
        {
            if ((await browser.PageAsync(list)).QuerySelector("a[href$='/receipt']") is { } receipt)
            {
                return receipt.GetAttribute("href")!;
            }
        }

        throw new InvalidOperationException("No list of the demonstration was submitted.");
    }

    private async Task<(string Receipt, byte[] File)> ReceiptAsync()
    {
        using var head = await web.SignedInAsync("arm.head");
        var address = await ReceiptAddressAsync(head);
        var page = await head.PageAsync(address);
        using var signed = await head.GetAsync(address + ".jws");
        signed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var form = await head.SubmitAsync(page.Form(address.Replace("receipt", "canonical.json", StringComparison.Ordinal)));
        return (await signed.Content.ReadAsStringAsync(Stop), await form.Content.ReadAsByteArrayAsync(Stop));
    }
}
