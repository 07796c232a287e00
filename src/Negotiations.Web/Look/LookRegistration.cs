using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Negotiations.Web.TagHelpers;

namespace Negotiations.Web.Look;

/// <summary>Puts together what the pages are made with.</summary>
public static class LookRegistration
{
    /// <summary>The setting that adds a pseudo-language and a right-to-left culture, to try the pages in: for development and tests.</summary>
    public const string PseudoSetting = "Localization:Pseudo";

    private static readonly string[] Languages = ["en"];

    /// <summary>
    /// Where views are found, the frame of the pages, and the language of the request. The pipeline needs
    /// <c>UseRequestLocalization()</c> before the pages.
    /// </summary>
    public static IMvcBuilder AddLook(this IMvcBuilder mvc, IConfiguration configuration)
    {
        var services = mvc.Services;
        var pseudo = configuration.GetValue<bool>(PseudoSetting);
        services.AddScoped<Frame>();
        services.AddScoped<FieldOrder>();
        services.AddLocalization();
        if (pseudo)
        {
            services.AddSingleton<IStringLocalizerFactory>(provider =>
                new PseudoLocalizerFactory(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(provider)));
        }

        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. Languages.Concat(pseudo ? [PseudoLocalizer.Culture, "ar"] : []).Select(CultureInfo.GetCultureInfo)];
            options.DefaultRequestCulture = new RequestCulture(cultures[0]);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            // A link must not change the language of whoever opens it.
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });

        // Names are written as they are; as entities, a page of Armenian would be six times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        services.AddSingleton<IConfigureOptions<MvcOptions>, BindingMessages>();
        return mvc.AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
    }
}
