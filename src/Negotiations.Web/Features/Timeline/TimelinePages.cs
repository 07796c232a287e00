using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Processes;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Timeline;

/// <summary>A date as it was typed into an address.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Value">The date, if it can be read.</param>
/// <param name="Problem">Why it cannot.</param>
public sealed record TypedDate(string? Text, PartialDate? Value, string? Problem)
{
    internal static TypedDate Read(string? text)
    {
        var reading = DateReader.Read(text);
        return new TypedDate(text is { Length: > DateReader.MaxLength } ? text[..DateReader.MaxLength] : text, reading.Value, reading.Problem);
    }
}

/// <summary>The timeline of a process.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">What is shown.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="From">Since when, as it was typed.</param>
/// <param name="To">Until when, as it was typed.</param>
/// <param name="Query">The same as the address tells it, which the export takes over.</param>
public sealed record TimelineShowPage(Id<Process> Process, TimelinePage List, TimelineFilter Filter, TypedDate From, TypedDate To, string Query) : IPage
{
    public Wording Title => "Timeline";

    public PageAudience Audience => List.Audience;

    public string Here => $"/processes/{Process}/timeline";

    /// <summary>Whether something else than kinds is asked for.</summary>
    public bool IsFiltered => Filter.From is not null || Filter.To is not null || Filter.Round is not null || Filter.Track is not null || Filter.Party is not null || Filter.Text is not null;

    /// <summary>The entries by month and round, in their order.</summary>
    public IEnumerable<TimelineGroup> Groups
    {
        get
        {
            TimelineGroup? group = null;
            foreach (var entry in List.Entries)
            {
                if (group is null || !group.Holds(entry))
                {
                    if (group is not null)
                    {
                        yield return group;
                    }

                    group = new TimelineGroup(entry.Month, entry.RoundThen, group is null && List.Before is { } before && before.Month == entry.Month && before.RoundThen == entry.RoundThen, []);
                }

                group.Entries.Add(entry);
            }

            if (group is not null)
            {
                yield return group;
            }
        }
    }

    public bool Shows(TimelineKind kind) => Filter.Kinds.Count == 0 || Filter.Kinds.Contains(kind);

    public IEnumerable<SelectListItem> Rounds(IStringLocalizer texts) => Choices(
        texts["Any"], List.Rounds.Union(Filter.Round is { } chosen ? [chosen] : []).Order().Select(r => (r.ToString(CultureInfo.InvariantCulture), texts["Round {0}", r].Value)), Filter.Round?.ToString(CultureInfo.InvariantCulture));

    public IEnumerable<SelectListItem> Tracks(IStringLocalizer texts) =>
        Choices(texts["Any"], Enum.GetValues<Track>().Select(t => (t.ToString(), t.InWords().In(texts))), Filter.Track?.ToString());

    public IEnumerable<SelectListItem> Parties(IStringLocalizer texts) => Choices(texts["Any"], List.Parties.Select(p => (p.Id.ToString(), p.Name)), Filter.Party?.ToString());

    /// <summary>Ties of a meeting, read from it.</summary>
    public IEnumerable<TieReadHere> TiesOf(TimelineEntry entry) => entry.Row.Kind != TimelineKind.Meeting ? [] : List.Ties
        .Where(t => t.FromId.Value == entry.Row.Id || t.ToId.Value == entry.Row.Id)
        .Select(t => t.FromId.Value == entry.Row.Id
            ? new TieReadHere(t.Tie.InWords(outgoing: true), t.ToId, t.ToTitle, t.ToDate)
            : new TieReadHere(t.Tie.InWords(outgoing: false), t.FromId, t.FromTitle, t.FromDate));

    private static IEnumerable<SelectListItem> Choices(string any, IEnumerable<(string Value, string Text)> choices, string? chosen) =>
        choices.Select(c => new SelectListItem(c.Text, c.Value, c.Value == chosen)).Prepend(new SelectListItem(any, ""));
}

/// <summary>Entries of one month, in the time of one round.</summary>
/// <param name="Month">The month, <c>yyyy-MM</c>, with 00 where only the year is known.</param>
/// <param name="Round">The round that had begun last by then.</param>
/// <param name="Continued">Whether it begins on an earlier page.</param>
/// <param name="Entries">The entries.</param>
public sealed record TimelineGroup(string Month, int? Round, bool Continued, List<TimelineEntry> Entries)
{
    /// <summary>Names the group within the page.</summary>
    public string Key => $"m{Month}-{Round?.ToString(CultureInfo.InvariantCulture) ?? "0"}";

    internal bool Holds(TimelineEntry entry) => entry.Month == Month && entry.RoundThen == Round;
}

/// <summary>A tie as it is read from the meeting beside which it stands.</summary>
public sealed record TieReadHere(Wording Words, Id<Meeting> Other, string Title, PartialDate Date);
