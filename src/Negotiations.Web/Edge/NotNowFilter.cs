using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Web.Look;

namespace Negotiations.Web.Edge;

/// <summary>
/// A rule that is broken where no form can say so: a page that was open, or kept among the bookmarks, while the record went on. What is the viewer's own is
/// not said to be missing: the page says what happened, and leads back.
/// </summary>
internal sealed class NotNowFilter(CurrentViewer current, IStringLocalizer<Texts> texts, IModelMetadataProvider metadata) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not RuleViolation rule)
        {
            return;
        }

        var why = string.Format(CultureInfo.CurrentCulture, texts[rule.Template].Value, [.. rule.Arguments]);
        var process = context.RouteData.Values["process"];
        var back = context.RouteData.Values["list"] is { } list ? $"/processes/{process}/lists/{list}" : process is not null ? $"/processes/{process}" : "/";
        context.Result = new ViewResult
        {
            ViewName = "NotNow",
            StatusCode = StatusCodes.Status409Conflict,
            ViewData = new ViewDataDictionary<NotNowPage>(metadata, new ModelStateDictionary())
            {
                Model = new NotNowPage(why, back, current.Viewer.Seat is null ? PageAudience.SignedIn : current.Viewer.OwnSide),
            },
        };
        context.ExceptionHandled = true;
    }
}
