using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Negotiations.Domain;

/// <summary>
/// Writes JSON so that the same content always gives the same bytes: the JSON Canonicalization Scheme, RFC 8785, for texts, whole
/// numbers up to 2^53, booleans, null, arrays and objects. Fractions are refused, because nothing that is hashed here has any.
/// </summary>
public static class CanonicalJson
{
    private const long LargestExactNumber = 1L << 53;

    /// <summary>The canonical form in UTF-8.</summary>
    /// <exception cref="ArgumentException">A fraction, a number beyond 2^53, or a text that is not valid Unicode.</exception>
    public static byte[] Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.ToString());
        }
        catch (EncoderFallbackException e)
        {
            throw new ArgumentException("A text is not valid Unicode: it has half of a surrogate pair.", nameof(node), e);
        }
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                text.Append('{');
                // RFC 8785 3.2.3: by UTF-16 code units, which is what ordinal comparison does.
                Join(members.OrderBy(m => m.Key, StringComparer.Ordinal), text, m =>
                {
                    WriteText(m.Key, text);
                    text.Append(':');
                    Write(m.Value, text);
                });
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                Join(items, text, item => Write(item, text));
                text.Append(']');
                break;
            default:
                WriteValue(node.AsValue(), text);
                break;
        }
    }

    private static void Join<T>(IEnumerable<T> items, StringBuilder text, Action<T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }
    }

    private static void WriteValue(JsonValue value, StringBuilder text)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteText(value.GetValue<string>(), text);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Number when long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= LargestExactNumber:
                text.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            default:
                throw new ArgumentException($"{value.ToJsonString()} has no canonical form here.", nameof(value));
        }
    }

    // RFC 8785 3.2.2.2: the two-letter escapes where JSON has them, \u00xx for other control characters, everything else as it is.
    private static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
