using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.Reports;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Reports;

public abstract class BriefTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : BriefTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : BriefTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Before_the_next_round_it_says_who_meets_what_is_open_and_what_changed_since_the_last()
    {
        var earlier = await LogAsync("Two rounds ago", "2022-09-01", held: true);
        await AgendaAsync(earlier, new AgendaPoint(null, "Dealt with", false, AgendaState.Done), new AgendaPoint(null, "Left open", false, AgendaState.Open));
        await LogAsync("Last round", "2022-10-02", held: true);
        var next = await LogAsync("Next round", "2022-10-20", held: false);
        await LogAsync("The one after it", "2022-11-20", held: false);
        await _database.SendAsync(_world.Staff, new ChangeMeetingStatus(await LogAsync("Called off", "2022-10-10", held: false), MeetingStep.Cancel, "Not needed"));
        await AgendaAsync(next, new AgendaPoint(null, "To come", false, AgendaState.Open), new AgendaPoint(null, "Among us", true, AgendaState.Open));
        await _database.SendAsync(_world.Staff, new KeepParticipants(
            next, [new ParticipantFacts { Name = "A minister", Capacity = Capacity.Party, Party = _world.Talks.First.Id }], await TokenAsync(next)));

        var brief = await _database.SendAsync(_world.Lead, new ReadBrief());

        (brief.Meeting!.Title, brief.Last!.Title).ShouldBe(("Next round", "Last round"));
        brief.Participants.Select(p => (p.Name, p.PartyCode)).ShouldBe([("A minister", _world.Talks.First.Code)]);
        brief.Open.Rows.Select(p => (p.Title, p.IsInternal)).ShouldBe([("To come", false), ("Among us", true), ("Left open", false)]);
        brief.Changes.Rows.Select(c => c.Title).ShouldContain("Next round");
    }

    [Fact]
    public async Task What_changed_is_told_since_the_last_meeting_of_another_round_whatever_was_held_between()
    {
        await LogAsync("Round 1, first day", "2022-09-01", held: true, round: 1);
        await LogAsync("Round 1, last day", "2022-09-02", held: true, round: 1);
        await LogAsync("A call", "2022-09-20", held: true);
        await LogAsync("Round 2, first day", "2022-10-02", held: true, round: 2);
        await LogAsync("Round 2, second day", "2022-10-20", held: false, round: 2);

        (await _database.SendAsync(_world.Lead, new ReadBrief())).Last!.ShouldSatisfyAllConditions(l => l.Title.ShouldBe("Round 1, last day"), l => l.Round.ShouldBe(1));
    }

    [Fact]
    public async Task It_tells_the_provisions_that_are_not_agreed_as_the_reader_s_latest_draft_has_them()
    {
        var agreement = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = [_world.Talks.First.Id, _world.Talks.Second.Id], Languages = [new("en", true)], Sharing = Sharing.Parties,
        }));
        async Task<Id<Provision>> WriteAsync(string heading, ProvisionState state, Id<Provision>? id = null) => await _database.SendAsync(_world.Staff, id is null
            ? new KeepProvision(agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Heading = heading, Text = "Words.", State = state, Place = new(null, null) })
            : new KeepProvision(agreement, id, (await _database.SendAsync(_world.Staff, new ReadProvisionForm(agreement, id, default))).Form with { Heading = heading, State = state }));
        async Task TableAsync(Audience readers)
        {
            var step = await _database.SendAsync(_world.Staff, new PrepareDraft(agreement, readers));
            await _database.SendAsync(_world.Staff, new TableDraft(agreement, step.Key, readers, "", step.Token));
            _database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        async Task<string[]> ToldAsync(Viewer viewer) =>
            [.. (await _database.SendAsync(viewer, new ReadBrief())).Provisions?.Rows.Select(p => $"{p.Label} {p.Heading} {p.State} {p.Draft.Number}") ?? ["none"]];

        await WriteAsync("Settled", ProvisionState.Clean);
        var open = await WriteAsync("Borders", ProvisionState.Clean);
        var token = (await _database.SendAsync(_world.Staff, new ReadBrackets(agreement, open))).Token;
        await _database.SendAsync(_world.Staff, new OpenBracket(agreement, open, new SpanForm { Words = "Words", VersionToken = token }));
        await WriteAsync("Not yet", ProvisionState.Parked);
        await WriteAsync("Seas", ProvisionState.Reserved);
        (await ToldAsync(_world.Lead)).ShouldBeEmpty();
        await TableAsync(Audience.Of(Sharing.Parties, null));
        await WriteAsync("Borders, anew", ProvisionState.Clean, open);
        await TableAsync(Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));

        (await ToldAsync(_world.OtherHead)).ShouldBe(["2 Borders Bracketed 1", "4 Seas Reserved 1"]);
        (await ToldAsync(_world.Head)).ShouldBe(["2 Borders, anew Bracketed ", "4 Seas Reserved "]);
        (await ToldAsync(_world.Lead)).ShouldBe(["2 Borders, anew Bracketed ", "4 Seas Reserved "]);
        (await ToldAsync(_world.Observer)).ShouldBeEmpty();
        (await ToldAsync(_world.Intermediary)).ShouldBe(["none"]);
        // Of each it is told how many brackets are open in it, in the draft that its reader reads.
        await _database.SendAsync(_world.Staff, new OpenBracket(agreement, open, new SpanForm { Choice = SpanChoice.After, VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(agreement, open))).Token }));
        await TableAsync(Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        (await _database.SendAsync(_world.Head, new ReadBrief())).Provisions!.Rows.Select(p => p.Brackets).ShouldBe([2, 0]);
        (await _database.SendAsync(_world.OtherHead, new ReadBrief())).Provisions!.Rows.Select(p => p.Brackets).ShouldBe([1, 0]);
        // What is settled is not open, and the points of agendas stand beside it as before.
        var next = await LogAsync("Next round", "2022-10-20", held: false);
        await AgendaAsync(next, new AgendaPoint(null, "To come", false, AgendaState.Open));
        (await _database.SendAsync(_world.Head, new ReadBrief())).Open.Rows.Select(p => p.Title).ShouldBe(["To come"]);
    }

    [Fact]
    public async Task A_delegation_has_a_brief_of_what_it_may_see()
    {
        var next = await LogAsync("Next round", "2022-10-20", held: false);
        await AgendaAsync(next, new AgendaPoint(null, "To come", false, AgendaState.Open), new AgendaPoint(null, "Among us", true, AgendaState.Open));
        await LogAsync("Among the mediators", "2022-10-10", held: false, Sharing.MediatorsOnly);
        await EveryRecord.WriteAsync(_database, _world);

        var brief = await _database.SendAsync(_world.Head, new ReadBrief());

        brief.Meeting!.Title.ShouldBe("Next round");
        brief.Open.Rows.Select(p => p.Title).ShouldContain("To come");
        brief.Open.Rows.Select(p => p.Title).ShouldNotContain("Among us");
        brief.Lists.Rows.Select(l => l.OwnerId).Distinct().ShouldBe([_world.Talks.First.Id]);
        brief.Changes.Rows.Select(c => c.Title).ShouldNotContain("Among the mediators");
        (await _database.SendAsync(_world.Lead, new ReadBrief())).Meeting!.Title.ShouldBe("Among the mediators");
        (await _database.SendAsync(_world.Lead, new ReadBrief())).Lists.Rows.Select(l => l.OwnerId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task It_can_be_asked_for_before_a_certain_meeting_that_the_viewer_sees()
    {
        var closed = await LogAsync("Among the mediators", "2022-10-10", held: false, Sharing.MediatorsOnly);

        (await _database.SendAsync(_world.Lead, new ReadBrief(closed))).Meeting!.Id.ShouldBe(closed);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadBrief(closed)));
        (await _database.SendAsync(_world.Head, new ReadBrief())).Meeting.ShouldBeNull();
    }

    [Fact]
    public async Task It_tells_what_was_promised_and_not_kept_those_due_first_first_and_that_there_is_more_than_fits()
    {
        for (var day = 1; day <= Brief.Most; day++)
        {
            await PromiseAsync($"Due on {day}", day, Sharing.MediatorsOnly);
        }

        await PromiseAsync("Without a day", null, Sharing.Parties);
        var kept = await PromiseAsync("Kept", 1, Sharing.Parties);
        await _database.SendAsync(_world.Staff, new AssessCommitment(kept, Verdict.Verified, "", CommitmentReach.EveryReader));

        var lead = (await _database.SendAsync(_world.Lead, new ReadBrief())).Commitments!;
        var head = (await _database.SendAsync(_world.Head, new ReadBrief())).Commitments!;

        lead.Rows.Select(r => r.What).ShouldBe(Enumerable.Range(1, Brief.Most).Select(day => $"Due on {day}"));
        lead.HasMore.ShouldBeTrue();
        head.Rows.Select(r => r.What).ShouldBe(["Without a day"]);
        head.HasMore.ShouldBeFalse();
        (await _database.SendAsync(_world.Intermediary, new ReadBrief())).Commitments.ShouldBeNull();
    }

    private Task<Id<Commitment>> PromiseAsync(string what, int? day, Sharing sharing) => _database.SendAsync(_world.Staff, new KeepCommitment(null, new CommitmentForm
    {
        What = what,
        Who = Actor.Of(_world.Talks.First.Id),
        Date = day is { } on ? PartialDate.On(new DateOnly(2022, 12, on)) : null,
        Zone = "Europe/Zurich",
        Statement = "A statement",
        Source = "Where it is published",
        Sharing = sharing,
    }));

    private Task<Id<Meeting>> LogAsync(string title, string date, bool held, Sharing sharing = Sharing.Parties, int? round = null) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = title, Round = round },
        Date = PartialDate.Parse(date),
        Zone = "Europe/Zurich",
        Sharing = sharing,
        Held = held,
    }));

    private async Task AgendaAsync(Id<Meeting> meeting, params IReadOnlyList<AgendaPoint> points) =>
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, points, await TokenAsync(meeting)));

    private async Task<Guid> TokenAsync(Id<Meeting> meeting) => (await _database.SendAsync(_world.Staff, new ReadMeetingForm(meeting))).Form.VersionToken;
}
