using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Notes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Benchmarks.Pages;

/// <summary>
/// Fills a process with made-up records, one method a kind, as a member who may write them: through the roots, past the write guard and into the trail. The same seed makes
/// the same data, except for keys. Everything is dated as if it had been kept at its time.
/// </summary>
internal sealed class Generator(IServiceProvider services, Viewer viewer, IReadOnlyList<Id<Party>> parties, int seed)
{
    private const int BatchSize = 500;

    private static readonly string[] Words =
    [
        "list", "visit", "border", "corridor", "treaty", "text", "article", "date", "convoy", "remains", "family", "ceasefire", "observers", "delegation", "exchange", "road",
        "proposal", "guarantee", "prisoners", "map", "mines", "access", "round", "statement",
    ];

    private static readonly string[] Places = ["Geneva", "Brussels", "Vienna", "Astana", "Cairo", "Doha", "Oslo", "Montreux"];

    private readonly Random _random = new(seed);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();
    private readonly List<(Meeting Meeting, IReadOnlyList<AgendaItem> Agenda)> _meetings = [];

    private Id<Process> Process => viewer.Seat!.ProcessId;

    /// <summary>A meeting whose log fills one page.</summary>
    public Meeting Logged => _meetings[0].Meeting;

    /// <summary>
    /// Meetings over thirty years, each with three participants and three points on its agenda: of a hundred, two to come, three called off, the others held; of ten, five
    /// shared with all, two with the parties, two with one of them and one with nobody. One meeting in ten left a point open.
    /// </summary>
    public Task MeetingsAsync(int count, CancellationToken cancellationToken) => SaveAsync(Enumerable.Range(0, count).SelectMany(OneMeeting), cancellationToken);

    /// <summary>Notes in the sessions that were held: one page of them in the first, the others shared out evenly.</summary>
    public Task NotesAsync(int count, CancellationToken cancellationToken)
    {
        var held = _meetings.Where(m => m.Meeting.Status == MeetingStatus.Held).ToList();
        return SaveAsync(
            Enumerable.Range(0, count).Select(n => n < LogPage.PageSize || held.Count == 1
                ? OneNote(held[0], n)
                : OneNote(held[1 + ((n - LogPage.PageSize) % (held.Count - 1))], (n - LogPage.PageSize) / (held.Count - 1))),
            cancellationToken);
    }

    /// <summary>
    /// Commitments from the sessions that were held, by each party in turn: of ten, eight verified, one claimed to be done by who made it and one nobody has spoken of. Of the two
    /// that are open, half are due in the next thirty days; the others are overdue. Shared as the meetings are.
    /// </summary>
    public Task CommitmentsAsync(int count, CancellationToken cancellationToken)
    {
        var held = Enumerable.Range(0, _meetings.Count).Where(n => _meetings[n].Meeting.Status == MeetingStatus.Held).ToList();
        return SaveAsync(Enumerable.Range(0, count).SelectMany(n => OneCommitment(held[n % held.Count], n / 10)), cancellationToken);
    }

    private IEnumerable<object> OneMeeting(int number)
    {
        var toCome = number % 100 is 50 or 51;
        var day = DateOnly.FromDateTime(_now.UtcDateTime).AddDays(toCome ? 1 + (number % 300) : -1 - _random.Next(30 * 365));
        var time = MeetingTime.At(PartialDate.On(day), new TimeOnly(9 + (number % 8), 0), null, "Europe/Zurich");
        // A log begins when its meeting does; what is to come was planned lately.
        var author = Author(toCome ? _now.AddDays(-number % 30) : time.Order);
        var facts = new MeetingFacts
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Session {number + 1} on {Say(3)}"),
            Format = number % 5 == 0 ? MeetingFormat.Bilateral : MeetingFormat.Plenary,
            Level = (MeetingLevel)(number % 4),
            Round = 1 + (number / 10 % Meeting.MostRounds),
            Venue = Places[number % Places.Length],
            Languages = "English",
            Summary = Sentence(25),
            Source = "Made up",
        };
        var meeting = Meeting.Plan(Process, Audience.Of(SharingOf(number), parties[number % parties.Count]), facts, time, author);
        if (number % 100 is >= 60 and <= 62)
        {
            meeting.Cancel(Sentence(6), author);
        }
        else if (!toCome)
        {
            meeting.Hold(author);
        }

