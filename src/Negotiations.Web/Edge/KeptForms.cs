using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Negotiations.Web.Setup;
using HeaderUtilities = Microsoft.Net.Http.Headers.HeaderUtilities;
using MediaTypeHeaderValue = Microsoft.Net.Http.Headers.MediaTypeHeaderValue;

namespace Negotiations.Web.Edge;

/// <summary>A form that was sent when the sign-in had ended.</summary>
/// <param name="UserId">Whose sign-in it was; nobody else gets it back.</param>
/// <param name="Address">Where it was sent to.</param>
/// <param name="At">When.</param>
/// <param name="Fields">What was typed, passwords left out.</param>
public sealed record KeptForm(Guid UserId, string Address, DateTimeOffset At, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>
/// Keeps a form through a new sign-in without keeping it on the server: it travels with the sign-in page, sealed. It is given back
/// to the same account alone, for an hour, and is sent again only by a press of that account's own.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider clock, Deployment deployment)
{
    private const long Largest = 256 * 1024;
    private const int MostParts = 1024;

    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Negotiations.KeptForms");

    private string Left => SessionCookie.Name("left", !deployment.Demonstration);

    /// <summary>Remembers for an hour, sealed, whose session ended in this browser: a form may still stand open in another window.</summary>
    public void RememberWhoLeft(HttpContext http, Guid user) =>
        http.Response.Cookies.Append(Left, Seal(new WhoLeft(user, clock.GetUtcNow())), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = !deployment.Demonstration,
            SameSite = SameSiteMode.Strict,
            MaxAge = Life,
        });

    /// <summary>Seals the form of a request that came without a sign-in that lasts.</summary>
    /// <param name="http">The request.</param>
    /// <param name="address">The address it was sent to.</param>
    /// <returns>The sealed form, without its files, which have to be chosen again; nothing if it is too large, or nobody is known to have sent it.</returns>
    public async Task<string?> KeepAsync(HttpContext http, string address)
    {
        var request = http.Request;
        // The cookie is only sent along from our own pages, so that nobody else can lay a form before the user.
        if ((SessionCookie.ReadEnded(http)?.UserId ?? WhoLeftIn(http)) is not { } user || !request.HasFormContentType
            || await ReadAsync(request, http.RequestAborted) is not { } form)
        {
            return null;
        }

        var fields = form
            .Where(field => field.Key != "__RequestVerificationToken" && !field.Key.EndsWith("Password", StringComparison.OrdinalIgnoreCase))
            .ToList();
        var kept = new KeptForm(user, address, clock.GetUtcNow(), fields);
        return Seal(kept);
    }

    /// <summary>The form, if it is this account's and an hour has not passed.</summary>
    public KeptForm? Open(string? text, Guid userId) =>
        Unseal<KeptForm>(text) is { } kept && kept.UserId == userId && kept.At + Life > clock.GetUtcNow() ? kept : null;

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType == "multipart/form-data")
        {
            return await ReadPartsAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", cancellationToken);
        }

        try
        {
            return request.ContentLength is null or > Largest ? null
                : [.. (await request.ReadFormAsync(cancellationToken)).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // What cannot be read as a form cannot be given back either.
            return null;
        }
    }

    // Of a form that brings a file, the file is read past and never held: whoever sent it is not signed in.
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>?> ReadPartsAsync(HttpRequest request, string boundary, CancellationToken cancellationToken)
    {
        try
        {
            var fields = new List<KeyValuePair<string, string>>();
            var left = (int)Largest;
            var text = new byte[left + 1];
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.AsFormDataSection() is not { } field)
                {
                    continue;
                }

                var length = await part.Body.ReadAtLeastAsync(text.AsMemory(0, left + 1), left + 1, throwOnEndOfStream: false, cancellationToken);
                if ((left -= length) < 0 || fields.Count == MostParts)
                {
                    return null;
                }

                fields.Add(new(field.Name, Encoding.UTF8.GetString(text, 0, length)));
            }

            return fields;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            return null;
        }
    }

    private Guid? WhoLeftIn(HttpContext http) =>
        Unseal<WhoLeft>(http.Request.Cookies[Left]) is { } left && left.At + Life > clock.GetUtcNow() ? left.UserId : null;

    private string Seal<T>(T content) => WebEncoders.Base64UrlEncode(For<T>().Protect(JsonSerializer.SerializeToUtf8Bytes(content)));

    private T? Unseal<T>(string? text)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(For<T>().Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    // What is sealed as one thing is never opened as another.
    private IDataProtector For<T>() => _protector.CreateProtector(typeof(T).Name);

    private sealed record WhoLeft(Guid UserId, DateTimeOffset At);
}
