using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Mediators;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Application.Reports;
using Negotiations.Application.Search;
using Negotiations.Application.Timeline;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Claims;

public abstract class ClaimTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ClaimTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ClaimTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IEnumerable<Viewer> Readers => [_world.Lead, _world.Staff, _world.Head, _world.Delegate, _world.OtherHead, _world.OtherDelegate, _world.Observer];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Three_figures_of_the_missing_stand_side_by_side_and_are_never_added_up()
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "An adviser", 4000, FigureKind.About);
        await ReportAsync(subject, "A register", 3890);
        await ReportAsync(subject, "An association", 4500);

        var page = await ShowAsync(_world.Observer, subject);
        page.Claims.Select(c => (c.Asserter.Name, c.Figure, c.IsContradicted)).ShouldBe([("An adviser", 4000, true), ("A register", 3890, true), ("An association", 4500, true)], ignoreOrder: true);
        page.Claims.Single(c => c.Figure == 3890).ShouldSatisfyAllConditions(
            c => c.Scope.ShouldBe("Everybody"), c => c.Source.ShouldBe("A report"), c => c.AsOf.ShouldBe(PartialDate.Parse("2022-10")), c => c.StatedOn.ShouldBe(PartialDate.Parse("2022-10-04")));
        // No figure of any page is one that nobody asserted.
        typeof(ClaimSubjectPage).GetProperties().Concat(typeof(ClaimsPage).GetProperties()).Concat(typeof(Contradictions).GetProperties())
            .Where(p => p.Name.Contains("Sum", StringComparison.Ordinal) || p.Name.Contains("Average", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mediator_that_a_claim_names_stays_on_the_process()
    {
        var mediator = (await _database.SendAsync(_world.Lead, new ViewParties())).Mediators[0].Id;
        await _database.SendAsync(_world.Staff, new MakeClaim(await OpenAsync(), Form(12, "") with { Asserter = Actor.Of(mediator) }));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new DeleteMediator(mediator)))).Rule.ShouldBe("mediator.claimed");
    }

    // Of two claims, whether they contradict each other.
    [Theory]
    [InlineData(FigureKind.AtLeast, 286, FigureKind.Exactly, 290, false)]
    [InlineData(FigureKind.AtLeast, 286, FigureKind.Exactly, 285, true)]
    [InlineData(FigureKind.AtLeast, 286, FigureKind.AtMost, 286, false)]
    [InlineData(FigureKind.AtLeast, 287, FigureKind.AtMost, 286, true)]
    [InlineData(FigureKind.AtLeast, 1, FigureKind.AtLeast, 900, false)]
    [InlineData(FigureKind.About, 2000, FigureKind.Exactly, 1960, false)]
    [InlineData(FigureKind.About, 2000, FigureKind.Exactly, 1600, true)]
    [InlineData(FigureKind.Exactly, 12, FigureKind.Exactly, 14, true)]
    [InlineData(FigureKind.Exactly, 12, FigureKind.Exactly, 12, false)]
    public async Task Figures_contradict_each_other_where_both_cannot_be_so(FigureKind one, long figure, FigureKind other, long second, bool contradict)
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "One", figure, one);
        await ReportAsync(subject, "Another", second, other);

        await ContradictAsync(_world.Observer, subject, contradict);
    }

    [Fact]
    public async Task What_is_not_compared_does_not_contradict()
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "One", 12);
        // The same asserter, another scope, another subject.
        await ReportAsync(subject, " ONE", 14);
        await ReportAsync(subject, "Another", 25, scope: "Recovered since February");
        await ReportAsync(await OpenAsync(), "Another", 25);
        await ContradictAsync(_world.Observer, subject, false);

        // Capitals and blanks are no other scope.
        await ReportAsync(subject, "Another", 13, scope: " everybody ");
        await ContradictAsync(_world.Observer, subject, true);
    }

    [Fact]
    public async Task A_report_that_says_the_20th_contradicts_the_19th_and_a_month_contradicts_neither()
    {
        var meeting = await MeetAsync(Sharing.AllMembers);
        var subject = await OpenAsync(f => f with { Kind = ClaimKind.Date, Meeting = meeting });
        Task AssertAsync(string who, string date) => _database.SendAsync(_world.Staff, new MakeClaim(subject, Form(null, who) with { Date = PartialDate.Parse(date) }));
        await AssertAsync("The report", "2022-09-20");
        await AssertAsync("Somebody", "2022-09");
        await ContradictAsync(_world.Head, subject, false);
        await AssertAsync("The log", "2022-09-19");
        await ContradictAsync(_world.Head, subject, true);
        (await ShowAsync(_world.Head, subject)).Claims.Where(c => c.IsContradicted).Select(c => c.Asserter.Name).ShouldBe(["The report", "The log"], ignoreOrder: true);
        (await _database.SendAsync(_world.Head, new ReadClaims(Meeting: meeting))).Subjects.Single().Id.ShouldBe(subject);
        (await _database.SendAsync(_world.Head, new ReadMeetingContents(meeting))).Claims.ShouldBe(1);
        (await _database.SendAsync(_world.Intermediary, new ReadMeetingContents(meeting))).Claims.ShouldBeNull();
    }

    [Fact]
    public async Task An_allegation_is_contradicted_by_a_denial_and_not_by_a_probe()
    {
        var subject = await OpenAsync(f => f with { Kind = ClaimKind.Statement });
        Task AssertAsync(string who, Stance stance) => _database.SendAsync(_world.Staff, new MakeClaim(subject, Form(null, who) with { Stance = stance, Text = "Said" }));
        await AssertAsync("A ministry", Stance.Affirms);
        await AssertAsync("A prosecutor", Stance.Other);
        await ContradictAsync(_world.Head, subject, false);
        await AssertAsync("A general", Stance.Denies);
        await ContradictAsync(_world.Head, subject, true);
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, "LeadMediator MediatorStaff")]
    [InlineData(Sharing.OneDelegation, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(Sharing.Parties, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO")]
    [InlineData(Sharing.AllMembers, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Observer")]
    public async Task Subjects_and_claims_are_read_by_those_they_are_shared_with_and_counted_by_nobody_else(Sharing sharing, string readBy)
    {
        var open = await OpenAsync();
        var closed = await OpenAsync(f => f with { Sharing = sharing, Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null });
        await _database.SendAsync(_world.Staff, new MakeClaim(open, Form(17, "One") with { Sharing = sharing, Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null }));
        await ReportAsync(open, "Two", 12);
        foreach (var viewer in Readers)
        {
            var reads = readBy.Split(' ').Contains(viewer.PartyId is null ? viewer.Seat!.Role.ToString() : $"{viewer.Seat!.Role}/{viewer.Seat.PartyCode}");
            var list = await _database.SendAsync(viewer, new ReadClaims());
            (list.All, list.Contradictions).ShouldBe(reads ? (2, 1) : (1, 0), viewer.Name);
            (await _database.SendAsync(viewer, new ReadContradictions())).Rows.Count.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await ShowAsync(viewer, open)).Claims.Count.ShouldBe(reads ? 2 : 1, viewer.Name);
            // Whoever sees one side alone is not told that it is contradicted.
            await ContradictAsync(viewer, open, reads);
            if (!reads)
            {
                await Should.ThrowAsync<NotFound>(() => ShowAsync(viewer, closed));
            }
        }

        (await _database.AsAsync(_world.Intermediary, async db => await db.Claims.CountAsync(Stop) + await db.ClaimSubjects.CountAsync(Stop))).ShouldBe(0);
    }

    [Theory]
    [InlineData(ClaimReach.OwnDelegation)]
    [InlineData(ClaimReach.Mediators)]
    public async Task What_a_delegation_keeps_from_others_changes_nothing_that_they_are_told(ClaimReach reach)
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "A report", 12);
        Viewer[] others = reach == ClaimReach.Mediators ? [_world.OtherHead, _world.OtherDelegate, _world.Observer] : [_world.Lead, _world.Staff, _world.OtherHead, _world.OtherDelegate, _world.Observer];
        var before = new List<string>();
        foreach (var viewer in others)
        {
            before.Add(await TellAsync(viewer, subject));
        }

        Advance();
        var claim = await ClaimAsync(_world.Delegate, subject, 14, reach);
        Advance();
        var later = await _database.SendAsync(_world.Head, new SupersedeClaim(subject, claim, Form(15) with { Reach = reach }));
        Advance();
        await _database.SendAsync(_world.Head, new ReplyToClaim(subject, later, "So it is", "en", ClaimReach.EveryReader));
        await _database.SendAsync(_world.Head, new WithdrawClaim(subject, later, "After all not"));
        await ClaimAsync(_world.Head, subject, 16, reach);
        await _database.SendAsync(_world.Head, new OpenClaimSubject { Title = "Own", Kind = ClaimKind.Figure, Reach = reach });

        for (var at = 0; at < others.Length; at++)
        {
            (await TellAsync(others[at], subject)).ShouldBe(before[at], others[at].Name);
        }

        (await _database.SendAsync(_world.Delegate, new ReadClaims())).Contradictions.ShouldBe(1);
        if (reach == ClaimReach.Mediators)
        {
            (await _database.SendAsync(_world.Staff, new ReadClaims())).Contradictions.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_superseded_claim_stays_and_counts_no_more()
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "A report", 17);
        var first = await ClaimAsync(_world.Delegate, subject, 16, ClaimReach.EveryReader);
        await ContradictAsync(_world.Observer, subject, true);
        Advance();

        await _database.SendAsync(_world.Head, new SupersedeClaim(subject, first, Form(17) with { Reach = ClaimReach.EveryReader }));

        await ContradictAsync(_world.Observer, subject, false);
        var page = await ShowAsync(_world.Observer, subject);
        page.Claims.Count.ShouldBe(3);
        page.Claims.Single(c => c.Figure == 16).SupersededAt.ShouldBe(_database.Clock.GetUtcNow());
        (await _database.SendAsync(_world.Observer, new ReadClaims())).Claims[subject].Select(c => c.Figure).ShouldBe([17, 17]);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new SupersedeClaim(subject, first, Form(18))))).Rule.ShouldBe("claim.stands-no-more");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new WithdrawClaim(subject, first, "Again")))).Rule.ShouldBe("claim.stands-no-more");
    }

    [Fact]
    public async Task Who_may_not_read_the_later_claim_is_told_the_earlier_one_and_who_may_not_read_the_earlier_is_told_nothing_of_it()
    {
        var subject = await OpenAsync();
        var open = await ClaimAsync(_world.Head, subject, 16, ClaimReach.EveryReader);
        Advance();
        var closed = await _database.SendAsync(_world.Head, new SupersedeClaim(subject, open, Form(17) with { Reach = ClaimReach.Mediators }));
        (await ShowAsync(_world.OtherHead, subject)).Claims.Single().ShouldSatisfyAllConditions(c => c.Figure.ShouldBe(16), c => c.Stands.ShouldBeTrue());
        (await ShowAsync(_world.Staff, subject)).Claims.Where(c => c.Stands).Select(c => c.Figure).ShouldBe([17]);
        Advance();
        await _database.SendAsync(_world.Head, new SupersedeClaim(subject, closed, Form(18) with { Reach = ClaimReach.EveryReader }));
        (await ShowAsync(_world.OtherHead, subject)).Claims.Select(c => (c.Figure, c.SupersededAt)).ShouldBe([(16, null), (18, null)]);
    }

    [Fact]
    public async Task A_withdrawn_claim_stays_with_its_reason_and_contradicts_nothing()
    {
        var subject = await OpenAsync();
        await ReportAsync(subject, "A report", 17);
        var claim = await ReportAsync(subject, "A register", 16);
        await _database.SendAsync(_world.Staff, new WithdrawClaim(subject, claim, "Corrected on the 6th"));
        var page = await ShowAsync(_world.Observer, subject);
        page.Claims.Single(c => c.Figure == 16).ShouldSatisfyAllConditions(c => c.WithdrawnAt.ShouldNotBeNull(), c => c.WithdrawalReason.ShouldBe("Corrected on the 6th"), c => c.IsContradicted.ShouldBeFalse());
        await ContradictAsync(_world.Observer, subject, false);
    }

    [Fact]
    public async Task Nobody_speaks_in_somebody_elses_name()
    {
        var subject = await OpenAsync();
        var own = await ClaimAsync(_world.Head, subject, 16, ClaimReach.EveryReader);
        var reported = await _database.SendAsync(_world.Staff, new MakeClaim(subject, Form(15) with { Asserter = Actor.Of(_world.Talks.First.Id), Sharing = Sharing.AllMembers }));
        foreach (var viewer in new[] { _world.Lead, _world.Staff, _world.OtherHead, _world.Delegate, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new SupersedeClaim(subject, own, Form(17))), viewer.Name);
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new WithdrawClaim(subject, own, "No")), viewer.Name);
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadClaimForm(subject, own)), viewer.Name);
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new WithdrawClaim(subject, reported, "No")));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Delegate, new ReplyToClaim(subject, own, "No", "", ClaimReach.Mediators)));
        // Whoever the form names, a delegation speaks for itself.
        var posted = await _database.SendAsync(_world.Delegate, new MakeClaim(subject, Form(14, "Somebody") with { Asserter = Actor.Of(_world.Talks.Second.Id), Reach = ClaimReach.EveryReader }));
        (await ShowAsync(_world.Staff, subject)).Claims.Single(c => c.Id == posted).AsserterPartyId.ShouldBe(_world.Talks.First.Id);
        // What is asserted in its name, the delegation withdraws.
        await _database.SendAsync(_world.Head, new WithdrawClaim(subject, reported, "We never said so"));
        (await ShowAsync(_world.Observer, subject)).Claims.Single(c => c.Id == reported).WithdrawnAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_claim_of_another_subject_or_process_is_not_found()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        var claim = await ReportAsync(one, "A report", 17);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new SupersedeClaim(other, claim, Form(18))));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReplyToClaim(other, claim, "So", "", ClaimReach.Mediators)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new MakeClaim(one, Form(1) with { Asserter = Actor.Of(_world.OtherTalks.First.Id) })));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new OpenClaimSubject { Title = "T", Kind = ClaimKind.Date, Meeting = Id<Meeting>.New() }));
        await Should.ThrowAsync<NotFound>(() => ShowAsync(_world.Member(_world.OtherTalks, Domain.Parties.Role.LeadMediator), one));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var subject = await OpenAsync();
        (await FieldsAsync(new MakeClaim(subject, Form(null)))).ShouldBe(["Figure"]);
        (await FieldsAsync(new MakeClaim(subject, Form(12) with { FigureKind = FigureKind.Between, StatedOn = null, Language = "Armenian!" }))).ShouldBe(["FigureTo", "Language", "StatedOn"]);
        (await FieldsAsync(new MakeClaim(subject, Form(12) with { FigureTo = 14 }))).ShouldBe(["FigureTo"]);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new MakeClaim(subject, Form(12))))).Rule.ShouldBe("claim.asserter");

        async Task<IEnumerable<string>> FieldsAsync(MakeClaim request) =>
            (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, request))).Errors.Select(e => e.PropertyName).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Subjects_are_found_by_who_asserts_and_by_contradiction_and_paged()
    {
        var first = await OpenAsync();
        await ReportAsync(first, "One", 1);
        await ReportAsync(first, "Two", 2);
        Advance();
        var second = await OpenAsync();
        await ClaimAsync(_world.Head, second, 3, ClaimReach.EveryReader);
        (await IdsAsync(new ReadClaims())).ShouldBe([second, first]);
        (await IdsAsync(new ReadClaims(Contradicting: true))).ShouldBe([first]);
        (await IdsAsync(new ReadClaims(By: Actor.Of(_world.Talks.First.Id)))).ShouldBe([second]);
        (await IdsAsync(new ReadClaims(By: Actor.Other("")))).ShouldBe([first]);
        for (var at = 0; at < ClaimsPage.PageSize; at++)
        {
            Advance();
            await OpenAsync();
        }

        (await IdsAsync(new ReadClaims(Page: 2))).ShouldBe([second, first]);

        async Task<IEnumerable<Id<ClaimSubject>>> IdsAsync(ReadClaims request) => (await _database.SendAsync(_world.Observer, request)).Subjects.Select(s => s.Id);
    }

    [Fact]
    public async Task The_brief_tells_the_first_contradictions_and_how_many_more_and_what_changed_tells_new_claims()
    {
        for (var at = 0; at < Contradictions.Most + 2; at++)
        {
            var subject = await OpenAsync(f => f with { Title = $"Subject {at}" });
            await ReportAsync(subject, "One", 12);
            await ReportAsync(subject, "Two", 14);
            Advance();
        }

        var brief = await _database.SendAsync(_world.Observer, new ReadBrief());
        brief.Contradictions.Rows.Select(r => r.Title).ShouldBe(["Subject 5", "Subject 4", "Subject 3", "Subject 2"]);
        brief.Contradictions.Rows.ShouldAllBe(r => r.Claims.Select(c => c.Figure).Order().SequenceEqual(new long?[] { 12, 14 }));
        brief.Contradictions.More.ShouldBe(2);
        (await _database.SendAsync(_world.Intermediary, new ReadBrief())).Contradictions.ShouldBe(Contradictions.None);
        var changes = await _database.SendAsync(_world.Observer, new ReadChanges());
        changes.Rows.Where(r => r.Kind == ChangeKind.Claim).Select(r => r.Title).ShouldContain("Subject 5");
        (await _database.SendAsync(_world.Intermediary, new ReadChanges())).Rows.ShouldNotContain(r => r.Kind == ChangeKind.Claim);
    }

    private async Task ContradictAsync(Viewer viewer, Id<ClaimSubject> subject, bool contradict)
    {
        (await ShowAsync(viewer, subject)).Claims.Any(c => c.IsContradicted).ShouldBe(contradict, viewer.Name);
        (await _database.SendAsync(viewer, new ReadClaims(Contradicting: true))).Subjects.Any(s => s.Id == subject).ShouldBe(contradict, viewer.Name);
        (await _database.SendAsync(viewer, new ReadContradictions())).Rows.Any(r => r.Id == subject).ShouldBe(contradict, viewer.Name);
    }

    // Everything that somebody is told of claims, in words.
    private async Task<string> TellAsync(Viewer viewer, Id<ClaimSubject> subject)
    {
        var (show, list, brief, changes) = (
            await ShowAsync(viewer, subject), await _database.SendAsync(viewer, new ReadClaims()), await _database.SendAsync(viewer, new ReadContradictions()), await _database.SendAsync(viewer, new ReadChanges()));
        return string.Join('\n', show.Claims) + string.Join('\n', show.Replies.SelectMany(r => r)) + $"{list.All} {list.Contradictions}" + string.Join('\n', list.Subjects) + string.Join('\n', list.Claims.SelectMany(c => c))
            + string.Join('\n', brief.Rows) + string.Join('\n', changes.Rows);
    }

    private Task<ClaimSubjectPage> ShowAsync(Viewer viewer, Id<ClaimSubject> subject) => _database.SendAsync(viewer, new ReadClaimSubject(subject));

    [Fact]
    public async Task Nobody_claims_in_somebody_elses_name_and_only_a_head_supersedes_whatever_code_asks_for_it()
    {
        var subject = await OpenAsync();
        var earlier = await ClaimAsync(_world.Head, subject, 17, ClaimReach.EveryReader);
        async Task WriteAsync(Viewer viewer, Id<Party> asserter, bool supersedes) => await _database.AsAsync(viewer, async db =>
        {
            var of = await db.ClaimSubjects.SingleAsync(s => s.Id == subject, Stop);
            var before = supersedes ? await db.Claims.SingleAsync(c => c.Id == earlier, Stop) : null;
            var claim = of.Claim(viewer.PartyId!.Value, ClaimReach.Mediators, new Assertion { Figure = 18, StatedOn = PartialDate.Parse("2022-10-04") }, before, World.AuthorOf(viewer, _database));
            db.Claims.Add(claim).Property(c => c.AsserterPartyId).CurrentValue = asserter;
            await db.SaveAsync(Stop);
        });
        await Should.ThrowAsync<AccessRefused>(() => WriteAsync(_world.Head, _world.Talks.Second.Id, supersedes: false));
        await Should.ThrowAsync<AccessRefused>(() => WriteAsync(_world.Delegate, _world.Talks.First.Id, supersedes: true));
        await WriteAsync(_world.Delegate, _world.Talks.First.Id, supersedes: false);
    }

    [Theory]
    [InlineData(NoteReach.Mediators, null, "")]
    [InlineData(NoteReach.SharedRecord, null, "")]
    [InlineData(NoteReach.OneDelegation, null, "Head Delegate")]
    [InlineData(NoteReach.OneDelegation, Conveyance.AsOwnIdea, "")]
    public async Task A_claim_taken_from_a_note_is_read_by_nobody_who_does_not_read_the_note_and_says_on_which_day_of_the_session(NoteReach reach, Conveyance? conveyance, string readBy)
    {
        var meeting = await MeetAsync(Sharing.Parties);
        var note = await NoteAsync(meeting, reach, conveyance);
        // One that is there is open to more, and one is opened.
        var wide = await OpenAsync(f => f with { Kind = ClaimKind.Statement, Title = "Prisoners" });
        await TakeAsync(meeting, note, t => t);
        await TakeAsync(meeting, note, t => t with { About = "Maps", FigureKind = FigureKind.Exactly, Figure = 17, Stance = null });

        var subjects = (await _database.SendAsync(_world.Staff, new ReadClaims())).Subjects;
        var opened = subjects.Single(s => s.Title == "Maps");
        (opened.Kind, opened.MeetingId, subjects.Count).ShouldBe((ClaimKind.Figure, meeting, 2));
        var claim = (await ShowAsync(_world.Staff, wide)).Claims.Single();
        claim.ShouldSatisfyAllConditions(
            c => c.Asserter.Code.ShouldBe("ONE"),
            c => c.Speaker.ShouldBe("A minister"),
            c => c.Text.ShouldBe("We hold 17"),
            // In New York it is still the day before.
            c => c.AsOf.ShouldBe(PartialDate.Parse("2022-09-19")),
            c => c.StatedOn.ShouldBe(PartialDate.Parse("2022-09-19")),
            c => c.Source.ShouldBe("New York, 2022-09-19"),
            c => c.IsReported.ShouldBeTrue());
        foreach (var (viewer, name) in new[] { (_world.Head, "Head"), (_world.Delegate, "Delegate"), (_world.OtherHead, ""), (_world.OtherDelegate, ""), (_world.Observer, "") })
        {
            var reads = name.Length > 0 && readBy.Contains(name, StringComparison.Ordinal);
            (await ShowAsync(viewer, wide)).Claims.Count.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await _database.SendAsync(viewer, new ReadClaims())).Subjects.Any(s => s.Title == "Maps").ShouldBe(reads, viewer.Name);
        }

        await Should.ThrowAsync<NotFound>(() => TakeAsync(Id<Meeting>.New(), note, t => t));
        await Should.ThrowAsync<NotFound>(() => TakeAsync(meeting, Id<Note>.New(), t => t));
    }

    [Fact]
    public async Task A_claim_taken_from_a_note_stands_once_where_it_is_sent_twice_and_fits_its_subject()
    {
        var meeting = await MeetAsync(Sharing.Parties);
        var note = await NoteAsync(meeting, NoteReach.Mediators, null);
        var id = Id<Claim>.New();
        await TakeAsync(meeting, note, t => t with { Id = id });
        (await TakeAsync(meeting, note, t => t with { Id = id })).ShouldBe(id);
        // What is sent again with other words is not told as kept.
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(meeting, note, t => t with { Id = id, Said = "We hold 170" }))).Rule.ShouldBe("claim.kept");
        await Should.ThrowAsync<ValidationException>(() => TakeAsync(meeting, note, t => t with { Id = default }));
        var subject = (await _database.SendAsync(_world.Staff, new ReadClaims())).Subjects.Single();
        (await ShowAsync(_world.Staff, subject.Id)).Claims.Count.ShouldBe(1);

        async Task RefusedAsync(string field, Func<TakeDownClaim, TakeDownClaim> change) =>
            (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(meeting, note, change))).Field.ShouldBe(field);
        await OpenAsync();
        await OpenAsync(f => f with { Title = "When", Kind = ClaimKind.Date });
        await RefusedAsync("Figure", t => t with { About = "Missing" });
        await RefusedAsync("Figure", t => t with { FigureKind = FigureKind.About, Figure = 17 });
        await RefusedAsync("About", t => t with { About = "When" });
        (await _database.SendAsync(_world.Staff, new ReadSubjectTitles(meeting))).ShouldBe(["Prisoners", "Missing"]);
        var faults = (await Should.ThrowAsync<ValidationException>(() => TakeAsync(meeting, note, t => t with { About = "", Asserter = null, Stance = null, Said = "" }))).Errors;
        faults.Select(f => f.PropertyName).Order().ShouldBe(["About", "Asserter", "Said", "Stance"]);
        // A figure that cannot be read is what is wrong, and nothing else.
        (await Should.ThrowAsync<ValidationException>(() => TakeAsync(meeting, note, t => t with { FigureKind = FigureKind.About, Stance = null, Said = "" }))).Errors
            .Select(f => f.PropertyName).ShouldBe(["Figure"]);
        await Should.ThrowAsync<ValidationException>(() => TakeAsync(meeting, note, t => t with { FigureKind = FigureKind.Between, Figure = 17 }));
        await TakeAsync(meeting, note, t => t with { About = "Missing", FigureKind = FigureKind.AtLeast, Figure = 17 });
        var missing = (await _database.SendAsync(_world.Staff, new ReadClaims())).Subjects.Single(s => s.Title == "Missing");
        (await ShowAsync(_world.Staff, missing.Id)).Claims.Single().ShouldSatisfyAllConditions(c => c.FigureKind.ShouldBe(FigureKind.AtLeast), c => c.Figure.ShouldBe(17));
        // An earlier one of the same name that is about another meeting is not the one that is meant, if there is one about this.
        var later = await OpenAsync(f => f with { Title = "Prisoners", Kind = ClaimKind.Statement });
        await TakeAsync(meeting, note, t => t);
        ((await ShowAsync(_world.Staff, subject.Id)).Claims.Count, (await ShowAsync(_world.Staff, later)).Claims.Count).ShouldBe((2, 0));
    }

    private Task<Id<Note>> NoteAsync(Id<Meeting> meeting, NoteReach reach, Conveyance? conveyance) => _database.SendAsync(_world.Staff, new KeepNote(meeting, Id<Note>.New(), new NoteForm
    {
        Facts = new NoteFacts { Text = "We hold 17", SpeakerAs = Capacity.Party, SpeakerParty = _world.Talks.First.Id, Conveyance = conveyance },
        Reach = reach,
        Delegation = reach == NoteReach.OneDelegation ? _world.Talks.First.Id : null,
        SaidOn = new DateOnly(2022, 9, 19),
        SaidAt = new TimeOnly(22, 0),
    }));

    [Fact]
    public async Task Under_the_Chatham_House_Rule_nobody_is_told_to_have_claimed_what_was_said()
    {
        var meeting = await MeetAsync(Sharing.Parties);
        var note = await NoteAsync(meeting, NoteReach.Mediators, null);
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(meeting, note, t => t))).Rule.ShouldBe("claim.chatham-house");

        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: true));
        await TakeAsync(meeting, note, t => t);
    }

    [Fact]
    public async Task What_was_taken_down_before_the_Chatham_House_Rule_came_is_told_without_who_asserts_it_as_long_as_it_holds()
    {
        var meeting = await MeetAsync(Sharing.Parties);
        var note = await NoteAsync(meeting, NoteReach.OneDelegation, null);
        await TakeAsync(meeting, note, t => t with { FigureKind = FigureKind.Exactly, Figure = 17, Stance = null });
        await TakeAsync(meeting, note, t => t with { FigureKind = FigureKind.Exactly, Figure = 19, Stance = null, Asserter = Actor.Other("Tzitzimitl"), Speaker = "" });
        var subject = (await _database.SendAsync(_world.Head, new ReadClaims())).Subjects.Single().Id;
        async Task<string[]> WhoAsync(Viewer viewer) => [.. (await ShowAsync(viewer, subject)).Claims.Select(c => $"{c.Asserter.Code}|{c.Asserter.Name}|{c.Speaker}|{c.AsserterPartyId is not null}")];
        async Task<int[]> FoundAsync(Viewer viewer) =>
        [
            (await _database.SendAsync(viewer, new FindRecords("Tzitzimitl"))).Counts.Values.Sum(),
            (await _database.SendAsync(viewer, new ReadClaims { By = Actor.Of(_world.Talks.First.Id) })).Subjects.Count,
            (await _database.SendAsync(viewer, new ReadTimeline(new TimelineFilter { Kinds = [TimelineKind.Claim], Party = _world.Talks.First.Id }))).Total,
        ];

        var told = await WhoAsync(_world.Head);
        told.ShouldContain(w => w.Contains("ONE") && w.Contains("A minister"));
        (await FoundAsync(_world.Head)).ShouldBe([1, 1, 1]);

        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        foreach (var viewer in new[] { _world.Head, _world.Staff, _world.Lead })
        {
            (await WhoAsync(viewer)).ShouldBe(["|||False", "|||False"]);
            (await FoundAsync(viewer)).ShouldBe([0, 0, 0]);
        }

        (await _database.SendAsync(_world.Lead, new ReadBrief())).Contradictions.Rows.SelectMany(r => r.Claims).ShouldAllBe(c => c.Asserter.Name == null && c.Speaker == "");
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: true));
        (await WhoAsync(_world.Head)).ShouldBe(told);
        (await FoundAsync(_world.Head)).ShouldBe([1, 1, 1]);
    }

    private Task<Id<Claim>> TakeAsync(Id<Meeting> meeting, Id<Note> note, Func<TakeDownClaim, TakeDownClaim> change) => _database.SendAsync(_world.Staff, change(new TakeDownClaim
    {
        Id = Id<Claim>.New(), Meeting = meeting, Note = note, About = "Prisoners", Asserter = Actor.Of(_world.Talks.First.Id), Speaker = "A minister", Said = "We hold 17", Stance = Stance.Affirms,
    }));

    private Task<Id<ClaimSubject>> OpenAsync(Func<OpenClaimSubject, OpenClaimSubject>? change = null)
    {
        var request = new OpenClaimSubject { Title = "Missing", Kind = ClaimKind.Figure, Unit = "persons", Sharing = Sharing.AllMembers };
        return _database.SendAsync(_world.Staff, change?.Invoke(request) ?? request);
    }

    private Task<Id<Claim>> ReportAsync(Id<ClaimSubject> subject, string who, long figure, FigureKind kind = FigureKind.Exactly, string scope = "Everybody") =>
        _database.SendAsync(_world.Staff, new MakeClaim(subject, Form(figure, who) with { FigureKind = kind, Scope = scope }));

    private Task<Id<Claim>> ClaimAsync(Viewer viewer, Id<ClaimSubject> subject, long figure, ClaimReach reach) => _database.SendAsync(viewer, new MakeClaim(subject, Form(figure) with { Reach = reach }));

    private static ClaimForm Form(long? figure, string? who = null) => new()
    {
        Asserter = who is null ? null : Actor.Other(who),
        Figure = figure,
        Scope = "Everybody",
        Source = "A report",
        StatedOn = PartialDate.Parse("2022-10-04"),
        AsOf = PartialDate.Parse("2022-10"),
        Sharing = Sharing.AllMembers,
    };

    private Task<Id<Meeting>> MeetAsync(Sharing sharing) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "New York" }, Date = PartialDate.Parse("2022-09-19"), Zone = "America/New_York", Sharing = sharing, Held = true,
    }));

    private void Advance() => _database.Clock.Advance(TimeSpan.FromMinutes(1));
}
