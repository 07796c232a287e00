using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Calendars;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Calendars;

public abstract class CalendarFeedTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : CalendarFeedTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : CalendarFeedTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_feed_holds_of_every_process_what_its_own_pages_show_and_nothing_else()
    {
        foreach (var talks in new[] { _world.Talks, _world.OtherTalks })
        {
            var author = World.AuthorOf(_world.Member(talks, Role.LeadMediator), _database);
            await _database.AddAsync(_world.Member(talks, Role.LeadMediator), [.. new (Sharing, Id<Party>?)[]
            {
                (Sharing.MediatorsOnly, null), (Sharing.OneDelegation, talks.First.Id), (Sharing.OneDelegation, talks.Second.Id), (Sharing.Parties, null), (Sharing.AllMembers, null),
            }.Select(shared => Meeting.Plan(talks.Process.Id, Audience.Of(shared.Item1, shared.Item2), new MeetingFacts { Title = $"{shared}" }, At("2022-10-20"), author))]);
        }

        // Mediates in one process, and heads a delegation in the other.
        var both = World.Person("Both") with { Seats = [.. new[] { _world.Lead, _world.Member(_world.OtherTalks, Role.DelegationHead, _world.OtherTalks.Second) }.Select(v => v.Seat!)] };
        await _database.AddAsync(World.Administrator, [World.AccountOf(both), .. both.Seats.Select(s => new Membership(s.ProcessId, both.UserId!.Value, s.Role, s.PartyId))]);
        var seen = 0;
        foreach (var (name, viewer) in _world.Everybody.Append(("both", both)))
        {
            var expected = new List<Id<Meeting>>();
            foreach (var seat in viewer.Seats)
            {
                expected.AddRange(await _database.AsAsync(viewer.In(seat.ProcessId), db => db.Meetings.Select(m => m.Id).ToListAsync(Stop)));
            }

            (await FeedAsync(viewer)).Select(e => e.Id).ShouldBe(expected, ignoreOrder: true, name);
            seen += expected.Count;
        }

        seen.ShouldBe(2 * (5 + 5 + (4 * 3) + 1 + 1) + 5 + 3);
    }

    [Fact]
    public async Task In_every_process_at_once_nothing_but_meetings_is_seen_and_nothing_is_written()
    {
        var meeting = await LogAsync(f => f);
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, [new AgendaPoint(null, "A point", false, AgendaState.Open)], (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));
        await _database.AsAsync(_world.Lead.Everywhere(), async db =>
        {
            (await db.Meetings.CountAsync(Stop)).ShouldBe(1);
            (await db.AgendaItems.CountAsync(Stop)).ShouldBe(0);
            (await db.Mediators.CountAsync(Stop)).ShouldBe(0);
            (await db.Meetings.SingleAsync(Stop)).Cancel("", World.AuthorOf(_world.Lead, _database));
            await Should.ThrowAsync<AccessRefused>(() => db.SaveAsync(Stop));
        });
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Lead.Everywhere(), new ReadMeeting(meeting)));
        _world.Lead.Everywhere().In(_world.Lead.ProcessId).InEveryProcess.ShouldBeFalse();
    }

    [Fact]
    public async Task A_feed_begins_ninety_days_ago_and_goes_on_to_what_is_planned_last()
    {
        await LogAsync(f => f with { Facts = f.Facts with { Title = "Long ago" }, Date = PartialDate.Parse("2022-07-06") });
        await LogAsync(f => f with { Facts = f.Facts with { Title = "Planned last" }, Date = PartialDate.Parse("2030-01-01") });
        await LogAsync(f => f with { Facts = f.Facts with { Title = "In summer" }, Date = PartialDate.Parse("2022-07-09"), Held = true });
        (await FeedAsync(_world.Head)).Select(e => e.Title).ShouldBe(["In summer", "Planned last"]);
    }

    [Fact]
    public async Task An_opaque_title_takes_the_place_of_title_and_venue_for_everybody()
    {
        var meeting = await LogAsync(f => f with { Facts = f.Facts with { Title = "Maps of mines", Venue = "A villa", CalendarTitle = "Appointment" } });
        foreach (var viewer in new[] { _world.Lead, _world.Head })
        {
            foreach (var entry in new[] { (await FeedAsync(viewer)).Single(), await _database.SendAsync(viewer, new ReadMeetingCalendar(meeting)) })
            {
                (entry.Title, entry.Venue, entry.IsOpaque).ShouldBe(("Appointment", "", true));
                entry.ToString().ShouldNotContain("mines");
            }
        }
    }

    [Fact]
    public async Task A_delegation_that_proposes_a_meeting_does_not_say_what_calendars_show()
    {
        var meeting = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form() with { Facts = new MeetingFacts { Title = "Asked for", CalendarTitle = "Nothing" } }));
        (await _database.SendAsync(_world.Head, new ReadMeetingCalendar(meeting))).Title.ShouldBe("Asked for");
    }

    [Fact]
    public async Task A_title_for_calendars_has_a_length_and_a_conflict()
    {
        (await Should.ThrowAsync<FluentValidation.ValidationException>(() => LogAsync(f => f with { Facts = f.Facts with { CalendarTitle = new string('x', Meeting.TextLength + 1) } })))
            .Errors.Single().PropertyName.ShouldBe(nameof(MeetingFacts.CalendarTitle));
        var meeting = await LogAsync(f => f with { Facts = f.Facts with { CalendarTitle = "Appointment" } });
        (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form.Facts.CalendarTitle.ShouldBe("Appointment");
    }

    [Fact]
    public async Task Only_what_a_calendar_shows_makes_a_new_revision()
    {
        var meeting = await LogAsync(f => f with { Date = PartialDate.Parse("2022-10-01") });
        (await RevisionAsync(meeting)).ShouldBe((0, TestDatabase.Beginning));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));

        // What the mediators keep to themselves would tell the delegations that they are at work.
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, [new AgendaPoint(null, "Inside", true, AgendaState.Open)], await TokenAsync(meeting)));
        await CorrectAsync(meeting, f => f with { Summary = "What it came to" });
        (await RevisionAsync(meeting)).ShouldBe((0, TestDatabase.Beginning));

        await CorrectAsync(meeting, f => f with { Title = "Geneva, second day" });
        (await RevisionAsync(meeting)).ShouldBe((1, TestDatabase.Beginning.AddMinutes(1)));
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(meeting, MeetingStep.Hold, ""));
        await CorrectAsync(meeting, f => f with { CalendarTitle = "Appointment" });
        (await RevisionAsync(meeting)).Revision.ShouldBe(3);

        await CorrectAsync(meeting, f => f with { Title = "Maps", Venue = "A villa" });
        (await RevisionAsync(meeting)).Revision.ShouldBe(3);
    }

    [Theory]
    [InlineData("2022-10", false)]
    [InlineData("2022", false)]
    [InlineData("2022-10-02", true)]
    [InlineData("2022-09-19/2022-09-20", true)]
    [InlineData("2022-09/2022-10", false)]
    public async Task What_has_no_day_has_no_file(string date, bool hasDay)
    {
        var meeting = await LogAsync(f => f with { Date = PartialDate.Parse(date) });
        if (hasDay)
        {
            (await _database.SendAsync(_world.Head, new ReadMeetingCalendar(meeting))).Id.ShouldBe(meeting);
        }
        else
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadMeetingCalendar(meeting)));
        }
    }

    private static MeetingTime At(string date) => MeetingTime.At(PartialDate.Parse(date), new TimeOnly(10, 0), null, "Europe/Zurich");

    private static MeetingForm Form() => new() { Facts = new MeetingFacts { Title = "Geneva" }, Date = PartialDate.Parse("2022-10-20"), Zone = "Europe/Zurich", Sharing = Sharing.AllMembers };

    private Task<Id<Meeting>> LogAsync(Func<MeetingForm, MeetingForm> described) => _database.SendAsync(_world.Staff, new KeepMeeting(null, described(Form())));

    private async Task CorrectAsync(Id<Meeting> meeting, Func<MeetingFacts, MeetingFacts> correct)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepMeeting(meeting, form with { Facts = correct(form.Facts) }));
    }

    private async Task<Guid> TokenAsync(Id<Meeting> meeting) => (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken;

    private async Task<(int Revision, DateTimeOffset At)> RevisionAsync(Id<Meeting> meeting)
    {
        var entry = await _database.SendAsync(_world.Head, new ReadMeetingCalendar(meeting));
        return (entry.Revision, entry.ChangedAt);
    }

    private Task<List<CalendarEntry>> FeedAsync(Viewer viewer) =>
        _database.AsAsync(viewer.Everywhere(), db => CalendarFeed.Of(db, viewer.Everywhere(), _database.Clock.GetUtcNow()).ToListAsync(Stop));
}
