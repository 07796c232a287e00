using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.Tests.Look.Gallery;

[Route("gallery")]
public sealed class GalleryController(IStringLocalizer<Texts> texts) : Controller
{
    private const string Folder = "/Look/Gallery/";

    [HttpGet]
    public IActionResult Show(int page = 1, int total = 212, string sort = "name") =>
        View($"{Folder}Gallery.cshtml", new GalleryPage { Number = page, Total = total, Sort = sort });

    [HttpPost]
    public IActionResult Post(GalleryPage form)
    {
        if (string.IsNullOrWhiteSpace(form.FamilyName))
        {
            ModelState.AddModelError(nameof(form.FamilyName), texts["Enter the family name, or say that it is not known."]);
        }

        form.Born?.Read(nameof(form.Born), ModelState, texts);
        form.Captured?.Read(nameof(form.Captured), ModelState, texts);
        if (form.Reader != "shared")
        {
            ModelState.AddModelError(nameof(form.Reader), texts["Choose who may read it."]);
            ModelState.AddModelError("", texts["The list was changed by somebody else."]);
        }

        return View($"{Folder}Gallery.cshtml", form);
    }

    [HttpGet("audience/{audience}")]
    public IActionResult Audience(int audience) => View($"{Folder}Bare.cshtml", new BarePage("Bare", (PageAudience)audience));

    [HttpGet("no-page")]
    public IActionResult NoPage() => View($"{Folder}NoPage.cshtml", "No page");

    [HttpGet("nothing")]
    public IActionResult Nothing() => View($"{Folder}Bare.cshtml");

    [HttpGet("not-found")]
    public IActionResult Missing() => View("NotFound", new NotFoundPage());

    [HttpGet("error")]
    public IActionResult Failed() => View("Error", new ErrorPage("00-ab12"));

    [HttpGet("too-many")]
    public IActionResult TooMany() => View("TooMany", new TooManyPage(TimeSpan.FromSeconds(29.2)));
}
