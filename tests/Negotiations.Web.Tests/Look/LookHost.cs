using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Negotiations.Web.Look;
using Negotiations.Web.Tests.Look.Gallery;

namespace Negotiations.Web.Tests.Look;

/// <summary>The look of the pages and nothing else of the product: the gallery, in a frame that a delegation would have.</summary>
public sealed class LookHost : IAsyncLifetime
{
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The gallery's application, to serve in a browser or in a test.</summary>
    public static WebApplication Build(Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Negotiations.Web", EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(LookRegistration.PseudoSetting, "true")]);
        builder.Logging.ClearProviders();
        builder.Services.AddControllersWithViews()
            .AddApplicationPart(typeof(GalleryController).Assembly)
            .AddLook(builder.Configuration);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            var frame = context.RequestServices.GetRequiredService<Frame>();
            frame.Process = new ProcessLink("Armenia–Azerbaijan talks, 2022", "/processes/one");
            frame.Viewer = new ViewerBadge(new Mark(MarkKind.Party, "ARM", 1), "Head of delegation", "/account");
            frame.Tabs = [new("Overview", "Overview", "/overview"), new("Gallery", "Prisoner lists", "/gallery"), new("Reports", "Reports", "/reports")];
            frame.FindHref = "/find";
            frame.SignOutHref = "/sign-out";
            frame.Demonstration = true;
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            return next(context);
        });
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        return app;
    }

    public async ValueTask InitializeAsync()
    {
        app = Build(builder => builder.WebHost.UseTestServer());
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>A page, as a browser reads it.</summary>
    public async Task<IHtmlDocument> GetAsync(string address, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response.EnsureSuccessStatusCode());
    }

    /// <summary>The page that answers a form.</summary>
    public async Task<IHtmlDocument> PostAsync(string address, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Client.PostAsync(address, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response.EnsureSuccessStatusCode());
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
