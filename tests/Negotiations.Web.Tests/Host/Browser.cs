using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Net.Http.Headers;
using Negotiations.Infrastructure.Demonstration;

namespace Negotiations.Web.Tests.Host;

/// <summary>As much of a browser as a test needs: cookies that can be looked at and copied, pages, and forms sent as they stand on a page.</summary>
public sealed class Browser(HttpClient http) : IDisposable
{
    /// <summary>Cookies by name, as they would be sent.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Headers sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>The same cookies in another browser: what a thief would have.</summary>
    public Browser Copy()
    {
        var copy = new Browser(http);
        foreach (var (name, value) in Cookies)
        {
            copy.Cookies[name] = value;
        }

        return copy;
    }

    /// <summary>Asks for an address; a redirect is not followed.</summary>
    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Asks for a page that must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.PageAsync();
    }

    /// <summary>Sends fields to an address, with the antiforgery token of <paramref name="from"/>.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, IHtmlDocument? from, params (string Name, string Value)[] fields)
    {
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (from?.QuerySelector("input[name=__RequestVerificationToken]") is IHtmlInputElement token)
        {
            form.Add(new("__RequestVerificationToken", token.Value));
        }

        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) });
    }

    /// <summary>Sends a form as it stands on a page, with some fields filled and with the button pressed that has <paramref name="press"/> as its value.</summary>
    public Task<HttpResponseMessage> SubmitAsync(IHtmlFormElement form, (string Name, string Value)[]? fill = null, string? press = null)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(e => e.Name is not null && e.Type is not ("submit" or "file") && (e.Type is not ("checkbox" or "radio") || e.IsChecked))
            .Select(e => (e.Name!, e.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Where(e => e.Name is not null).Select(e => (e.Name!, e.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Where(e => e.Name is not null).Select(e => (e.Name!, e.Value ?? "")))
            .Where(field => fill is null || !fill.Any(f => f.Name == field.Item1))
            .Concat(fill ?? [])
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2))
            .ToList();
        if (press is not null)
        {
            var button = form.Elements.OfType<IHtmlButtonElement>().Single(b => b.Value == press);
            fields.Add(new(button.Name!, button.Value));
        }

        var action = form.GetAttribute("action") is { Length: > 0 } given ? given : form.Owner!.Url;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) });
    }

    /// <summary>Opens a page and sends its form with a file in it, or with none.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, byte[]? file, string name)
    {
        var form = (await PageAsync(page)).Form(page);
        var content = new MultipartFormDataContent
        {
            { new StringContent(((IHtmlInputElement)form.QuerySelector("[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
        };
        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), "Form.File", name);
        }

        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, page) { Content = content });
    }

    /// <summary>Opens a page and sends its form that posts to <paramref name="action"/>.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string action, params (string Name, string Value)[] fill) =>
        await SubmitAsync((await PageAsync(page)).Form(action), fill);

    /// <summary>Signs in by the sign-in page.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string userName, string password = DemonstrationAccounts.Password, string? returnUrl = null)
    {
        var page = await PageAsync(returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await SubmitAsync(page.Form("/sign-in"), [("UserName", userName), ("Password", password)]);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.Add(name, value);
        }

        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in SetCookieHeaderValue.ParseList([.. set]))
            {
                if (cookie.Value.Length == 0)
                {
                    Cookies.Remove(cookie.Name.ToString());
                }
                else
                {
                    Cookies[cookie.Name.ToString()] = cookie.Value.ToString();
                }
            }
        }

        return answer;
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What a test reads from an answer.</summary>
public static class Answers
{
    /// <summary>The page, as a browser reads it.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.TextAsync());

    /// <summary>Path and query that a redirect leads to.</summary>
    public static string RedirectedTo(this HttpResponseMessage answer)
    {
        answer.Headers.Location.ShouldNotBeNull();
        return new Uri(new Uri("http://localhost"), answer.Headers.Location).PathAndQuery;
    }

    /// <summary>The body as text.</summary>
    public static Task<string> TextAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>The one form of a page that posts to <paramref name="action"/>.</summary>
    public static IHtmlFormElement Form(this IHtmlDocument page, string action) =>
        page.Forms.Single(f => f.GetAttribute("action") == action);
}
