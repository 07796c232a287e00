using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Readouts;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Readouts;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Timeline;

public abstract class TimelineTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : TimelineTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : TimelineTests(DatabaseProvider.SqlServer);

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
    public async Task Dates_stand_in_order_however_little_of_them_is_known()
    {
        string[] order =
        [
            "1987/1991", "2022", "2022~", "2022-08-31", "2022-09", "2022-09%", "2022-09/2022-10-02", "2022-09-19", "2022-09-19/2022-09-21", "2022-09-30", "2022-10-01/2023", "2022-10-02?", "2023-01",
        ];
        foreach (var date in order.Reverse())
        {
            await MeetAsync(date, date);
        }

        var entries = (await ReadAsync(_world.Lead)).Entries;

        // What begins alike is told by where it ends, and then by nothing that matters.
        entries.Select(e => e.Row.Title.TrimEnd('~', '%', '?')).ShouldBe(order.Select(d => d.TrimEnd('~', '%', '?')));
        entries.ShouldAllBe(e => e.Date.ToString() == e.Row.Title);
        entries.Select(e => e.Month).ShouldBe(
            ["1987-00", "2022-00", "2022-00", "2022-08", "2022-09", "2022-09", "2022-09", "2022-09", "2022-09", "2022-09", "2022-10", "2022-10", "2023-01"]);
        (entries.Single(e => e.Row.Title == "2022-09/2022-10-02") is { Start: "2022-09-00", Last: "2022-10-02" }).ShouldBeTrue();
        (entries.Single(e => e.Row.Title == "1987/1991") is { Start: "1987-00-00", Last: "1991-12-31" }).ShouldBeTrue();
    }

    [Fact]
    public async Task A_meeting_stands_under_the_day_of_its_place()
    {
        // The evening of the 30th in New York comes after the first hours of October in Geneva, and is in September all the same.
        await MeetAsync("Geneva", "2022-10-01", start: new TimeOnly(3, 30), zone: "Europe/Zurich");
        await MeetAsync("New York", "2022-09-30", start: new TimeOnly(22, 0), zone: "America/New_York");
        await MeetAsync("Without an hour", "2022-10-01", zone: "Europe/Zurich");

        var entries = (await ReadAsync(_world.Observer)).Entries;

        entries.Select(e => (e.Row.Title, e.Month)).ShouldBe([("New York", "2022-09"), ("Without an hour", "2022-10"), ("Geneva", "2022-10")]);
        (await ReadAsync(_world.Observer, f => f with { To = PartialDate.Parse("2022-09") })).Entries.Single().Row.Title.ShouldBe("New York");
        (await ReadAsync(_world.Observer, f => f with { From = PartialDate.Parse("2022-10-01") })).Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_range_is_found_by_every_day_that_it_may_be()
    {
        await MeetAsync("Some time in September", "2022-09");
        await MeetAsync("Some time in 2022", "2022");
        await MeetAsync("Between", "2022-08-31/2022-09-02");
        await MeetAsync("Later", "2022-10-01");

        async Task<IEnumerable<string>> FindAsync(string? from, string? to) => (await ReadAsync(_world.Lead, f => f with
        {
            From = from is null ? null : PartialDate.Parse(from),
            To = to is null ? null : PartialDate.Parse(to),
        })).Entries.Select(e => e.Row.Title).Order(StringComparer.Ordinal);

        (await FindAsync("2022-09-30", "2022-09-30")).ShouldBe(["Some time in 2022", "Some time in September"]);
        (await FindAsync("2022-09-02", "2022-09-02")).ShouldBe(["Between", "Some time in 2022", "Some time in September"]);
        (await FindAsync(null, "2022-08")).ShouldBe(["Between", "Some time in 2022"]);
        (await FindAsync("2022-10", null)).ShouldBe(["Later", "Some time in 2022"]);
        (await FindAsync("2023", null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_is_told_of_what_is_theirs_and_of_nothing_else()
    {
        await EveryRecord.WriteAsync(_database, _world);
        foreach (var (name, viewer) in _world.Everybody.Where(v => v.Viewer.Seat is not null))
        {
            var seen = await _database.AsAsync(viewer, db => Task.FromResult(new Dictionary<TimelineKind, int>
            {
                [TimelineKind.Meeting] = db.Meetings.Count(),
                [TimelineKind.Record] = db.RecordVersions.Count(v => v.Stage == Domain.Records.RecordStage.Approved),
                [TimelineKind.Readout] = db.Readouts.Count(r => !r.IsSuperseded && r.WithdrawnAt == null),
                [TimelineKind.Commitment] = db.Commitments.Count(c => c.DueOn != null),
                [TimelineKind.Event] = db.Commitments.Count(c => c.EventOn != null),
                [TimelineKind.Version] = db.ListVersions.Count(),
                [TimelineKind.Claim] = StandingClaim.Standing(db).Count(c => c.AsOf != null || db.ClaimSubjects.Any(s => s.Id == c.SubjectId && s.CommitmentId != null)),
                [TimelineKind.Act] = db.AgreementActs.Count(),
                [TimelineKind.Draft] = db.Drafts.Count(),
            }));
            var page = await ReadAsync(viewer);

            page.Counts.ShouldBe(seen.Where(s => s.Value > 0), ignoreOrder: true, name);
            page.Entries.GroupBy(e => e.Row.Kind).ToDictionary(g => g.Key, g => g.Count()).ShouldBe(page.Counts, ignoreOrder: true, name);
            page.Entries.Where(e => e.Row.List is not null && viewer.PartyId is not null).ShouldAllBe(e => e.Row.OwnerId == viewer.PartyId, name);
        }

        var claimed = await _database.AsAsync(_world.Lead, db => db.ListVersions.Select(v => v.Kind).ToListAsync(TestContext.Current.CancellationToken));
        claimed.ShouldContain(ListKind.OursHeldByOther);
        (await ReadAsync(_world.Lead)).Entries.Where(e => e.Row.Kind == TimelineKind.Version).Select(e => e.Row.List!.Value).ShouldBe(claimed, ignoreOrder: true);
        (await ReadAsync(_world.Head)).Counts[TimelineKind.Version].ShouldBeGreaterThan(0);
        (await ReadAsync(_world.Lead)).Entries.Select(e => e.Row.PartyCode).OfType<string>().Distinct().Count().ShouldBe(2);
        foreach (var viewer in new[] { _world.Intermediary, _world.Observer })
        {
            (await ReadAsync(viewer)).Counts.Keys.ShouldNotContain(TimelineKind.Version);
        }

        (await ReadAsync(_world.Intermediary)).Kinds.ShouldBe([TimelineKind.Meeting, TimelineKind.Version], "it reads no records and no commitments, whatever they are open to");
        await Should.ThrowAsync<NotFound>(() => ReadAsync(World.Administrator));
        await Should.ThrowAsync<NotFound>(() => ReadAsync(World.Auditor));
    }

    [Fact]
    public async Task A_tie_is_told_where_both_meetings_are_seen()
    {
        var brussels = await MeetAsync("Brussels", "2022-08-31");
        var geneva = await MeetAsync("Geneva", "2022-10-02", round: 1);
        var quiet = await MeetAsync("Among mediators", "2022-09-10", sharing: Sharing.MediatorsOnly);
        await _database.SendAsync(_world.Staff, new TieMeetings(brussels, TieReading.Mandates, geneva));
        await _database.SendAsync(_world.Staff, new TieMeetings(quiet, TieReading.Follows, brussels));

        (await ReadAsync(_world.Lead)).Ties.Select(t => (t.FromTitle, t.Tie, t.ToTitle)).ShouldBe(
            [("Brussels", MeetingTie.Mandates, "Geneva"), ("Among mediators", MeetingTie.Follows, "Brussels")]);
        foreach (var viewer in new[] { _world.Head, _world.OtherDelegate, _world.Observer, _world.Intermediary })
        {
            (await ReadAsync(viewer)).Ties.Select(t => (t.FromTitle, t.Tie, t.ToTitle)).ShouldBe([("Brussels", MeetingTie.Mandates, "Geneva")]);
        }

        // The other end is told also where a filter leaves it out.
        (await ReadAsync(_world.Head, f => f with { Round = 1 })).Ties.Single().FromTitle.ShouldBe("Brussels");
    }

    [Fact]
    public async Task Filters_leave_only_what_was_asked_for()
    {
        var first = _world.Talks.First.Id;
        var geneva = await MeetAsync("Geneva", "2022-10-02", round: 1);
        var scholars = await MeetAsync("Scholars", "2022-10-03", track: Track.Two);
        await _database.SendAsync(_world.Staff, new KeepParticipants(
            scholars,
            [new ParticipantFacts { Name = "A scholar", Capacity = Capacity.Party, Party = first }],
            (await _database.SendAsync(_world.Staff, new ReadMeetingForm(scholars))).Form.VersionToken));
        await CommitAsync("Send a list", geneva, f => f with { Who = Actor.Of(first), Date = PartialDate.Parse("2022-10-20") });
        await CommitAsync("Open the road", null, f => f with { Who = Actor.Of(_world.Talks.Second.Id), WithinDays = 7, Event = "The snow melts", EventOn = PartialDate.Parse("2022-04-01") });

        async Task<IEnumerable<string>> FindAsync(Func<TimelineFilter, TimelineFilter> filter) => (await ReadAsync(_world.Head, filter)).Entries.Select(e => e.Row.Title);

        (await FindAsync(f => f)).ShouldBe(["The snow melts", "Open the road", "Geneva", "Scholars", "Send a list"]);
        (await FindAsync(f => f with { Kinds = [TimelineKind.Commitment] })).ShouldBe(["Open the road", "Send a list"]);
        (await FindAsync(f => f with { Round = 1 })).ShouldBe(["Geneva", "Send a list"]);
        (await FindAsync(f => f with { Track = Track.Two })).ShouldBe(["Scholars"]);
        (await FindAsync(f => f with { Party = first })).ShouldBe(["Scholars", "Send a list"]);
        (await FindAsync(f => f with { Party = _world.OtherTalks.First.Id })).ShouldBeEmpty();
        (await FindAsync(f => f with { Kinds = [TimelineKind.Meeting], Party = first, Round = 1 })).ShouldBeEmpty();
        // Beside what is chosen, the other kinds are counted.
        var page = await ReadAsync(_world.Head, f => f with { Kinds = [TimelineKind.Commitment], Round = 1 });
        (page.Total, page.Counts[TimelineKind.Meeting], page.Counts[TimelineKind.Commitment]).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task A_commitment_stands_there_as_its_reader_may_know_it()
    {
        _database.Clock.SetUtcNow(new DateTimeOffset(2022, 11, 1, 0, 0, 0, TimeSpan.Zero));
        await CommitAsync("Send a list", null, f => f with { Who = Actor.Of(_world.Talks.First.Id), Date = PartialDate.Parse("2022-10-20") });
        var commitment = (await ReadAsync(_world.Lead)).Entries.Single().Commitment!;
        await _database.SendAsync(_world.Head, new ClaimCompliance(commitment.Id, null, new ComplianceForm
        {
            Compliance = Compliance.Done,
            On = PartialDate.Parse("2022-10-19"),
            Text = "Sent",
            Reach = CommitmentReach.Mediators,
        }));

        (await ReadAsync(_world.Lead)).Entries.Single().Commitment!.Status.ShouldBe(CommitmentStatus.ClaimedDone);
        (await ReadAsync(_world.OtherHead)).Entries.Single().Commitment!.Status.ShouldBe(CommitmentStatus.Overdue, "the claim is for the mediators alone");
    }

    [Fact]
    public async Task Pages_hold_everything_once_and_months_go_on_across_them()
    {
        const int Count = TimelinePage.PageSize + 30;
        await _database.AsAsync(_world.Staff, db =>
        {
            foreach (var number in Enumerable.Range(0, Count))
            {
                // Many of one day and hour, so that only their keys tell them apart.
                db.Meetings.Add(Meeting.Plan(
                    _world.Talks.Process.Id,
                    Audience.Of(Sharing.Parties, null),
                    new MeetingFacts { Title = $"{number}", Round = number < 60 ? 1 : 2 },
                    MeetingTime.At(PartialDate.Parse(number < 60 ? "2022-08" : "2022-09-19"), null, null, "UTC"),
                    World.AuthorOf(_world.Staff, _database)));
            }

            return db.SaveAsync(Stop);
        });

        var first = await ReadAsync(_world.Head);
        var second = await ReadAsync(_world.Head, page: 2);

        (first.Total, first.Page, first.Entries.Count, first.Before).ShouldBe((Count, 1, TimelinePage.PageSize, null));
        (second.Page, second.Entries.Count).ShouldBe((2, 30));
        first.Entries.Concat(second.Entries).Select(e => e.Row.Id).Distinct().Count().ShouldBe(Count);
        second.Before!.Row.Id.ShouldBe(first.Entries[^1].Row.Id);
        second.Before.Month.ShouldBe(second.Entries[0].Month);
        first.Entries.Select(e => (e.Month, e.RoundThen)).Distinct().ShouldBe([("2022-08", 1), ("2022-09", 2)]);
        (await ReadAsync(_world.Head, page: 99)).Page.ShouldBe(2);
    }

    [Fact]
    public async Task A_round_goes_on_until_the_next_begins()
    {
        await MeetAsync("Before", "2022-08-01");
        await MeetAsync("First", "2022-09-01", round: 1);
        await MeetAsync("Between", "2022-09-20");
        await MeetAsync("Second", "2022-10-01", round: 2);
        await MeetAsync("Late talk of the first", "2022-10-03", round: 1);
        var dropped = await MeetAsync("Third", "2022-10-02", round: 3);
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(dropped, MeetingStep.Cancel, "No"));

        var page = await ReadAsync(_world.Head);

        page.Entries.Select(e => e.RoundThen).ShouldBe([null, 1, 1, 2, 2, 2]);
        page.Entries.Single(e => e.Row.Title == "Third").Row.Status.ShouldBe(MeetingStatus.Cancelled);
        page.Rounds.ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_readout_stands_under_its_day_as_it_was_last_set_right_until_it_is_withdrawn()
    {
        var meeting = await _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
        {
            Facts = new MeetingFacts { Title = "Geneva" }, Date = PartialDate.Parse("2022-10-02"), Zone = "UTC", Sharing = Sharing.Parties, Held = true,
        }));
        var form = new ReadoutForm
        {
            Kind = ReadoutKind.Unilateral, Title = "Said", On = PartialDate.Parse("2022-10-03"), Zone = "UTC", Language = "en", Archive = "A release",
            Passages = [new PassageFacts("Seventeen.", "")], Reach = ReadoutReach.EveryReader,
        };
        var first = await _database.SendAsync(_world.Head, new EnterReadout(meeting, form));
        var token = (await _database.SendAsync(_world.Head, new ReadRevisionForm(meeting, first))).Form.VersionToken;
        var second = await _database.SendAsync(_world.Head, new ReviseReadout(meeting, first, form with { Title = "Said better", Note = "A word", VersionToken = token }));

        async Task<IEnumerable<(string, string)>> SaidAsync(Viewer viewer) =>
            (await ReadAsync(viewer)).Entries.Where(e => e.Row.Kind == TimelineKind.Readout).Select(e => (e.Start, e.Row.Title));
        (await SaidAsync(_world.OtherHead)).ShouldBe([("2022-10-03", "Said better")]);
        (await SaidAsync(_world.Intermediary)).ShouldBeEmpty();
        await _database.SendAsync(_world.Head, new WithdrawReadout(meeting, second, "Not said after all"));
        (await SaidAsync(_world.OtherHead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_claim_stands_under_the_day_as_of_which_it_is_so_as_long_as_it_stands_for_those_who_read_it()
    {
        var geneva = await MeetAsync("Geneva", "2022-10-02", round: 1);
        var subject = await _database.SendAsync(_world.Staff, new OpenClaimSubject
        {
            Title = "Missing", Kind = ClaimKind.Figure, Unit = "persons", Meeting = geneva, Sharing = Sharing.Parties,
        });
        var form = new ClaimForm { Figure = 17, StatedOn = PartialDate.Parse("2022-10-04"), AsOf = PartialDate.Parse("2022-09"), Reach = ClaimReach.EveryReader };
        var first = await _database.SendAsync(_world.Head, new MakeClaim(subject, form));
        await _database.SendAsync(_world.Head, new MakeClaim(subject, form with { Figure = 18, Scope = "At night", AsOf = PartialDate.Parse("2022-10-01"), Reach = ClaimReach.OwnDelegation }));
        await _database.SendAsync(_world.Staff, new MakeClaim(subject, form with { Figure = 19, Asserter = Actor.Other("A register"), Source = "A register (made up)", Sharing = Sharing.MediatorsOnly, AsOf = PartialDate.Parse("2022") }));
        await _database.SendAsync(_world.OtherHead, new MakeClaim(subject, form with { Figure = 20, AsOf = null }));

        async Task<IEnumerable<(string, long?)>> ClaimsAsync(Viewer viewer, Func<TimelineFilter, TimelineFilter>? filter = null) => (await ReadAsync(viewer, filter)).Entries
            .Where(e => e.Row.Kind == TimelineKind.Claim).Select(e => (e.Date.ToString(), e.Claim!.Claim.Figure));

        (await ClaimsAsync(_world.Head)).ShouldBe([("2022-09", 17), ("2022-10-01", 18)]);
        (await ClaimsAsync(_world.OtherHead)).ShouldBe([("2022-09", 17)]);
        (await ClaimsAsync(_world.Lead)).ShouldBe([("2022", 19), ("2022-09", 17)]);
        (await ReadAsync(_world.Intermediary)).Kinds.ShouldNotContain(TimelineKind.Claim);
        (await ClaimsAsync(_world.Lead, f => f with { Kinds = [TimelineKind.Claim], Party = _world.Talks.First.Id, Round = 1 })).ShouldBe([("2022-09", 17)]);
        (await ClaimsAsync(_world.Lead, f => f with { Round = 2 })).ShouldBeEmpty();
        // What two say of one thing is told as each reader may know it.
        (await ReadAsync(_world.Lead)).Entries.ShouldContain(e => e.Claim != null && e.Claim.Claim.IsContradicted && e.Claim.Subject.Title == "Missing");
        await _database.SendAsync(_world.Head, new WithdrawClaim(subject, first, "A slip"));
        (await ClaimsAsync(_world.OtherHead)).ShouldBeEmpty();
        (await ClaimsAsync(_world.Head)).ShouldBe([("2022-10-01", 18)]);
    }

    [Fact]
    public async Task Words_are_found_in_any_script_together_with_what_else_is_asked_for_before_anything_is_counted()
    {
        await MeetAsync("Ժնև", "2022-10-02");
        await MeetAsync("Brussels leaders", "2022-08-31");
        await MeetAsync("Geneva leaders", "2022-10-03", sharing: Sharing.MediatorsOnly);

        async Task<string> FindAsync(Viewer viewer, string text, Func<TimelineFilter, TimelineFilter>? more = null)
        {
            var page = await ReadAsync(viewer, f => (more ?? (same => same))(f with { Text = text }));
            page.Total.ShouldBe(page.Entries.Count);
            page.Counts.Values.Sum().ShouldBe(page.Total);
            return string.Join(", ", page.Entries.Select(e => e.Row.Title));
        }

        (await FindAsync(_world.Lead, "LEADERS")).ShouldBe("Brussels leaders, Geneva leaders");
        (await FindAsync(_world.Lead, "lead gen")).ShouldBe("Geneva leaders");
        (await FindAsync(_world.Lead, "leaders", f => f with { From = PartialDate.Parse("2022-09") })).ShouldBe("Geneva leaders");
        (await FindAsync(_world.Head, "leaders")).ShouldBe("Brussels leaders");
        (await FindAsync(_world.Lead, "Zhnev")).ShouldBe("Ժնև");
        (await FindAsync(_world.Lead, "Vienna")).ShouldBe("");
    }

    [Fact]
    public async Task A_meeting_is_found_by_who_takes_part_as_far_as_that_is_told()
    {
        var meeting = await MeetAsync("Geneva", "2022-10-02", sharing: Sharing.Parties);
        var closed = await MeetAsync("Among us", "2022-10-03", sharing: Sharing.MediatorsOnly);
        foreach (var one in new[] { meeting, closed })
        {
            await _database.SendAsync(_world.Staff, new KeepParticipants(
                one, [new ParticipantFacts { Name = "Арарат Мирзоян", Capacity = Capacity.Party, Party = _world.Talks.First.Id }], (await _database.SendAsync(_world.Staff, new ReadMeeting(one))).Meeting.VersionToken));
        }

        async Task<string[]> FoundAsync(Viewer viewer) => [.. (await ReadAsync(viewer, f => f with { Text = "Mirzoyan" })).Entries.Select(e => e.Row.Title)];
        (await FoundAsync(_world.Staff)).ShouldBe(["Geneva", "Among us"]);
        (await FoundAsync(_world.Head)).ShouldBe(["Geneva"]);
        (await FoundAsync(_world.Observer)).ShouldBeEmpty();
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        (await FoundAsync(_world.Head)).ShouldBeEmpty();
        (await FoundAsync(_world.Staff)).ShouldBe(["Among us"]);
    }

    [Fact]
    public async Task An_export_holds_what_all_pages_show_with_the_same_filter_and_is_recorded_without_what_was_asked_for()
    {
        await EveryRecord.WriteAsync(_database, _world);
        foreach (var day in Enumerable.Range(1, 28))
        {
            foreach (var month in Enumerable.Range(1, 4))
            {
                await MeetAsync("Session", FormattableString.Invariant($"2023-{month:D2}-{day:D2}"));
            }
        }

        foreach (var (name, viewer) in _world.Everybody.Where(v => v.Viewer.Seat is not null))
        {
            foreach (var filter in new[] { new TimelineFilter(), new TimelineFilter { Text = "session" }, new TimelineFilter { Kinds = [TimelineKind.Claim, TimelineKind.Commitment] } })
            {
                var first = await ReadAsync(viewer, _ => filter);
                List<TimelineEntry> shown = [.. first.Entries];
                for (var page = 2; shown.Count < first.Total; page++)
                {
                    shown.AddRange((await ReadAsync(viewer, _ => filter, page)).Entries);
                }

                var exported = await _database.SendAsync(viewer, new ExportTimeline(filter));
                exported.Entries.Select(e => (e.Row, e.Commitment?.Status, e.Claim?.Claim.Id)).ShouldBe(shown.Select(e => (e.Row, e.Commitment?.Status, e.Claim?.Claim.Id)), name);
                var entry = await _database.AsAsync(World.Auditor, db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync(Stop));
                (entry.Action, entry.RecordType, entry.Details, entry.OwnerId).ShouldBe((AuditAction.Exported, "Process", $"csv; timeline; {shown.Count}", viewer.PartyId), name);
            }
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(World.Administrator, new ExportTimeline(new TimelineFilter())));
    }

    private Task<TimelinePage> ReadAsync(Viewer viewer, Func<TimelineFilter, TimelineFilter>? filter = null, int page = 1) =>
        _database.SendAsync(viewer, new ReadTimeline((filter ?? (f => f))(new TimelineFilter()), page));

    private Task<Id<Meeting>> MeetAsync(
        string title, string date, TimeOnly? start = null, string zone = "UTC", int? round = null, Track track = Track.One, Sharing sharing = Sharing.AllMembers) =>
        _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
        {
            Facts = new MeetingFacts { Title = title, Round = round, Track = track },
            Date = PartialDate.Parse(date),
            Start = start,
            Zone = zone,
            Sharing = sharing,
        }));

    private Task<Id<Commitment>> CommitAsync(string what, Id<Meeting>? meeting, Func<CommitmentForm, CommitmentForm> with) => _database.SendAsync(_world.Staff, new KeepCommitment(null, with(new CommitmentForm
    {
        What = what,
        Zone = "UTC",
        Meeting = meeting,
        Statement = meeting is null ? "A statement" : "",
        Source = meeting is null ? "Made up" : "",
        Sharing = Sharing.AllMembers,
    })));
}
