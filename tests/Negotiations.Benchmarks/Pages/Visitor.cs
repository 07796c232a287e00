using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Negotiations.Infrastructure.Demonstration;

namespace Negotiations.Benchmarks.Pages;

/// <summary>Asks for pages as somebody does who signed in by the form, or as nobody.</summary>
internal sealed class Visitor(HttpClient browser, string? token = null)
{
    /// <summary>The account of the lead mediator.</summary>
    public const string Lead = "lead";

    private const string SignInAddress = "/sign-in";
    private const string Token = "__RequestVerificationToken";

    /// <summary>Signs the client in; its cookies keep the sign-in.</summary>
    public static async Task<Visitor> SignInAsync(HttpClient browser, CancellationToken cancellationToken, string who = Lead)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(SignInAddress, cancellationToken), cancellationToken);
        var fields = page.Forms.Single(f => f.GetAttribute("action") == SignInAddress).Elements.OfType<IHtmlInputElement>()
            .Where(field => field.Name is not null)
            .Select(field => KeyValuePair.Create(field.Name!, field.Name switch { "UserName" => who, "Password" => DemonstrationAccounts.Password, _ => field.Value }));
        using var form = new FormUrlEncodedContent(fields.ToList());
        using var answer = await browser.PostAsync(SignInAddress, form, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage?.RequestUri?.AbsolutePath == SignInAddress)
        {
            throw new InvalidOperationException($"{who} cannot sign in: {answer.StatusCode}.");
        }

        var home = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(cancellationToken), cancellationToken);
        return new Visitor(browser, home.QuerySelector($"input[name={Token}]")?.GetAttribute("value"));
    }

    /// <summary>Asks for a page, or for a file. A page in place of the file is none.</summary>
    public async Task<HttpResponseMessage> AskAsync(MeasuredPage page, CancellationToken cancellationToken)
    {
        if (page.Format is not { } format)
        {
            return await browser.GetAsync(page.Address, cancellationToken);
        }

        using var form = new FormUrlEncodedContent([new(Token, token ?? throw new InvalidOperationException("There is no form on the page after signing in.")), new("format", format)]);
        var answer = await browser.PostAsync(page.Address, form, cancellationToken);
        return answer.Content.Headers.ContentType?.MediaType == "text/html" ? throw new InvalidOperationException($"{page.Name} is no file.") : answer;
    }
}
