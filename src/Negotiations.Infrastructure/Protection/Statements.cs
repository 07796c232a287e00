using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Negotiations.Application.Protection;
using Negotiations.Domain;

namespace Negotiations.Infrastructure.Protection;

/// <summary>Compact JSON Web Signatures (RFC 7515), <c>ES256</c> and nothing else: an algorithm that the statement chooses for itself is how such signatures were forged.</summary>
internal sealed class Statements(SigningKeys keys) : IStatements
{
    /// <summary>Longest statement that is looked at; ours are a tenth of it.</summary>
    public const int MostLetters = 8_000;

    // So many are remembered as receipts may be looked at in a day.
    private const int MostRemembered = 10_000;

    // Each signature of one text is another one: whoever opens a receipt twice is shown the same all the same, as long as the server runs.
    private readonly ConcurrentDictionary<string, string> _signed = new(StringComparer.Ordinal);

    public bool CanSign => keys.Newest is not null;

    public string PublicKeys => string.Concat(keys.All.Select(k => k.PublicPem + "\n"));

    public string KeySet => new JsonObject
    {
        ["keys"] = new JsonArray([.. keys.All.Select(k =>
        {
            var jwk = JsonNode.Parse(k.Jwk)!.AsObject();
            (jwk["kid"], jwk["alg"], jwk["use"]) = (k.Id, "ES256", "sig");
            return jwk;
        })]),
    }.ToJsonString();

    public string? KeyId => keys.Newest?.Id;

    public string Sign(JsonObject statement)
    {
        var key = keys.Newest ?? throw new InvalidOperationException("There is no key to sign with.");
        var signed = $"{Encode(new JsonObject { ["alg"] = "ES256", ["kid"] = key.Id })}.{Encode(statement)}";
        if (_signed.Count >= MostRemembered)
        {
            _signed.Clear();
        }

        return _signed.GetOrAdd(signed, text => $"{text}.{Base64Url.EncodeToString(key.Sign(Encoding.ASCII.GetBytes(text)))}");
    }

    public JsonObject Open(string signed)
    {
        // Printed and copied, it may have been broken into lines.
        var text = string.Concat(signed.Where(c => !char.IsWhiteSpace(c)));
        if (text.Length > MostLetters || text.Split('.') is not [var head, var body, var signature])
        {
            throw new StatementRefused(StatementFault.Unreadable);
        }

        var (says, what, by) = (Decode(head), Decode(body), Bytes(signature));
        if (Text(says, "alg") != "ES256" || says.ContainsKey("crit"))
        {
            throw new StatementRefused(StatementFault.Unreadable);
        }

        var id = Text(says, "kid");
        var key = keys.All.FirstOrDefault(k => k.Id == id) ?? throw new StatementRefused(StatementFault.OtherKey);
        return key.Signed(Encoding.ASCII.GetBytes($"{head}.{body}"), by) ? what : throw new StatementRefused(StatementFault.Altered);
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(CanonicalJson.Write(json));

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Decode(string part)
    {
        try
        {
            // A member that stands twice could say one thing here and another elsewhere.
            var json = JsonNode.Parse(Bytes(part), documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new StatementRefused(StatementFault.Unreadable);
            // Texts are looked at when they are asked for; one that is no text is told now.
            CanonicalJson.Write(json);
            return json;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new StatementRefused(StatementFault.Unreadable);
        }
    }

    private static byte[] Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            throw new StatementRefused(StatementFault.Unreadable);
        }
    }
}
