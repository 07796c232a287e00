using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Negotiations.Application.Access;

namespace Negotiations.Web.Edge;

/// <summary>Missing, foreign and not allowed are one answer.</summary>
internal sealed class NotFoundFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is NotFound)
        {
            context.Result = new NotFoundResult();
            context.ExceptionHandled = true;
        }
    }
}