        var agenda = Enumerable.Range(1, 3).Select(n => meeting.PutOnAgenda(n, Say(4), internally: n == 3)).ToList();
        if (!toCome)
        {
            agenda.ForEach(item => item.Mark(item.Position == 1 && number % 10 == 7 ? AgendaState.Open : AgendaState.Done));
        }

        _meetings.Add((meeting, agenda));
        return
        [
            meeting,
            .. agenda,
            .. Enumerable.Range(0, 3).Select(n => meeting.Seat(n + 1, new ParticipantFacts
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"Made-up official {_random.Next(200)}"),
                Office = "Ministry of Foreign Affairs",
                Capacity = n == 2 ? Capacity.Mediator : Capacity.Party,
                Party = n == 2 ? null : parties[n % parties.Count],
                Attendance = toCome ? Attendance.Expected : Attendance.Present,
                Chairs = n == 2,
            })),
        ];
    }

    private Note OneNote((Meeting Meeting, IReadOnlyList<AgendaItem> Agenda) held, int number)
    {
        var at = held.Meeting.Order.AddSeconds(30 * number);
        var spoke = number % 3 != 0;
        return Note.Keep(
            Id<Note>.New(),
            held.Meeting,
            number % 4 == 0 ? NoteReach.Mediators : NoteReach.SharedRecord,
            null,
            at,
            new NoteFacts
            {
                Text = Sentence(20),
                SpeakerAs = spoke ? Capacity.Party : null,
                SpeakerParty = spoke ? parties[number % parties.Count] : null,
                AgendaItem = number % 2 == 0 ? held.Agenda[0].Id : null,
            },
            number % 2 == 0 ? held.Agenda[0] : null,
            Author(at));
    }

    private IEnumerable<object> OneCommitment(int meeting, int number)
    {
        var from = _meetings[meeting].Meeting;
        var who = parties[meeting % parties.Count];
        var toCome = number % 20 is 8 or 9;
        var due = DateOnly.FromDateTime(toCome ? _now.AddDays(number / 20 % 30).Date : from.Order.AddDays(30).Date);
        var author = Author(from.Order);
        var commitment = Commitment.TakeDown(
            Id<Commitment>.New(),
            Process,
            Commitment.AudienceOf(SharingOf(meeting), who),
            new CommitmentFacts { What = Sentence(12), Who = Actor.Of(who), ToWhom = Actor.Of(parties[(meeting + 1) % parties.Count]), Verification = Say(4) },
            Due.By(PartialDate.On(due), "Europe/Zurich"),
            from,
            null,
            author);
        yield return commitment;
        if (number % 10 < 8)
        {
            yield return commitment.Assess(1, Verdict.Verified, Sentence(8), CommitmentReach.EveryReader, author);
        }
        else if (number % 10 == 8)
        {
            yield return commitment.Report(who, CommitmentReach.EveryReader, new ClaimFacts { Compliance = Compliance.Done, On = PartialDate.On(DateOnly.FromDateTime(from.Order.Date)), Text = Sentence(8), Source = "Made up" }, author);
        }
    }

    private static Sharing SharingOf(int number) =>
        (number % 10) switch { 0 => Sharing.MediatorsOnly, 1 or 2 => Sharing.OneDelegation, 3 or 4 => Sharing.Parties, _ => Sharing.AllMembers };

    private Author Author(DateTimeOffset at) => new(viewer.UserId!.Value, viewer.Name, at);

    private string Sentence(int words) => string.Create(CultureInfo.InvariantCulture, $"(made up) {Say(words)}.");

    private string Say(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[_random.Next(Words.Length)]));

    private async Task SaveAsync(IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var batch in rows.Chunk(BatchSize))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
            var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
            db.AddRange(batch);
            await db.SaveAsync(cancellationToken);
        }
    }
}
