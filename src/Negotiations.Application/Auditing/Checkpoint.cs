using System.Globalization;
using System.Text.Json.Nodes;
using Negotiations.Application.Protection;

namespace Negotiations.Application.Auditing;

/// <summary>
/// Where the trail stood at a moment. Signed and kept elsewhere, it shows later that entries were cut off, or that the trail was written anew: the chain alone cannot.
/// Its number counts what everybody does, so it is for auditors; a receipt carries the hash of its own entry instead (<see cref="PrisonerLists.SignedReceipt"/>).
/// </summary>
/// <param name="Entries">How many entries there were: the number of the last.</param>
/// <param name="Head">Hash of the last entry, lower-case hexadecimal.</param>
/// <param name="At">When it was taken, UTC, to the millisecond.</param>
public sealed record Checkpoint(long Entries, string Head, DateTimeOffset At)
{
    /// <summary>Name of the format; changes when the form does.</summary>
    public const string Format = "negotiations/checkpoint/1";

    /// <summary>What a file with it is called: by when it was taken.</summary>
    public string FileName => $"checkpoint-{At.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}.jws";

    /// <summary>What is signed.</summary>
    public JsonObject ToJson() => new() { ["format"] = Format, ["entries"] = Entries, ["head"] = Head, ["at"] = StatementFields.Write(At) };

    /// <summary>What was signed; none if it is something else.</summary>
    public static Checkpoint? Read(JsonObject statement) =>
        StatementFields.Says(statement, Format)
        && statement["entries"] is JsonValue count && count.TryGetValue<long>(out var entries)
        && StatementFields.Text(statement, "head") is { } head
        && StatementFields.Read(statement, "at") is { } at
            ? new Checkpoint(entries, head, at)
            : null;
}
