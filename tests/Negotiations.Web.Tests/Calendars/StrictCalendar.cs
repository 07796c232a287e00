using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Negotiations.Web.Tests.Calendars;

/// <summary>
/// Reads a file for calendars as RFC 5545 says and in no other way, with nothing of the library that writes it: whatever that would forgive is a failure here. What the application never writes (rules of
/// recurrence, alarms) is refused as well.
/// </summary>
public sealed partial class StrictCalendar
{
    private const int LongestLine = 75;

    private readonly Dictionary<string, List<Observance>> _zones = new(StringComparer.Ordinal);

    private StrictCalendar()
    {
    }

    /// <summary>The events, in order.</summary>
    public List<StrictEvent> Events { get; } = [];

    /// <summary>Names of the zones that the file tells.</summary>
    public IEnumerable<string> Zones => _zones.Keys;

    /// <summary>Reads a file.</summary>
    public static StrictCalendar Read(byte[] file)
    {
        var calendar = new StrictCalendar();
        var lines = new Queue<Line>(Unfold(file).Select(Line.Read));
        var root = Component.Read(lines);
        lines.ShouldBeEmpty();
        root.Name.ShouldBe("VCALENDAR");
        root.Text("VERSION").ShouldBe("2.0");
        root.Text("PRODID").ShouldNotBeEmpty();
        root.Parts.ShouldAllBe(p => p.Name == "VTIMEZONE" || p.Name == "VEVENT");
        foreach (var zone in root.Parts.Where(p => p.Name == "VTIMEZONE"))
        {
            zone.Parts.ShouldNotBeEmpty();
            zone.Parts.ShouldAllBe(p => p.Name == "STANDARD" || p.Name == "DAYLIGHT");
            calendar._zones.Add(zone.Text("TZID"), [.. zone.Parts.SelectMany(Observance.Read)]);
        }

        calendar.Events.AddRange(root.Parts.Where(p => p.Name == "VEVENT").Select(calendar.Event));
        // Each zone is told because something is in it (3.6.5: "MUST be specified for each unique TZID").
        root.Parts.Where(p => p.Name == "VEVENT").SelectMany(p => p.Lines).Select(l => l.Parameters.GetValueOrDefault("TZID")).OfType<string>().Distinct()
            .ShouldBe(calendar._zones.Keys, ignoreOrder: true);
        return calendar;
    }

    // 3.1: lines end with CR and LF, none is longer than 75 octets, and each is UTF-8 by itself: not even a folded character is cut.
    private static List<string> Unfold(byte[] file)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var unfolded = new List<string>();
        var start = 0;
        while (start < file.Length)
        {
            var end = file.AsSpan(start).IndexOf("\r\n"u8);
            end.ShouldBeGreaterThan(0, "a line is empty, or does not end");
            end.ShouldBeLessThanOrEqualTo(LongestLine);
            var line = strict.GetString(file, start, end);
            line.Any(c => c is '\r' or '\n' or '\uFEFF' || (char.IsControl(c) && c != '\t')).ShouldBeFalse(line);
            if (line[0] is ' ' or '\t')
            {
                unfolded[^1] += line[1..];
            }
            else
            {
                unfolded.Add(line);
            }

            start += end + 2;
        }

