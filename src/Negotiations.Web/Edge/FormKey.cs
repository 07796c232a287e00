using System.Security.Cryptography;
using System.Text.Json;
using Negotiations.Application.Pipeline;

namespace Negotiations.Web.Edge;

/// <summary>Tells a form that is sent again from another one that says the same.</summary>
internal static class FormKey
{
    /// <summary>
    /// The key of the form that is sent (<see cref="SentForm.Key"/>). Every page that is shown has an antiforgery token of its own: the same fields are the same form, and whoever opens it again, or writes something else into it, sends another.
    /// </summary>
    /// <param name="request">The request, whose token was checked.</param>
    /// <param name="user">Who sends it.</param>
    public static string Of(HttpRequest request, Guid user)
    {
        var form = request.Form;
        var fields = form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new { field.Key, Values = field.Value.ToArray() });
        var content = JsonSerializer.SerializeToUtf8Bytes(new { user, path = request.Path.Value, query = request.QueryString.Value, fields });
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
