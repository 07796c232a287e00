using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Negotiations.Application.Documents;

namespace Negotiations.Web.Edge;

/// <summary>
/// Lets a request bring a document, as large as the settings allow and no larger. It is held in memory once, never in a temporary file. What says beforehand that it is larger is not read at all: the
/// form is shown again, with the reason.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Field of the address with which the form is told that what was sent was too large.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>Most bytes of any other field.</summary>
    public int LongestField { get; init; } = 256 * 1024;

    /// <summary>Before the antiforgery token is looked for, which reads the form.</summary>
    public int Order => 500;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var most = http.RequestServices.GetRequiredService<DocumentLimits>().MaxFileBytes + DocumentLimits.BesidesFile;
        if (http.Request.ContentLength > most)
        {
            context.Result = new LocalRedirectResult($"{http.Request.PathBase}{http.Request.Path}?{TooLarge}=true");
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = most;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, MemoryBufferThreshold = most, ValueLengthLimit = LongestField }));
    }
}
