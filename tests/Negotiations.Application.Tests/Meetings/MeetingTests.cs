using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Notices;
using Negotiations.Application.Reports;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Meetings;

public abstract class MeetingTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : MeetingTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : MeetingTests(DatabaseProvider.SqlServer);

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
    public async Task A_meeting_reads_back_as_it_was_logged()
    {
        var meeting = await LogAsync("Three-way call", f => f with
        {
            Facts = f.Facts with { Format = MeetingFormat.Call, Level = MeetingLevel.Ministers, Round = 3, Languages = "English, русский", Summary = "Հայերեն" },
            Start = new TimeOnly(20, 30),
            End = new TimeOnly(0, 15),
            Zone = "Asia/Yerevan",
            Held = true,
        });

        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form;

        (form.Date.ToString(), form.Start, form.End, form.Zone).ShouldBe(("2022-10-04", new TimeOnly(20, 30), new TimeOnly(0, 15), "Asia/Yerevan"));
        (form.Facts.Title, form.Facts.Round, form.Facts.Summary, form.Held, form.Sharing).ShouldBe(("Three-way call", 3, "Հայերեն", true, Sharing.AllMembers));
    }

    [Fact]
    public async Task A_call_that_has_just_begun_is_filled_in_by_the_clock_of_the_talks()
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(null, GoesOnNow: true))).Form;

        var local = TimeZoneInfo.ConvertTime(_database.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(_world.Staff.Seat!.TimeZone));
        (form.Facts.Format, form.Held, form.Zone).ShouldBe((MeetingFormat.Call, true, _world.Staff.Seat.TimeZone));
        form.Date.ShouldBe(PartialDate.On(DateOnly.FromDateTime(local.DateTime)));
        form.Start.ShouldBe(new TimeOnly(local.Hour, local.Minute));
        (await _database.SendAsync(_world.Staff, new ReadMeetingForm(null))).Form.Held.ShouldBeFalse();
    }

    [Fact]
    public async Task What_goes_on_is_told_until_it_ended_or_nobody_can_mean_it_any_more()
    {
        async Task<string[]> GoingOnAsync(Viewer viewer) => [.. (await _database.SendAsync(viewer, new ReadMeetings(MeetingPart.ToCome))).GoingOn.Select(m => m.Title)];
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(null, GoesOnNow: true))).Form;
        await _database.SendAsync(_world.Staff, new KeepMeeting(null, form with { Facts = form.Facts with { Title = "A call" }, Sharing = Sharing.Parties }));
        await _database.SendAsync(_world.Staff, new KeepMeeting(null, form with { Facts = form.Facts with { Title = "Until soon" }, Sharing = Sharing.MediatorsOnly, End = form.Start!.Value.AddHours(1) }));
        await _database.SendAsync(_world.Staff, new KeepMeeting(null, form with { Facts = form.Facts with { Title = "To come" }, Sharing = Sharing.Parties, Held = false }));

        (await GoingOnAsync(_world.Staff)).ShouldBe(["A call", "Until soon"], ignoreOrder: true);
        (await GoingOnAsync(_world.OtherHead)).ShouldBe(["A call"]);
        (await GoingOnAsync(_world.Observer)).ShouldBeEmpty();
        (await _database.SendAsync(_world.OtherHead, new ReadNearMeetings()))[0].ShouldSatisfyAllConditions(m => m.Title.ShouldBe("A call"), m => m.GoesOn.ShouldBeTrue());
        _database.Clock.Advance(TimeSpan.FromHours(2));
        (await GoingOnAsync(_world.Staff)).ShouldBe(["A call"]);
        _database.Clock.Advance(TimeSpan.FromHours(11));
        (await GoingOnAsync(_world.Staff)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_editors_of_one_meeting_do_not_overwrite_each_other()
    {
        var meeting = await LogAsync("Geneva");
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form;

        await _database.SendAsync(_world.Lead, new KeepMeeting(meeting, form with { Facts = form.Facts with { Title = "Geneva, first day" } }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new KeepMeeting(meeting, form with { Facts = form.Facts with { Venue = "Palais" } })));

        conflict.Current.ShouldBeOfType<MeetingForm>().Facts.Title.ShouldBe("Geneva, first day");
        conflict.ChangedBy.ShouldBe(_world.Lead.Name);
    }

    [Fact]
    public async Task Meetings_stand_in_the_order_of_their_beginnings_whatever_the_zone()
    {
        // 20:30 in New York on the 19th is later than 03:00 in Yerevan on the 20th.
        await LogAsync("New York", f => f with { Date = PartialDate.Parse("2022-09-19"), Start = new TimeOnly(20, 30), Zone = "America/New_York", Held = true });
        await LogAsync("Yerevan", f => f with { Date = PartialDate.Parse("2022-09-20"), Start = new TimeOnly(3, 0), Zone = "Asia/Yerevan", Held = true });
        await LogAsync("September", f => f with { Date = PartialDate.Parse("2022-09"), Held = true });

        var page = await _database.SendAsync(_world.Observer, new ReadMeetings());

        page.Part.ShouldBe(MeetingPart.Held);
        page.Rows.Select(r => r.Title).ShouldBe(["New York", "Yerevan", "September"]);
    }

    [Fact]
    public async Task What_is_near_is_what_comes_next_and_what_was_last()
    {
        foreach (var day in new[] { "2022-09-01", "2022-09-02", "2022-09-03" })
        {
            await LogAsync("Held " + day, f => f with { Date = PartialDate.Parse(day), Held = true });
        }

        foreach (var day in new[] { "2022-12-04", "2022-12-01", "2022-12-03", "2022-12-02" })
        {
            await LogAsync("Planned " + day, f => f with { Date = PartialDate.Parse(day) });
        }

        (await _database.SendAsync(_world.Head, new ReadNearMeetings())).Select(m => m.Title)
            .ShouldBe(["Planned 2022-12-03", "Planned 2022-12-02", "Planned 2022-12-01", "Held 2022-09-03", "Held 2022-09-02"]);
    }

    [Fact]
    public async Task A_head_of_delegation_proposes_and_the_mediators_plan()
    {
        var meeting = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));

        (await _database.SendAsync(_world.Delegate, new ReadMeeting(meeting))).Meeting.Status.ShouldBe(MeetingStatus.Proposed);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new ReadMeeting(meeting)));
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(meeting, MeetingStep.Plan, ""));
        (await _database.SendAsync(_world.Head, new ReadMeeting(meeting))).Meeting.Status.ShouldBe(MeetingStatus.Planned);
    }

    [Fact]
    public async Task A_delegation_corrects_and_withdraws_what_it_proposes_until_the_mediators_take_it_up()
    {
        var meeting = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));
        var form = (await _database.SendAsync(_world.Head, new ReadMeetingProposalForm(meeting))).Form;

        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Head, new ProposeMeeting(meeting, form with { Facts = form.Facts with { Title = "On visits" } }));
        (await _database.SendAsync(_world.Lead, new ReadMeeting(meeting))).Meeting.Title.ShouldBe("On visits");
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new ProposeMeeting(meeting, form)));
        foreach (var stranger in new[] { _world.OtherHead, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<Exception>(() => _database.SendAsync(stranger, new ReadMeetingProposalForm(meeting)));
            await Should.ThrowAsync<Exception>(() => _database.SendAsync(stranger, new WithdrawProposedMeeting(meeting, "")));
        }

        var taken = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Taken up")));
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(taken, MeetingStep.Plan, ""));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new WithdrawProposedMeeting(taken, "")))).Rule.ShouldBe("meeting.proposal");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new ProposeMeeting(taken, form)))).Rule.ShouldBe("meeting.proposal");

        await _database.SendAsync(_world.Head, new WithdrawProposedMeeting(meeting, "Settled by telephone"));
        var withdrawn = (await _database.SendAsync(_world.Lead, new ReadMeeting(meeting))).Meeting;
        (withdrawn.Status, withdrawn.Reason).ShouldBe((MeetingStatus.Withdrawn, "Settled by telephone"));
    }

    [Fact]
    public async Task A_delegation_writes_nothing_of_a_meeting_that_is_no_proposal()
    {
        var meeting = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));
        Task ChangeAsync() => _database.AsAsync(_world.Head, async db =>
        {
            var row = await db.Meetings.SingleAsync(m => m.Id == meeting, Stop);
            row.Describe(new MeetingFacts { Title = "Changed" }, MeetingTime.At(row.Date, null, null, row.Zone), new Author(_world.Head.UserId!.Value, "Head", _database.Clock.GetUtcNow()));
            await db.SaveAsync(Stop);
        });

        await ChangeAsync();
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(meeting, MeetingStep.Plan, ""));
        (await Should.ThrowAsync<AccessRefused>(ChangeAsync)).Message.ShouldContain("propose");
    }

    [Fact]
    public async Task What_a_delegation_proposed_is_planned_for_others_as_another_meeting()
    {
        var proposal = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));
        var form = (await _database.SendAsync(_world.Lead, new ReadMeetingForm(null, TakesUp: proposal))).Form;
        (form.Facts.Title, form.Sharing, form.Delegation).ShouldBe(("Asked for", Sharing.Parties, null));

        var elsewhere = form with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.Second.Id };
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new KeepMeeting(null, elsewhere, proposal)))).Field.ShouldBe(nameof(MeetingForm.Sharing));
        var planned = await _database.SendAsync(_world.Lead, new KeepMeeting(null, form with { Facts = form.Facts with { Title = "For both" } }, proposal));

        var theirs = await _database.SendAsync(_world.OtherHead, new ReadMeeting(planned));
        (theirs.Meeting.Title, theirs.Meeting.Status, theirs.Ties.Count).ShouldBe(("For both", MeetingStatus.Planned, 0));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new ReadMeeting(proposal)));
        var own = await _database.SendAsync(_world.Head, new ReadMeeting(proposal));
        own.Meeting.Status.ShouldBe(MeetingStatus.TakenUp);
        foreach (var step in Enum.GetValues<MeetingStep>())
        {
            await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new ChangeMeetingStatus(proposal, step, "")));
        }

        own.Ties.Single().ShouldSatisfyAllConditions(t => t.OtherId.ShouldBe(planned), t => (t.Tie, t.Outgoing).ShouldBe((MeetingTie.Follows, false)));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new KeepMeeting(null, form, proposal)))).Rule.ShouldBe("meeting.proposal");
    }

    [Fact]
    public async Task What_a_delegation_took_out_of_its_proposal_meanwhile_is_planned_for_nobody()
    {
        var proposal = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for") with { Facts = new MeetingFacts { Title = "Asked for", Summary = "Our red line", Host = "Ours", Source = "Ours" } }));
        var form = (await _database.SendAsync(_world.Lead, new ReadMeetingForm(null, TakesUp: proposal))).Form;
        (form.Facts.Summary, form.Facts.Host, form.Facts.Source).ShouldBe(("", "", ""));
        var own = (await _database.SendAsync(_world.Head, new ReadMeetingProposalForm(proposal))).Form;
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Head, new ProposeMeeting(proposal, own with { Facts = own.Facts with { Title = "Another title" } }));

        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new KeepMeeting(null, form, proposal)));
        (await _database.SendAsync(_world.OtherHead, new ReadMeetings())).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delegation_learns_nothing_of_what_the_mediators_do_with_a_meeting_among_themselves()
    {
        var shared = await LogAsync("Geneva");
        var wrong = Form("Mine") with { VersionToken = Guid.NewGuid() };
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ProposeMeeting(shared, wrong)));
        var planned = await LogAsync("With one", f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.First.Id });
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new ProposeMeeting(planned, wrong)))).Rule.ShouldBe("meeting.proposal");

        var proposal = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));
        var before = (await _database.SendAsync(_world.Head, new ReadMeetingProposalForm(proposal))).Form;
        await AgendaAsync(proposal, new AgendaPoint(null, "Among us", true, AgendaState.Open));
        (await _database.SendAsync(_world.Head, new ReadMeetingProposalForm(proposal))).Form.VersionToken.ShouldBe(before.VersionToken);
        await _database.SendAsync(_world.Head, new ProposeMeeting(proposal, before));
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(proposal))).Form;
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Staff, new KeepMeeting(proposal, form with { Facts = form.Facts with { Title = "Set right", CalendarTitle = "Nothing" } }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new ProposeMeeting(proposal, before)));
        ((MeetingForm)conflict.Current).Facts.ShouldSatisfyAllConditions(f => f.Title.ShouldBe("Set right"), f => f.CalendarTitle.ShouldBe(""));
    }

    [Fact]
    public async Task A_point_that_becomes_everybody_s_does_not_say_that_it_was_left_over()
    {
        var earlier = await LogAsync("With one", f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.First.Id, Held = true });
        await AgendaAsync(earlier, new AgendaPoint(null, "Left open", false, AgendaState.Open));
        var meeting = await LogAsync("Geneva");
        await _database.SendAsync(_world.Staff, new CarryOverAgenda(meeting, earlier));
        var left = (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single();
        left.ShouldSatisfyAllConditions(i => i.IsInternal.ShouldBeTrue(), i => i.CarriedFromId.ShouldBe(earlier));

        await AgendaAsync(meeting, new AgendaPoint(left.Id, left.Title, false, AgendaState.Open));
        (await _database.SendAsync(_world.OtherHead, new ReadMeeting(meeting))).Agenda.Single().CarriedFromId.ShouldBeNull();
    }

    [Fact]
    public async Task A_proposal_waits_for_the_mediators_until_it_is_answered()
    {
        async Task<string[]> WaitingAsync(Viewer viewer) => [.. (await _database.SendAsync(viewer, new ReadWaiting())).Proposals.Select(p => $"{p.Title} {p.By.Code}")];
        var proposal = await _database.SendAsync(_world.Head, new ProposeMeeting(null, Form("Asked for")));

        (await WaitingAsync(_world.Lead)).ShouldBe(["Asked for ONE"]);
        (await WaitingAsync(_world.Staff)).ShouldBe(["Asked for ONE"]);
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.Observer })
        {
            (await WaitingAsync(viewer)).ShouldBeEmpty();
        }

        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(proposal, MeetingStep.Plan, ""));
        (await WaitingAsync(_world.Lead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_the_same_stays_the_same_row()
    {
        var meeting = await LogAsync("Geneva");
        ParticipantFacts minister = new() { Name = "A minister", Capacity = Capacity.Party, Party = _world.Talks.First.Id, Initiates = true };
        ParticipantFacts mediator = new() { Name = "A mediator", Capacity = Capacity.Mediator, Chairs = true };
        await KeepAsync(meeting, minister, mediator);
        var before = (await _database.SendAsync(_world.Head, new ReadMeeting(meeting))).Participants;

        await KeepAsync(meeting, minister, mediator with { Attendance = Attendance.Remote });

        var after = (await _database.SendAsync(_world.Head, new ReadMeeting(meeting))).Participants;
        after.Select(p => (p.Name, p.Attendance)).ShouldBe([("A minister", Attendance.Expected), ("A mediator", Attendance.Remote)]);
        after[0].Id.ShouldBe(before[0].Id);
        after[1].Id.ShouldNotBe(before[1].Id);
    }

    [Fact]
    public async Task A_party_of_another_process_takes_no_part()
    {
        var meeting = await LogAsync("Geneva");
        await Should.ThrowAsync<NotFound>(() => KeepAsync(meeting, new ParticipantFacts { Name = "A minister", Capacity = Capacity.Party, Party = _world.OtherTalks.First.Id }));
        await Should.ThrowAsync<NotFound>(() => LogAsync("Elsewhere", f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.OtherTalks.First.Id }));
    }

    [Fact]
    public async Task What_was_left_open_is_taken_over_and_told_to_nobody_who_did_not_know_it()
    {
        var caucus = await LogAsync("Caucus", f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.First.Id });
        var plenary = await LogAsync("Plenary");
        await AgendaAsync(plenary, new AgendaPoint(null, "Date of the next round", false, AgendaState.Open), new AgendaPoint(null, "Done with", false, AgendaState.Done));
        await AgendaAsync(caucus, new AgendaPoint(null, "A confidence", false, AgendaState.Now), new AgendaPoint(null, "Inside", true, AgendaState.Open));
        var next = await LogAsync("Next plenary");

        (await _database.SendAsync(_world.Staff, new CarryOverAgenda(next, plenary))).ShouldBe(1);
        (await _database.SendAsync(_world.Staff, new CarryOverAgenda(next, caucus))).ShouldBe(2);

        (await AgendaOfAsync(_world.Staff, next)).ShouldBe(["Date of the next round", "A confidence", "Inside"]);
        foreach (var viewer in new[] { _world.Head, _world.OtherHead, _world.Intermediary, _world.Observer })
        {
            (await AgendaOfAsync(viewer, next)).ShouldBe(["Date of the next round"], viewer.Name);
        }

        (await _database.SendAsync(_world.Staff, new ReadMeeting(plenary))).Agenda.Select(i => i.State).ShouldBe([AgendaState.CarriedOver, AgendaState.Done]);
    }

    [Fact]
    public async Task What_a_meeting_that_not_everybody_knows_of_takes_over_is_not_said_to_be_taken_over()
    {
        var plenary = await LogAsync("Plenary");
        await AgendaAsync(plenary, new AgendaPoint(null, "Date of the next round", false, AgendaState.Open), new AgendaPoint(null, "Inside", true, AgendaState.Open));
        var caucus = await LogAsync("Caucus", f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.First.Id });
        var told = (await _database.SendAsync(_world.OtherHead, new ReadMeeting(plenary))).Meeting.ChangedAt;
        _database.Clock.Advance(TimeSpan.FromMinutes(1));

        (await _database.SendAsync(_world.Staff, new CarryOverAgenda(caucus, plenary))).ShouldBe(2);
        (await _database.SendAsync(_world.Staff, new CarryOverAgenda(caucus, plenary))).ShouldBe(0);

        (await AgendaOfAsync(_world.Staff, caucus)).ShouldBe(["Date of the next round", "Inside"]);
        (await AgendaOfAsync(_world.Head, caucus)).ShouldBe(["Date of the next round"]);
        var seen = await _database.SendAsync(_world.OtherHead, new ReadMeeting(plenary));
        (seen.Agenda.Single().State, seen.Meeting.ChangedAt).ShouldBe((AgendaState.Open, told));
    }

    [Fact]
    public async Task What_nobody_else_sees_and_what_does_not_change_is_told_to_nobody()
    {
        var meeting = await LogAsync("Plenary");
        await AgendaAsync(meeting, new AgendaPoint(null, "Release", false, AgendaState.Open));
        var point = (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single();
        var kept = new AgendaPoint(point.Id, "Release", false, AgendaState.Open);
        var first = await _database.SendAsync(_world.Staff, new ReadMeeting(meeting));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));

        await AgendaAsync(meeting, new AgendaPoint(null, "Inside", true, AgendaState.Now), kept);
        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form;
        form.VersionToken.ShouldNotBe(first.Meeting.VersionToken, "whoever had the form open is told of it");
        await _database.SendAsync(_world.Staff, new KeepMeeting(meeting, form with { Facts = form.Facts with { CalendarTitle = "Appointment" } }));
        (await ToldAsync(meeting)).ShouldBe(first.Meeting.ChangedAt);

        await AgendaAsync(meeting, kept with { Title = "Release of all" });
        (await ToldAsync(meeting)).ShouldBe(_database.Clock.GetUtcNow());
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepMeeting(meeting, form with { Facts = form.Facts with { Venue = "Palais" } }));
        (await ToldAsync(meeting)).ShouldBe(_database.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_point_that_becomes_internal_is_gone_for_everybody_else()
    {
        var meeting = await LogAsync("Plenary");
        await AgendaAsync(meeting, new AgendaPoint(null, "Release", false, AgendaState.Now));
        var point = (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single();

        await AgendaAsync(meeting, new AgendaPoint(point.Id, "Release", true, AgendaState.Now));

        (await AgendaOfAsync(_world.Head, meeting)).ShouldBeEmpty();
        (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single().State.ShouldBe(AgendaState.Now);
    }

    [Fact]
    public async Task Under_the_Chatham_House_Rule_who_takes_part_is_read_by_those_who_keep_it_where_they_keep_it()
    {
        var meeting = await LogAsync("Plenary");
        await KeepAsync(meeting, Minister());
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        var timeline = new ReadTimeline(new TimelineFilter { Kinds = [TimelineKind.Meeting], Party = _world.Talks.First.Id });

        foreach (var viewer in new[] { _world.Lead, _world.Head, _world.OtherHead, _world.Observer })
        {
            (await _database.SendAsync(viewer, new ReadMeeting(meeting))).Participants.ShouldBeEmpty();
            (await _database.SendAsync(viewer, timeline)).Entries.ShouldBeEmpty();
        }

        (await _database.SendAsync(_world.Lead, new ReadBrief(meeting))).Participants.ShouldBeEmpty();
        (await _database.SendAsync(_world.Staff, new ReadParticipants(meeting))).Participants.Single().Name.ShouldBe("A minister");

        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: true));
        (await _database.SendAsync(_world.Head, new ReadMeeting(meeting))).Participants.Single().Name.ShouldBe("A minister");
        (await _database.SendAsync(_world.Observer, timeline)).Entries.Count.ShouldBe(1);
        (await _database.SendAsync(_world.Lead, new ReadBrief(meeting))).Participants.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_saved_as_it_was_has_not_changed()
    {
        var meeting = await LogAsync("Plenary");
        await KeepAsync(meeting, Minister());
        var told = await ToldAsync(meeting);

        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync(meeting, Minister());
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: true));
        (await ToldAsync(meeting)).ShouldBe(told);

        await KeepAsync(meeting, Minister() with { Office = "Minister of health" });
        (await ToldAsync(meeting)).ShouldBe(_database.Clock.GetUtcNow());
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        var ruled = _database.Clock.GetUtcNow();
        (await ToldAsync(meeting)).ShouldBe(ruled);

        // Under the rule, that somebody else takes part is nobody's news.
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync(meeting);
        (await ToldAsync(meeting)).ShouldBe(ruled);
    }

    [Fact]
    public async Task A_chain_of_meetings_is_read_from_both_ends()
    {
        var (brussels, geneva) = (await LogAsync("Brussels"), await LogAsync("Geneva"));
        await _database.SendAsync(_world.Staff, new TieMeetings(geneva, TieReading.MandatedBy, brussels));

        (await _database.SendAsync(_world.Head, new ReadMeeting(brussels))).Ties.Single().ShouldSatisfyAllConditions(t => t.OtherTitle.ShouldBe("Geneva"), t => t.Outgoing.ShouldBeTrue());
        (await _database.SendAsync(_world.Head, new ReadMeeting(geneva))).Ties.Single().ShouldSatisfyAllConditions(t => t.OtherTitle.ShouldBe("Brussels"), t => t.Outgoing.ShouldBeFalse());
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new TieMeetings(brussels, TieReading.Mandates, geneva)))).Rule.ShouldBe("meeting.tied");
    }

    [Fact]
    public async Task In_a_closed_process_nobody_logs_a_meeting()
    {
        await _database.SendAsync(_world.Lead, new Application.Processes.ChangeProcessStatus(Application.Processes.ProcessStep.Close));
        (await Should.ThrowAsync<RuleViolation>(() => LogAsync("Late"))).Rule.ShouldBe("process.closed");
    }

    private ParticipantFacts Minister() => new() { Name = "A minister", Capacity = Capacity.Party, Party = _world.Talks.First.Id };

    private static MeetingForm Form(string title) => new()
    {
        Facts = new MeetingFacts { Title = title },
        Date = PartialDate.Parse("2022-10-04"),
        Zone = "Europe/Zurich",
        Sharing = Sharing.AllMembers,
    };

    private Task<Id<Meeting>> LogAsync(string title, Func<MeetingForm, MeetingForm>? described = null) =>
        _database.SendAsync(_world.Staff, new KeepMeeting(null, described is null ? Form(title) : described(Form(title))));

    private async Task KeepAsync(Id<Meeting> meeting, params ParticipantFacts[] people) => await _database.SendAsync(
        _world.Staff, new KeepParticipants(meeting, people, (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));

    private async Task AgendaAsync(Id<Meeting> meeting, params AgendaPoint[] points) => await _database.SendAsync(
        _world.Staff, new KeepAgenda(meeting, points, (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));

    private async Task<DateTimeOffset> ToldAsync(Id<Meeting> meeting) => (await _database.SendAsync(_world.Head, new ReadMeeting(meeting))).Meeting.ChangedAt;

    private async Task<IEnumerable<string>> AgendaOfAsync(Viewer viewer, Id<Meeting> meeting) =>
        (await _database.SendAsync(viewer, new ReadMeeting(meeting))).Agenda.Select(i => i.Title);
}
