using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Negotiations.Domain.PrisonerLists;

/// <summary>
/// The canonical form of a submitted version: the JSON that its hash is taken over (RFC 8785). Whoever holds this text and the
/// receipt can check that they belong together, with any JSON and SHA-256 tool. Fields that are not given are absent.
/// </summary>
public static class VersionDocument
{
    /// <summary>Name of the format; changes when the form does, so that old receipts stay verifiable.</summary>
    public const string Format = "negotiations/list-version/1";

    /// <summary>The canonical form.</summary>
    /// <param name="version">What is said of the version.</param>
    /// <param name="salt">Random text of this version (<see cref="VersionHeader.Salt"/>).</param>
    /// <param name="entries">Its entries, in order.</param>
    public static byte[] Canonical(ListVersion version, string salt, IEnumerable<(string Reference, EntryContent Content)> entries)
    {
        var array = new JsonArray();
        foreach (var (reference, content) in entries)
        {
            var entry = new JsonObject { ["reference"] = reference };
            foreach (var field in EntryFields.All)
            {
                if (field.Read(content) is { } text)
                {
                    entry[field.Key] = text;
                }
            }

            array.Add(entry);
        }

        return CanonicalJson.Write(new JsonObject
        {
            ["format"] = Format,
            ["process"] = version.ProcessReference,
            ["party"] = version.PartyCode,
            ["kind"] = version.Kind.ToString(),
            ["subject"] = version.Subject,
            ["version"] = version.Number,
            ["submitted_at"] = version.SubmittedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["receipt"] = version.ReceiptNumber,
            ["salt"] = salt,
            ["entries"] = array,
        });
    }

    /// <summary>SHA-256 over the canonical form, lower-case hexadecimal.</summary>
    public static string Hash(ListVersion version, string salt, IEnumerable<(string Reference, EntryContent Content)> entries) =>
        Convert.ToHexStringLower(SHA256.HashData(Canonical(version, salt, entries)));

    /// <summary>An instant as precise as the canonical form tells it.</summary>
    internal static DateTimeOffset Moment(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
