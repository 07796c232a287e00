using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Negotiations.Infrastructure.Demonstration;

namespace Negotiations.Benchmarks.Pages;

/// <summary>Signs in as anybody does, by the form.</summary>
internal static class SignIn
{
    private const string Address = "/sign-in";

    /// <summary>Signs the client in as the lead mediator; its cookies keep the sign-in.</summary>
    public static async Task AsLeadAsync(HttpClient browser, CancellationToken cancellationToken)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(Address, cancellationToken), cancellationToken);
        var fields = page.Forms.Single(f => f.GetAttribute("action") == Address).Elements.OfType<IHtmlInputElement>()
            .Where(field => field.Name is not null)
            .Select(field => KeyValuePair.Create(field.Name!, field.Name switch { "UserName" => "lead", "Password" => DemonstrationAccounts.Password, _ => field.Value }));
        using var form = new FormUrlEncodedContent(fields.ToList());
        using var answer = await browser.PostAsync(Address, form, cancellationToken);
        if (!answer.IsSuccessStatusCode || answer.RequestMessage?.RequestUri?.AbsolutePath == Address)
        {
            throw new InvalidOperationException($"The lead mediator cannot sign in: {answer.StatusCode}.");
        }
    }
}
