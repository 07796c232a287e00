using Microsoft.AspNetCore.WebUtilities;

namespace Negotiations.Web.TagHelpers;

/// <summary>The address of the page one is on, with some of its filters changed: filters live in the address.</summary>
internal static class ListAddress
{
    /// <summary>This address with the values changed; a null takes its filter out.</summary>
    public static string With(HttpRequest request, params (string Key, string? Value)[] changes)
    {
        var query = request.Query
            .Where(kept => !changes.Any(change => string.Equals(change.Key, kept.Key, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(kept => kept.Value, (kept, value) => KeyValuePair.Create(kept.Key, value))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Key, change.Value)));
        return QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
    }
}
