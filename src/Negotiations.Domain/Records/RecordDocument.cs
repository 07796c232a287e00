using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Negotiations.Domain.Records;

/// <summary>
/// The canonical form of a version of a record: the JSON that its hash is taken over (RFC 8785). What is not given is absent. It says who spoke, and so is not given out where that may not be told.
/// </summary>
public static class RecordDocument
{
    /// <summary>Name of the format; changes when the form does, so that old hashes stay verifiable.</summary>
    public const string Format = "negotiations/meeting-record/1";

    /// <summary>The canonical form.</summary>
    public static byte[] Canonical(RecordVersion version, IEnumerable<RecordLine> lines)
    {
        var (people, paragraphs) = (new JsonArray(), new JsonArray());
        foreach (var line in lines.OrderBy(l => l.Position))
        {
            var isPerson = line.Part == RecordPart.Participant;
            var entry = Given(
                ("part", isPerson ? null : line.Part.ToString()),
                ("point", line.Heading),
                (isPerson ? "office" : "text", line.Text),
                ("as", line.SpeakerAs?.ToString()),
                ("party", line.SpeakerCode),
                (isPerson ? "name" : "speaker", line.Speaker));
            (isPerson ? people : paragraphs).Add(entry);
        }

        var document = Given(
            ("format", Format),
            ("process", version.ProcessReference),
            ("meeting", version.Title),
            ("meeting_format", version.Format.ToString()),
            ("date", version.Date.ToString()),
            ("time_zone", version.Zone),
            ("begins_at", Moment(version.StartsAt)),
            ("ends_at", Moment(version.EndsAt)),
            ("venue", version.Venue),
            ("stage", version.Stage.ToString()),
            ("made_at", Moment(version.MadeAt)),
            ("salt", version.Salt));
        document["version"] = version.Number;
        document["circulation"] = version.Circulation;
        document["without_attribution"] = version.WithoutAttribution;
        document["participants"] = people;
        document["paragraphs"] = paragraphs;
        return CanonicalJson.Write(document);
    }

    /// <summary>SHA-256 over the canonical form, lower-case hexadecimal.</summary>
    public static string Hash(RecordVersion version, IEnumerable<RecordLine> lines) => Convert.ToHexStringLower(SHA256.HashData(Canonical(version, lines)));

    private static JsonObject Given(params IEnumerable<(string Key, string? Value)> values)
    {
        var given = new JsonObject();
        foreach (var (key, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                given[key] = value;
            }
        }

        return given;
    }

    private static string? Moment(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
