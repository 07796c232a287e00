using System.Globalization;
using System.Text.Json.Nodes;

namespace Negotiations.Application.Protection;

/// <summary>Members of signed statements: texts, and moments to the millisecond.</summary>
internal static class StatementFields
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static bool Says(JsonObject statement, string format) => Text(statement, "format") == format;

    public static string? Text(JsonObject statement, string name) => statement[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    public static DateTimeOffset? Read(JsonObject statement, string name) =>
        DateTimeOffset.TryParseExact(Text(statement, name), Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
