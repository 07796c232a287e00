using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Negotiations.Web.Edge;

/// <summary>
/// What a page says once of what was just done (“Imported: 3 added”), for the session that did it. Whoever signs in next in the same browser is told nothing.
/// </summary>
internal sealed class SessionTempData(CookieTempDataProvider cookie) : ITempDataProvider
{
    private const string Session = "session";

    public IDictionary<string, object> LoadTempData(HttpContext context)
    {
        var said = cookie.LoadTempData(context);
        // The cookie reads an id back as a Guid.
        return said.Remove(Session, out var of) && of?.ToString() == Of(context) ? said : new Dictionary<string, object>();
    }

    public void SaveTempData(HttpContext context, IDictionary<string, object> values) =>
        cookie.SaveTempData(context, values.Count == 0 ? values : new Dictionary<string, object>(values) { [Session] = Of(context) });

    private static string Of(HttpContext context) => SessionCookie.Read(context.User)?.SessionId.ToString() ?? "";
}
