using System.IO.Compression;
using System.Net;
using System.Text;

namespace Negotiations.Web.Tests.Access;

/// <summary>The files of a draft hold the draft, and nothing of what is kept beside it: neither proposals nor reasons, remarks, or with which words somebody could live.</summary>
[Collection(AccessTests.Name)]
public sealed class DraftFileTests(AccessWorld world)
{
    [Theory]
    [InlineData(Kind.Lead, "Docx")]
    [InlineData(Kind.Lead, "Akn")]
    [InlineData(Kind.Lead, "Json")]
    [InlineData(Kind.Lead, "Text")]
    [InlineData(Kind.Head, "Docx")]
    [InlineData(Kind.Head, "Akn")]
    [InlineData(Kind.Head, "Text")]
    public async Task A_file_of_a_draft_holds_its_words_and_no_other(Kind kind, string format)
    {
        var draft = $"/processes/{world.Ours["process"]}/agreements/{world.Ours["agreement"]}/drafts/{world.Ours["draft"]}";
        var browser = world.Browsers[kind];
        var page = await browser.PageAsync(draft);
        page.Body!.TextContent.ShouldContain(Word("reserved"), Case.Insensitive, "the remark stands on the page, and not in the file");

        using var answer = await browser.PostAsync(draft + "/export", page, ("format", format));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var content = Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Canary.In(content).Select(w => w.ToLowerInvariant()).Distinct()
            .Except(new[] { "treatytitle", "treatyheading", "treatytext", "tabledwords", "draftnote", "translatedheading", "translatedtext" }.Select(f => Word(f).ToLowerInvariant())).ShouldBeEmpty();
        content.ShouldContain(Word("treatytext"), Case.Insensitive);
        content.ShouldContain(Word("tabledwords"), Case.Insensitive);
        // Nobody of those who worked on it is named.
        foreach (var name in new[] { "staff", "Staff mediator", "arm.head" })
        {
            content.ShouldNotContain($">{name}<", Case.Insensitive);
            content.ShouldNotContain($"\"{name}\"", Case.Insensitive);
        }
    }

    private static string Word(string field) => Canary.Word("ARM", Secrecy.Submitted, field);

    // All parts of a package, whatever they are: a text that is packed is found by nobody who looks at the bytes.
    private static string Read(byte[] file)
    {
        if (file is not [(byte)'P', (byte)'K', ..])
        {
            return Encoding.UTF8.GetString(file);
        }

        using var package = new ZipArchive(new MemoryStream(file));
        var all = new StringBuilder();
        foreach (var part in package.Entries)
        {
            using var reader = new StreamReader(part.Open(), Encoding.UTF8);
            all.AppendLine(part.FullName).AppendLine(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
