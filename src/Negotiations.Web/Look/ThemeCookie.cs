namespace Negotiations.Web.Look;

/// <summary>The cookie that keeps the choice of appearance: a year, no identity, nothing else in it.</summary>
public static class ThemeCookie
{
    public const string Name = "appearance";

    /// <summary>What was chosen; anything that is not a choice counts as none.</summary>
    public static Theme Read(HttpRequest request) => request.Cookies[Name] switch
    {
        "light" => Theme.Light,
        "dark" => Theme.Dark,
        _ => Theme.System,
    };

    /// <summary>Keeps a choice; following the system needs no cookie.</summary>
    public static void Write(HttpContext context, Theme choice)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (choice is Theme.System)
        {
            context.Response.Cookies.Delete(Name, options);
        }
        else
        {
            context.Response.Cookies.Append(Name, choice.ToString().ToLowerInvariant(), options);
        }
    }
}
