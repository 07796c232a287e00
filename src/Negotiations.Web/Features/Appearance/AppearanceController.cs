using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Appearance;

/// <summary>Keeps whether this browser shows light or dark.</summary>
[AllowAnonymous]
public sealed class AppearanceController : Controller
{
    [HttpPost("/appearance"), ValidateAntiForgeryToken]
    public IActionResult Choose(Theme choice, string? returnUrl)
    {
        ThemeCookie.Write(HttpContext, Enum.IsDefined(choice) ? choice : Theme.System);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
