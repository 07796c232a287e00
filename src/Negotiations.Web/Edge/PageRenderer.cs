using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Negotiations.Web.Edge;

/// <summary>Renders a page into a text, so that the page that is on the screen is also the one that is printed.</summary>
public sealed class PageRenderer(IRazorViewEngine views, ITempDataProvider temporary, IModelMetadataProvider metadata)
{
    /// <summary>Renders the view with its layout.</summary>
    /// <param name="action">The request for which it is rendered: its viewer and its language.</param>
    /// <param name="path">Path of the view, e.g. <c>/Features/Reports/Lists.cshtml</c>.</param>
    /// <param name="model">Its model.</param>
    public async Task<string> Render(ActionContext action, string path, object model)
    {
        var view = views.GetView(executingFilePath: null, path, isMainPage: true).View ?? throw new InvalidOperationException($"There is no view {path}.");
        await using var text = new StringWriter();
        var data = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, temporary), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
