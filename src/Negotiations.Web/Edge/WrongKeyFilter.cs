using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Negotiations.Web.Edge;

/// <summary>
/// A key in the query of an address that is none, is that of a record that never was: the page is not found. Without it another page would open than the address asks for. Forms say it beside their fields.
/// </summary>
internal sealed class WrongKeyFilter : IActionFilter
{
    public void OnActionExecuting(ActionExecutingContext context)
    {
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            var wrong = context.ActionDescriptor.Parameters.SelectMany(Keys).Any(key => context.ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0);
            context.Result = wrong ? new NotFoundResult() : null;
        }
    }

    public void OnActionExecuted(ActionExecutedContext context)
    {
    }

    // Those that stand alone, and those of a filter.
    private static IEnumerable<string> Keys(ParameterDescriptor parameter) => IsKey(parameter.ParameterType)
        ? [parameter.Name]
        : parameter.ParameterType.GetProperties().Where(p => IsKey(p.PropertyType)).SelectMany(p => new[] { p.Name, $"{parameter.Name}.{p.Name}" });

    private static bool IsKey(Type type) => type == typeof(Guid) || type == typeof(Guid?);
}