        return unfolded;
    }

    private StrictEvent Event(Component part)
    {
        part.Parts.ShouldBeEmpty();
        part.Lines.Select(l => l.Name).ShouldBeSubsetOf(
            ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "CLASS", "STATUS", "SEQUENCE", "LAST-MODIFIED"]);
        part.Lines.Select(l => l.Name).ShouldBeUnique();
        var begins = When(part.One("DTSTART"));
        var ends = part.Lines.Any(l => l.Name == "DTEND") ? When(part.One("DTEND")) : null;
        if (ends is not null)
        {
            // 3.8.2.2: the same kind of value as the beginning, and later.
            ends.IsDay.ShouldBe(begins.IsDay);
            (ends.Instant > begins.Instant).ShouldBeTrue();
        }

        part.Text("STATUS").ShouldBeOneOf("TENTATIVE", "CONFIRMED", "CANCELLED");
        part.Text("CLASS").ShouldBeOneOf("PUBLIC", "PRIVATE", "CONFIDENTIAL");
        Uri.TryCreate(part.One("URL").Value, UriKind.Absolute, out _).ShouldBeTrue();
        return new StrictEvent(
            part.Text("UID"),
            Unescape(part.One("SUMMARY").Value),
            part.Lines.Any(l => l.Name == "LOCATION") ? Unescape(part.One("LOCATION").Value) : null,
            Unescape(part.One("DESCRIPTION").Value),
            part.One("URL").Value,
            part.Text("CLASS"),
            part.Text("STATUS"),
            int.Parse(part.Text("SEQUENCE"), NumberStyles.None, CultureInfo.InvariantCulture),
            World(part.One("DTSTAMP")),
            World(part.One("LAST-MODIFIED")),
            begins,
            ends);
    }

    private StrictTime When(Line line)
    {
        if (line.Parameters.GetValueOrDefault("VALUE") == "DATE")
        {
            line.Parameters.Count.ShouldBe(1);
            var day = DateTime.ParseExact(line.Value, "yyyyMMdd", CultureInfo.InvariantCulture);
            return new StrictTime(line.Value, null, new DateTimeOffset(day, TimeSpan.Zero), IsDay: true);
        }

        if (line.Parameters.GetValueOrDefault("TZID") is { } zone)
        {
            var local = Local(line.Value);
            var observance = _zones[zone].Where(o => o.Onset <= local).MaxBy(o => o.Onset);
            observance.ShouldNotBeNull($"{zone} says nothing of {line.Value}");
            return new StrictTime(line.Value, zone, new DateTimeOffset(local, observance.To), IsDay: false);
        }

        return new StrictTime(line.Value, null, World(line), IsDay: false);
    }

    private static DateTimeOffset World(Line line)
    {
        line.Parameters.ShouldBeEmpty();
        line.Value.ShouldEndWith("Z");
        return new DateTimeOffset(Local(line.Value[..^1]), TimeSpan.Zero);
    }

    private static DateTime Local(string value) => DateTime.ParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    // 3.3.11: a backslash stands before a backslash, a semicolon, a comma or an N, and nothing of these stands alone.
    private static string Unescape(string text)
    {
        Escaped().IsMatch(text).ShouldBeTrue(text);
        return Escape().Replace(text, m => m.Value[1] is 'n' or 'N' ? "\n" : m.Value[1..]);
    }

    [GeneratedRegex(@"\A([^\\;,]|\\[\\;,nN])*\z")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\A(?<name>[A-Z][A-Z0-9-]*)(;(?<parameter>[A-Z-]+)=(?<given>[^;:,""\s]+))*:(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex ContentLine();

    private sealed record Line(string Name, Dictionary<string, string> Parameters, string Value)
    {
        public static Line Read(string text)
        {
            var match = ContentLine().Match(text);
            match.Success.ShouldBeTrue(text);
            var parameters = match.Groups["parameter"].Captures.Zip(match.Groups["given"].Captures).ToDictionary(p => p.First.Value, p => p.Second.Value);
            return new Line(match.Groups["name"].Value, parameters, match.Groups["value"].Value);
        }
    }

    private sealed record Component(string Name, List<Line> Lines, List<Component> Parts)
    {
        public static Component Read(Queue<Line> lines)
        {
            var begin = lines.Dequeue();
            begin.Name.ShouldBe("BEGIN");
            var component = new Component(begin.Value, [], []);
            while (lines.Peek() is { Name: not "END" } next)
            {
                if (next.Name == "BEGIN")
                {
                    component.Parts.Add(Read(lines));
                }
                else
                {
                    component.Lines.Add(lines.Dequeue());
                }
            }

            lines.Dequeue().Value.ShouldBe(component.Name);
            return component;
        }

        public Line One(string name) => Lines.Single(l => l.Name == name);

        public string Text(string name) => One(name).Value;
    }

    private sealed record Observance(DateTime Onset, TimeSpan To)
    {
        public static IEnumerable<Observance> Read(Component part)
        {
            part.Lines.Select(l => l.Name).ShouldBeSubsetOf(["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RDATE"]);
            Offset(part.Text("TZOFFSETFROM"));
            var to = Offset(part.Text("TZOFFSETTO"));
            part.One("DTSTART").Parameters.ShouldBeEmpty();
            return part.Lines.Where(l => l.Name is "DTSTART" or "RDATE").SelectMany(l => l.Value.Split(',')).Select(value => new Observance(Local(value), to));
        }

        private static TimeSpan Offset(string text)
        {
            text.Length.ShouldBeOneOf(5, 7);
            var size = TimeSpan.ParseExact(text[1..], text.Length == 5 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
            return text[0] switch { '+' => size, '-' => -size, _ => throw new FormatException(text) };
        }
    }
}

/// <summary>An event.</summary>
public sealed record StrictEvent(
    string Uid,
    string Summary,
    string? Location,
    string Description,
    string Url,
    string Class,
    string Status,
    int Sequence,
    DateTimeOffset Stamp,
    DateTimeOffset Modified,
    StrictTime Begins,
    StrictTime? Ends);

/// <summary>When something is: as it stands there, in which zone, and which instant that is by what the file tells of the zone.</summary>
public sealed record StrictTime(string Written, string? Zone, DateTimeOffset Instant, bool IsDay);
