using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Commitments;
using Negotiations.Application.Mediators;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notices;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Commitments;

public abstract class CommitmentTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : CommitmentTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : CommitmentTests(DatabaseProvider.SqlServer);

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
    public async Task A_commitment_reads_back_as_it_was_taken_down()
    {
        var mediator = await MediatorAsync();
        var id = await TakeDownAsync(f => f with
        {
            What = "Քարտեզները հանձնել",
            Who = Actor.Of(mediator),
            ToWhom = Actor.Other("A commission"),
            WithinDays = 30,
            Event = "the signing",
            EventOn = PartialDate.Parse("2022-10-01"),
            Zone = "Asia/Baku",
            Verification = "By the intermediary",
        });

        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(id))).Form;
        (form.What, form.Who, form.ToWhom, form.WithinDays, form.Event, form.EventOn, form.Date, form.Zone)
            .ShouldBe(("Քարտեզները հանձնել", Actor.Of(mediator), Actor.Other("A commission"), 30, "the signing", PartialDate.Parse("2022-10-01"), null, "Asia/Baku"));
        var row = (await ReadAsync(_world.Observer, id)).Commitment;
        (row.Who, row.ToWhom, row.DueOn, row.DueAt).ShouldBe((
            new ActorRow(ActorKind.Mediator, null, null, "A state"),
            new ActorRow(ActorKind.Other, null, null, "A commission"),
            PartialDate.Parse("2022-10-31"),
            new DateTimeOffset(2022, 10, 31, 20, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, "LeadMediator MediatorStaff")]
    [InlineData(Sharing.OneDelegation, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(Sharing.Parties, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO")]
    [InlineData(Sharing.AllMembers, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Observer")]
    public async Task A_commitment_is_read_by_those_it_is_shared_with_and_counted_by_nobody_else(Sharing sharing, string readBy)
    {
        var id = await TakeDownAsync(f => f with { Sharing = sharing, Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null, Date = PartialDate.Parse("2022-10-10") });
        foreach (var viewer in Readers)
        {
            var reads = readBy.Split(' ').Contains(viewer.PartyId is null ? viewer.Seat!.Role.ToString() : $"{viewer.Seat!.Role}/{viewer.Seat.PartyCode}");
            var list = await _database.SendAsync(viewer, new ReadCommitments());
            (list.Rows.Count, list.Counts.Values.Sum()).ShouldBe(reads ? (1, 1) : (0, 0), viewer.Name);
            var due = (await _database.SendAsync(viewer, new ReadWaiting())).Due;
            (due?.Rows.Count ?? 0, due?.All).ShouldBe(reads ? (1, 1) : (0, null), viewer.Name);
            if (!reads)
            {
                await Should.ThrowAsync<NotFound>(() => ReadAsync(viewer, id));
            }
        }

        // The row itself is closed to the intermediary, not only the request.
        (await _database.AsAsync(_world.Intermediary, db => db.Commitments.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task A_claim_to_the_mediators_alone_moves_nothing_that_the_other_side_is_told()
    {
        var id = await TakeDownAsync();
        var before = await ListAsync(_world.OtherHead);

        await ClaimAsync(_world.Head, id, Compliance.Done, CommitmentReach.Mediators);

        (await StatusAsync(_world.Staff, id)).ShouldBe(CommitmentStatus.ClaimedDone);
        (await StatusAsync(_world.Delegate, id)).ShouldBe(CommitmentStatus.ClaimedDone);
        foreach (var viewer in new[] { _world.OtherHead, _world.OtherDelegate, _world.Observer })
        {
            (await StatusAsync(viewer, id)).ShouldBe(CommitmentStatus.Open, viewer.Name);
            (await ReadAsync(viewer, id)).Claims.ShouldBeEmpty(viewer.Name);
        }

        (await ListAsync(_world.OtherHead)).ShouldBe(before);
        (await CountsAsync(_world.OtherHead)).ShouldBe("Open 1");
        (await CountsAsync(_world.Staff)).ShouldBe("ClaimedDone 1");
        (await _database.SendAsync(_world.OtherHead, new ReadCommitments(CommitmentStatus.ClaimedDone))).Rows.ShouldBeEmpty();
        (await _database.SendAsync(_world.OtherHead, new ReadCommitments(CommitmentStatus.Open))).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_assessment_for_the_mediators_alone_moves_nothing_that_others_are_told()
    {
        var id = await TakeDownAsync();
        await ClaimAsync(_world.Head, id, Compliance.Done, CommitmentReach.EveryReader);
        var before = await ListAsync(_world.OtherHead);
        Advance();

        await _database.SendAsync(_world.Staff, new AssessCommitment(id, Verdict.NotVerified, "Nobody was let in.", CommitmentReach.Mediators));

        (await StatusAsync(_world.Lead, id)).ShouldBe(CommitmentStatus.Disputed);
        foreach (var viewer in new[] { _world.Head, _world.OtherHead, _world.Observer })
        {
            (await StatusAsync(viewer, id)).ShouldBe(CommitmentStatus.ClaimedDone, viewer.Name);
            (await ReadAsync(viewer, id)).Assessments.ShouldBeEmpty(viewer.Name);
        }

        (await ListAsync(_world.OtherHead)).ShouldBe(before);
    }

    [Fact]
    public async Task Where_it_stands_follows_what_is_said_of_it()
    {
        var id = await TakeDownAsync(f => f with { Date = PartialDate.Parse("2022-10-10"), Zone = "Asia/Yerevan" });
        await StandsAsync(CommitmentStatus.Open);
        await ClaimAsync(_world.Head, id, Compliance.PartlyDone);
        await StandsAsync(CommitmentStatus.Open);
        await ClaimAsync(_world.Head, id, Compliance.Done);
        await StandsAsync(CommitmentStatus.ClaimedDone);
        await ClaimAsync(_world.OtherHead, id, Compliance.NotDone);
        await StandsAsync(CommitmentStatus.Disputed);
        await AssessAsync(Verdict.Verified);
        await StandsAsync(CommitmentStatus.Verified);
        // The other side says so once more, after the mediators looked.
        await ClaimAsync(_world.OtherHead, id, Compliance.NotDone);
        await StandsAsync(CommitmentStatus.Disputed);
        await ClaimAsync(_world.OtherHead, id, Compliance.Done);
        await StandsAsync(CommitmentStatus.Verified);
        await AssessAsync(Verdict.NotVerified);
        await StandsAsync(CommitmentStatus.Disputed);
        // Claimed anew since.
        await ClaimAsync(_world.Head, id, Compliance.Done);
        await StandsAsync(CommitmentStatus.ClaimedDone);
        await AssessAsync(Verdict.CannotBeTold);
        await StandsAsync(CommitmentStatus.ClaimedDone);
        await AssessAsync(Verdict.Partly);
        await StandsAsync(CommitmentStatus.Disputed);
        await ClaimAsync(_world.Head, id, Compliance.NotDone);
        await ClaimAsync(_world.OtherHead, id, Compliance.NotDone);
        await StandsAsync(CommitmentStatus.Open);
        await ClaimAsync(_world.Head, id, Compliance.NotDue);
        await StandsAsync(CommitmentStatus.Disputed);
        await _database.SendAsync(_world.Lead, new EndCommitment(id, Ending.Withdrawn, "By agreement"));
        await StandsAsync(CommitmentStatus.Lapsed);
        await _database.SendAsync(_world.Lead, new TakeUpCommitment(id));
        await StandsAsync(CommitmentStatus.Disputed);

        async Task StandsAsync(CommitmentStatus status)
        {
            (await StatusAsync(_world.Observer, id)).ShouldBe(status);
            (await CountsAsync(_world.Staff)).ShouldBe($"{status} 1");
            (await _database.SendAsync(_world.Staff, new ReadCommitments(status))).Rows.ShouldHaveSingleItem();
            Advance();
        }

        async Task AssessAsync(Verdict verdict)
        {
            await _database.SendAsync(_world.Staff, new AssessCommitment(id, verdict, "", CommitmentReach.EveryReader, (await ReadAsync(_world.Staff, id)).Assessments.Count));
            Advance();
        }
    }

    [Fact]
    public async Task Who_assesses_has_read_what_was_found_last()
    {
        var id = await TakeDownAsync();
        await _database.SendAsync(_world.Staff, new AssessCommitment(id, Verdict.Verified, "Seen.", CommitmentReach.Mediators));

        var refused = await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new AssessCommitment(id, Verdict.NotVerified, "Not seen.", CommitmentReach.Mediators)));

        refused.Rule.ShouldBe("assessment.latest");
        (await ReadAsync(_world.Lead, id)).Assessments.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Verified);
        await _database.SendAsync(_world.Lead, new AssessCommitment(id, Verdict.NotVerified, "Not seen.", CommitmentReach.Mediators, After: 1));
        (await ReadAsync(_world.Lead, id)).Assessments.Select(a => a.Verdict).ShouldBe([Verdict.Verified, Verdict.NotVerified]);
    }

    [Fact]
    public async Task A_commitment_is_overdue_when_its_day_has_ended_at_its_place()
    {
        var yerevan = await TakeDownAsync(f => f with { Date = PartialDate.Parse("2022-10-05"), Zone = "Asia/Yerevan" });
        var newYork = await TakeDownAsync(f => f with { Date = PartialDate.Parse("2022-10-05"), Zone = "America/New_York" });
        _database.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 5, 19, 59, 59, TimeSpan.Zero));
        (await StatusAsync(_world.Head, yerevan), await StatusAsync(_world.Head, newYork)).ShouldBe((CommitmentStatus.Open, CommitmentStatus.Open));
        _database.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 5, 20, 0, 0, TimeSpan.Zero));
        (await StatusAsync(_world.Head, yerevan), await StatusAsync(_world.Head, newYork)).ShouldBe((CommitmentStatus.Overdue, CommitmentStatus.Open));
        var page = await ReadAsync(_world.Head, yerevan);
        page.Commitment.DaysLeft(page.Now).ShouldBe(-1);
        _database.Clock.SetUtcNow(new DateTimeOffset(2022, 10, 6, 4, 0, 0, TimeSpan.Zero));
        (await StatusAsync(_world.Head, newYork)).ShouldBe(CommitmentStatus.Overdue);
    }

    [Fact]
    public async Task What_is_overdue_or_due_in_fourteen_days_is_told_and_nothing_that_is_claimed_or_ended()
    {
        var overdue = await TakeDownAsync(f => f with { What = "Overdue", Date = PartialDate.Parse("2022-09") });
        await TakeDownAsync(f => f with { What = "Today", Date = PartialDate.Parse("2022-10-05") });
        await TakeDownAsync(f => f with { What = "In thirteen days", Date = PartialDate.Parse("2022-10-18") });
        await TakeDownAsync(f => f with { What = "In fifteen days", Date = PartialDate.Parse("2022-10-20") });
        await TakeDownAsync(f => f with { What = "Without a date" });
        var claimed = await TakeDownAsync(f => f with { What = "Claimed", Date = PartialDate.Parse("2022-10-01") });
        await ClaimAsync(_world.Head, claimed, Compliance.Done, CommitmentReach.Mediators);
        var ended = await TakeDownAsync(f => f with { What = "Ended", Date = PartialDate.Parse("2022-10-01") });
        await _database.SendAsync(_world.Lead, new EndCommitment(ended, Ending.Lapsed, "Nobody asks any more."));

        (await DueAsync(_world.Lead)).ShouldBe(["Overdue", "Today", "In thirteen days"]);
        // Whom nobody told of the claim is reminded of it.
        (await DueAsync(_world.OtherHead)).ShouldBe(["Overdue", "Claimed", "Today", "In thirteen days"]);
        foreach (var number in Enumerable.Range(1, DueCommitments.Most))
        {
            await TakeDownAsync(f => f with { What = $"One of many, {number}", Date = PartialDate.Parse("2022-10-18") });
        }

        var first = (await _database.SendAsync(_world.Lead, new ReadWaiting())).Due!;
        (first.Rows[0].Id, first.Rows.Count, first.HasMore, first.All).ShouldBe((overdue, DueCommitments.Most, true, 7 + DueCommitments.Most));

        async Task<IEnumerable<string>> DueAsync(Viewer viewer) => (await _database.SendAsync(viewer, new ReadWaiting())).Due!.Rows.Select(r => r.What);
    }

    [Fact]
    public async Task Commitments_stand_in_the_order_in_which_they_are_due_and_are_found_by_who_and_by_words_in_any_script()
    {
        await TakeDownAsync(f => f with { What = "No date", Who = Actor.Intermediary });
        await TakeDownAsync(f => f with { What = "Передать карты", Who = Actor.Of(_world.Talks.Second.Id), Date = PartialDate.Parse("2022-11") });
        await TakeDownAsync(f => f with { What = "Release", Who = Actor.Of(_world.Talks.Second.Id), Date = PartialDate.Parse("2022-10-20") });
        await TakeDownAsync(f => f with { What = "Peacekeepers", Who = Actor.Other("A third state"), Date = PartialDate.Parse("2022-11-20") });

        (await FindAsync(new ReadCommitments())).ShouldBe(["Release", "Peacekeepers", "Передать карты", "No date"]);
        (await FindAsync(new ReadCommitments(Who: Actor.Of(_world.Talks.Second.Id)))).ShouldBe(["Release", "Передать карты"]);
        (await FindAsync(new ReadCommitments(Who: Actor.Intermediary))).ShouldBe(["No date"]);
        (await FindAsync(new ReadCommitments(Who: Actor.Other("")))).ShouldBe(["Peacekeepers"]);
        (await FindAsync(new ReadCommitments(Who: Actor.Of(_world.OtherTalks.First.Id)))).ShouldBeEmpty();
        (await FindAsync(new ReadCommitments(Find: "ПЕРЕДАТЬ"))).ShouldBe(["Передать карты"]);
        (await FindAsync(new ReadCommitments(Find: "karty peredat"))).ShouldBe(["Передать карты"]);
        (await FindAsync(new ReadCommitments(Find: "third"))).ShouldBe(["Peacekeepers"]);
        (await FindAsync(new ReadCommitments(Find: "%"))).Count.ShouldBe(4);

        async Task<IReadOnlyList<string>> FindAsync(ReadCommitments request)
        {
            var page = await _database.SendAsync(_world.Observer, request);
            page.Total.ShouldBe(page.Rows.Count);
            return [.. page.Rows.Select(r => r.What)];
        }
    }

    [Fact]
    public async Task Of_one_party_the_latest_claim_counts_by_the_date_it_is_of()
    {
        var id = await TakeDownAsync();
        await ClaimAsync(_world.Head, id, Compliance.Done);
        Advance();
        // Found later, and said earlier.
        await _database.SendAsync(_world.Staff, new ClaimCompliance(id, null, Said(Compliance.NotDone, CommitmentReach.EveryReader) with
        {
            Party = _world.Talks.First.Id,
            On = PartialDate.Parse("2022-09-01"),
            Source = "A report",
        }));

        (await StatusAsync(_world.OtherHead, id)).ShouldBe(CommitmentStatus.ClaimedDone);
        (await ReadAsync(_world.OtherHead, id)).Claims.Select(c => (c.Compliance, c.IsReported)).ShouldBe([(Compliance.NotDone, true), (Compliance.Done, false)]);
    }

    [Fact]
    public async Task A_claim_is_corrected_by_whoever_made_it_and_by_nobody_else()
    {
        var id = await TakeDownAsync();
        var own = await ClaimAsync(_world.Head, id, Compliance.PartlyDone, evidence: [new Evidence("Фотография", "https://example.org/1", "No 5")]);
        var reported = await _database.SendAsync(_world.Staff, new ClaimCompliance(id, null, Said(Compliance.NotDone, CommitmentReach.EveryReader) with { Party = _world.Talks.Second.Id, Source = "A report" }));

        foreach (var (viewer, claim) in new[] { (_world.OtherHead, own), (_world.Lead, own), (_world.Staff, own), (_world.Head, reported), (_world.OtherHead, reported) })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadComplianceForm(id, claim)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ClaimCompliance(id, claim, Said(Compliance.Done, CommitmentReach.Mediators))));
        }

        var form = (await _database.SendAsync(_world.Head, new ReadComplianceForm(id, own))).Form;
        form.Evidence.ShouldBe([new Evidence("Фотография", "https://example.org/1", "No 5")]);
        await _database.SendAsync(_world.Head, new ClaimCompliance(id, own, form with { Compliance = Compliance.Done, Evidence = [.. form.Evidence, new Evidence("Another", "", "")] }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new ClaimCompliance(id, own, form with { Text = "Mine" })));
        conflict.Current.ShouldBeOfType<ComplianceForm>().Compliance.ShouldBe(Compliance.Done);
        (await ReadAsync(_world.Staff, id)).Claims.Single(c => c.Id == own).Evidence.Count.ShouldBe(2);
        // A claim of another commitment is none of this one.
        var other = await TakeDownAsync();
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadComplianceForm(other, own)));
    }

    [Fact]
    public async Task Nobody_writes_a_claim_in_somebody_elses_name_whatever_code_asks_for_it()
    {
        var id = await TakeDownAsync();
        foreach (var (viewer, party, reported) in new[]
        {
            (_world.Staff, _world.Talks.First, false), (_world.OtherHead, _world.Talks.First, false), (_world.Delegate, _world.Talks.First, false), (_world.Head, _world.Talks.First, true),
        })
        {
            await Should.ThrowAsync<AccessRefused>(() => _database.AsAsync(viewer, async db =>
            {
                var commitment = await db.Commitments.SingleAsync(c => c.Id == id, Stop);
                var facts = new ClaimFacts { On = PartialDate.Parse("2022-10-04"), Source = "A report" };
                var author = World.AuthorOf(viewer, _database);
                db.ComplianceClaims.Add(reported ? commitment.Report(party.Id, CommitmentReach.Mediators, facts, author) : commitment.Claim(party.Id, CommitmentReach.Mediators, facts, author));
                await db.SaveAsync(Stop);
            }));
        }
    }

    [Fact]
    public async Task A_delegation_claims_for_itself_whatever_the_form_says()
    {
        var id = await TakeDownAsync();
        await _database.SendAsync(_world.OtherHead, new ClaimCompliance(id, null, Said(Compliance.NotDone, CommitmentReach.Mediators) with { Party = _world.Talks.First.Id, Source = "Smuggled" }));
        (await ReadAsync(_world.Staff, id)).Claims.Single().ShouldSatisfyAllConditions(
            c => c.PartyId.ShouldBe(_world.Talks.Second.Id), c => c.IsReported.ShouldBeFalse(), c => c.Source.ShouldBe(""));
    }

    [Fact]
    public async Task A_delegation_finds_its_own_claims_in_its_trail_and_not_what_the_mediators_do()
    {
        var id = await TakeDownAsync(f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.Talks.First.Id });
        await _database.SendAsync(_world.Staff, new AssessCommitment(id, Verdict.Partly, "", CommitmentReach.EveryReader));
        await _database.SendAsync(_world.Staff, new ClaimCompliance(id, null, Said(Compliance.NotDone, CommitmentReach.EveryReader) with { Party = _world.Talks.First.Id, Source = "A report" }));
        await ClaimAsync(_world.Head, id, Compliance.Done);

        var acts = (await _database.SendAsync(_world.Delegate, new ReadOwnTrail(null))).Acts.SelectMany(a => a.Parts, (a, p) => (a.ActorName, p.RecordType))
            .Where(p => p.RecordType is nameof(Commitment) or nameof(ComplianceClaim) or nameof(Assessment));
        acts.ShouldBe([(_world.Head.Name, nameof(ComplianceClaim))]);
        (await _database.SendAsync(_world.OtherDelegate, new ReadOwnTrail(null))).Acts.SelectMany(a => a.Parts).ShouldNotContain(p => p.RecordType == nameof(ComplianceClaim));
    }

    [Fact]
    public async Task Two_editors_of_one_commitment_do_not_overwrite_each_other()
    {
        var id = await TakeDownAsync();
        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(id))).Form;
        await _database.SendAsync(_world.Lead, new KeepCommitment(id, form with { Verification = "By visit" }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new KeepCommitment(id, form with { What = "Mine" })));
        (conflict.Current.ShouldBeOfType<CommitmentForm>().Verification, conflict.ChangedBy).ShouldBe(("By visit", _world.Lead.Name));
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new DateCommitmentEvent(id, null, form.VersionToken)));
        // What a delegation says of it is no change of it.
        var token = conflict.Token;
        await ClaimAsync(_world.Head, id, Compliance.Done, CommitmentReach.Mediators);
        (await ReadAsync(_world.OtherHead, id)).Commitment.VersionToken.ShouldBe(token);
    }

    [Fact]
    public async Task When_the_event_has_happened_the_commitment_falls_due()
    {
        var id = await TakeDownAsync(f => f with { WithinDays = 3, Event = "the signing" });
        (await StatusAsync(_world.Head, id)).ShouldBe(CommitmentStatus.Open);
        var token = (await ReadAsync(_world.Staff, id)).Commitment.VersionToken;
        await _database.SendAsync(_world.Staff, new DateCommitmentEvent(id, PartialDate.Parse("2022-10-01"), token));
        (await StatusAsync(_world.Head, id)).ShouldBe(CommitmentStatus.Overdue);
        (await ReadAsync(_world.Head, id)).Commitment.DueOn.ShouldBe(PartialDate.Parse("2022-10-04"));
    }

    [Fact]
    public async Task A_commitment_taken_down_twice_stands_there_once()
    {
        var meeting = await MeetAsync();
        var request = new TakeDownCommitment { Id = Id<Commitment>.New(), Meeting = meeting, What = "Maps", Who = Actor.Of(_world.Talks.First.Id), Date = PartialDate.Parse("2022-10-20") };
        await _database.SendAsync(_world.Staff, request);
        await _database.SendAsync(_world.Staff, request);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _database.SendAsync(_world.Staff, request with { Id = new Id<Commitment>(Guid.Parse("11111111-2222-3333-4444-555555555555")) })));
        (await _database.SendAsync(_world.Staff, new ReadMeetingCommitments(meeting))).Rows.Count.ShouldBe(2);

        // The answer got lost and the text was mended meanwhile: nobody else has touched it.
        await _database.SendAsync(_world.Staff, request with { What = "All maps" });
        (await ReadAsync(_world.Staff, request.Id)).Commitment.ShouldSatisfyAllConditions(c => c.What.ShouldBe("All maps"), c => c.DueZone.ShouldBe("Europe/Zurich"));
        Advance();
        var form = (await _database.SendAsync(_world.Lead, new ReadCommitmentForm(request.Id))).Form;
        await _database.SendAsync(_world.Lead, new KeepCommitment(request.Id, form with { Verification = "By visit" }));
        (await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, request))).ChangedBy.ShouldBe(_world.Lead.Name);
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, request with { Sharing = Sharing.Parties }));
    }

    [Fact]
    public async Task Days_are_counted_from_when_it_was_promised_or_from_an_event_to_come()
    {
        var meeting = await MeetAsync();
        var note = await NoteAsync(meeting, NoteReach.Mediators, null);
        var request = new TakeDownCommitment { Id = Id<Commitment>.New(), Meeting = meeting, Note = note, What = "Maps", Who = Actor.Of(_world.Talks.First.Id), ToWhom = Actor.Of(_world.Talks.Second.Id), Days = 10 };
        await _database.SendAsync(_world.Staff, request);
        var said = (await ReadAsync(_world.Staff, request.Id)).Note!.At;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(said, TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich")).DateTime);
        (await ReadAsync(_world.Staff, request.Id)).Commitment.ShouldSatisfyAllConditions(c => c.DueOn.ShouldBe(PartialDate.On(day.AddDays(10))), c => c.ToWhom!.Code.ShouldBe("TWO"));

        var later = request with { Id = Id<Commitment>.New(), Event = "the signature" };
        await _database.SendAsync(_world.Staff, later);
        (await ReadAsync(_world.Staff, later.Id)).Commitment.ShouldSatisfyAllConditions(c => c.DueOn.ShouldBeNull(), c => c.WithinDays.ShouldBe(10), c => c.Event.ShouldBe("the signature"));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, request with { Id = default }))).Rule.ShouldBe("commitment.key");
        // Under the Chatham House Rule nobody is named, and a party is still told to have something to do.
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, Attributed: false));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, request with { Id = Id<Commitment>.New(), Who = Actor.Other("A minister") }))).Rule.ShouldBe("commitment.chatham-house");
        await _database.SendAsync(_world.Staff, request with { Id = Id<Commitment>.New() });
        foreach (var wrong in new[] { request with { Days = 0 }, request with { Date = PartialDate.Parse("2022-10-20") }, request with { Days = null, Event = "the signature" } })
        {
            (await Should.ThrowAsync<FluentValidation.ValidationException>(() => _database.SendAsync(_world.Staff, wrong))).Errors.Select(e => e.PropertyName).ShouldBe(["Days"]);
        }
    }

    [Theory]
    [InlineData(NoteReach.Mediators, null, Sharing.MediatorsOnly)]
    [InlineData(NoteReach.SharedRecord, null, Sharing.MediatorsOnly)]
    [InlineData(NoteReach.OneDelegation, Conveyance.No, Sharing.MediatorsOnly)]
    [InlineData(NoteReach.OneDelegation, Conveyance.AsOwnIdea, Sharing.MediatorsOnly)]
    [InlineData(NoteReach.OneDelegation, null, Sharing.OneDelegation)]
    public async Task What_comes_from_a_note_has_its_readers_unless_a_mediator_chooses(NoteReach reach, Conveyance? conveyance, Sharing sharing)
    {
        var meeting = await MeetAsync();
        var note = await NoteAsync(meeting, reach, conveyance);
        var taken = await TakeFromAsync(null);
        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, meeting, note))).Form;
        (form.Sharing, form.What, form.Meeting, form.Note).ShouldBe((sharing, "We hand over the maps", meeting, note));
        var readers = new List<string>();
        foreach (var viewer in Readers)
        {
            readers.AddRange((await ListAsync(viewer)).Length > 0 ? [viewer.Name] : []);
        }

        readers.ShouldBe(sharing == Sharing.OneDelegation ? [_world.Lead.Name, _world.Staff.Name, _world.Head.Name, _world.Delegate.Name] : [_world.Lead.Name, _world.Staff.Name]);
        (await ReadAsync(_world.Staff, taken)).Note!.Text.ShouldBe("We hand over the maps");
        // Chosen, it goes as far as the meeting, and no further.
        var wide = await TakeFromAsync(Sharing.Parties);
        (await ReadAsync(_world.OtherHead, wide)).ShouldSatisfyAllConditions(p => p.Note.ShouldBeNull(), p => p.Commitment.NoteId.ShouldBeNull());
        (await Should.ThrowAsync<RuleViolation>(() => TakeFromAsync(Sharing.AllMembers))).Rule.ShouldBe("commitment.wider-than-meeting");

        Task<Id<Commitment>> TakeFromAsync(Sharing? chosen) => _database.SendAsync(
            _world.Staff, new TakeDownCommitment { Id = Id<Commitment>.New(), Meeting = meeting, Note = note, What = "Maps", Who = Actor.Of(_world.Talks.First.Id), Sharing = chosen });
    }

    [Fact]
    public async Task A_note_that_was_taken_out_is_told_to_nobody()
    {
        var meeting = await MeetAsync();
        var note = await NoteAsync(meeting, NoteReach.Mediators, null);
        var id = await _database.SendAsync(_world.Staff, new TakeDownCommitment { Id = Id<Commitment>.New(), Meeting = meeting, Note = note, What = "Maps", Who = Actor.Intermediary });
        await _database.SendAsync(_world.Staff, new TakeOutNote(meeting, note));
        (await ReadAsync(_world.Staff, id)).ShouldSatisfyAllConditions(p => p.Note.ShouldBeNull(), p => p.Commitment.NoteId.ShouldBeNull());
    }

    [Fact]
    public async Task Only_what_is_of_the_process_is_named()
    {
        var (meeting, other) = (await MeetAsync(), Id<Meeting>.New());
        var note = await NoteAsync(meeting, NoteReach.Mediators, null);
        await Should.ThrowAsync<NotFound>(() => TakeDownAsync(f => f with { Who = Actor.Of(_world.OtherTalks.First.Id) }));
        await Should.ThrowAsync<NotFound>(() => TakeDownAsync(f => f with { ToWhom = Actor.Of(Id<Domain.Mediators.Mediator>.New()) }));
        await Should.ThrowAsync<NotFound>(() => TakeDownAsync(f => f with { Sharing = Sharing.OneDelegation, Delegation = _world.OtherTalks.First.Id }));
        await Should.ThrowAsync<NotFound>(() => TakeDownAsync(f => f with { Meeting = other }));
        await Should.ThrowAsync<NotFound>(() => TakeDownAsync(f => f with { Note = note }));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, null, note)));
    }

    [Fact]
    public async Task A_mediator_that_a_commitment_names_stays_on_the_process()
    {
        var mediator = await MediatorAsync();
        await TakeDownAsync(f => f with { Who = Actor.Of(mediator), Sharing = Sharing.MediatorsOnly });
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new DeleteMediator(mediator)))).Rule.ShouldBe("mediator.committed");
    }

    [Fact]
    public async Task In_a_closed_process_nothing_more_is_promised_or_claimed()
    {
        var id = await TakeDownAsync();
        await _database.SendAsync(_world.Lead, new Application.Processes.ChangeProcessStatus(Application.Processes.ProcessStep.Close));
        foreach (var act in new Func<Task>[]
        {
            () => TakeDownAsync(), () => ClaimAsync(_world.Head, id, Compliance.Done), () => _database.SendAsync(_world.Lead, new EndCommitment(id, Ending.Lapsed, "Late")),
            () => _database.SendAsync(_world.Staff, new AssessCommitment(id, Verdict.Verified, "", CommitmentReach.Mediators)),
        })
        {
            (await Should.ThrowAsync<RuleViolation>(act)).Rule.ShouldBe("process.closed");
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_beside_its_fields()
    {
        async Task<IEnumerable<string>> WrongAsync(Func<CommitmentForm, CommitmentForm> form) =>
            (await Should.ThrowAsync<FluentValidation.ValidationException>(() => TakeDownAsync(form))).Errors.Select(e => e.PropertyName).Distinct();

        (await WrongAsync(f => f with { What = "", Who = null })).ShouldBe(["What", "Who"]);
        (await WrongAsync(f => f with { Who = Actor.Other(""), ToWhom = Actor.Other(new string('x', 201)) })).ShouldBe(["WhoName", "ToWhomName"]);
        (await WrongAsync(f => f with { Date = PartialDate.Parse("2022"), WithinDays = 5, Event = "the signing" })).ShouldBe(["Date"]);
        (await WrongAsync(f => f with { WithinDays = 0 })).ShouldBe(["WithinDays", "Event"]);
        (await WrongAsync(f => f with { Event = "the signing" })).ShouldBe(["WithinDays"]);
        (await WrongAsync(f => f with { EventOn = PartialDate.Parse("2022-10-01") })).ShouldBe(["WithinDays"]);
        (await WrongAsync(f => f with { What = new string('x', 1001), Zone = "Nowhere", Sharing = (Sharing)9 })).ShouldBe(["What", "Zone", "Sharing"]);
        var id = await TakeDownAsync();
        var claim = await Should.ThrowAsync<FluentValidation.ValidationException>(() => _database.SendAsync(_world.Head, new ClaimCompliance(id, null, new ComplianceForm
        {
            Evidence = [new Evidence("", "javascript:alert(1)", ""), new Evidence("", "example.org", "")],
            Reach = (CommitmentReach)7,
        })));
        claim.Errors.Select(e => e.PropertyName).ShouldBe(["Compliance", "On", "Reach", "Evidence[0].Address", "Evidence[1].Address"]);
    }

    private static ComplianceForm Said(Compliance compliance, CommitmentReach reach) => new() { Compliance = compliance, On = PartialDate.Parse("2022-10-05"), Reach = reach };

    private void Advance() => _database.Clock.Advance(TimeSpan.FromMinutes(1));

    private Task<Id<Commitment>> TakeDownAsync(Func<CommitmentForm, CommitmentForm>? described = null)
    {
        var form = new CommitmentForm
        {
            What = "Hand over the maps",
            Who = Actor.Of(_world.Talks.First.Id),
            Zone = "UTC",
            Statement = "A statement",
            Source = "Where it is published",
            Sharing = Sharing.AllMembers,
        };
        return _database.SendAsync(_world.Staff, new KeepCommitment(null, described is null ? form : described(form)));
    }

    private Task<Id<ComplianceClaim>> ClaimAsync(
        Viewer viewer, Id<Commitment> commitment, Compliance compliance, CommitmentReach reach = CommitmentReach.EveryReader, IReadOnlyList<Evidence>? evidence = null)
    {
        Advance();
        return _database.SendAsync(viewer, new ClaimCompliance(commitment, null, Said(compliance, reach) with { Evidence = evidence ?? [] }));
    }

    private Task<CommitmentPage> ReadAsync(Viewer viewer, Id<Commitment> id) => _database.SendAsync(viewer, new ReadCommitment(id));

    private async Task<CommitmentStatus> StatusAsync(Viewer viewer, Id<Commitment> id) => (await ReadAsync(viewer, id)).Commitment.Status;

    /// <summary>Everything that the list tells a viewer.</summary>
    private async Task<string> ListAsync(Viewer viewer) => string.Join('\n', (await _database.SendAsync(viewer, new ReadCommitments())).Rows.Select(r => r.ToString()));

    private async Task<string> CountsAsync(Viewer viewer) =>
        string.Join(", ", (await _database.SendAsync(viewer, new ReadCommitments())).Counts.Select(c => $"{c.Key} {c.Value}"));

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Who_spoke_is_offered_as_who_is_to_do_it_unless_nobody_may_be_told(bool ruleOfMeeting, bool ruleOfPoint, bool offered)
    {
        var meeting = await MeetAsync();
        var agenda = await _database.SendAsync(_world.Staff, new ReadAgenda(meeting));
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, [new AgendaPoint(null, "Maps", false, AgendaState.Open, ruleOfPoint)], agenda.Meeting.VersionToken));
        var point = (await _database.SendAsync(_world.Staff, new ReadAgenda(meeting))).Agenda.Single().Id;
        var note = await _database.SendAsync(_world.Staff, new KeepNote(meeting, Id<Note>.New(), new NoteForm
        {
            Facts = new NoteFacts { Text = "We hand over the maps", SpeakerAs = Capacity.Party, SpeakerParty = _world.Talks.First.Id, AgendaItem = point },
            Reach = NoteReach.SharedRecord,
        }));
        await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, !ruleOfMeeting));

        (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, meeting, note))).Form.Who.ShouldBe(offered ? Actor.Of(_world.Talks.First.Id) : null);
    }

    private Task<Id<Domain.Mediators.Mediator>> MediatorAsync() => _database.AsAsync(_world.Staff, db => db.Mediators.Select(m => m.Id).SingleAsync(Stop));

    private Task<Id<Meeting>> MeetAsync() => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "A meeting" },
        Date = PartialDate.Parse("2022-10-04"),
        Zone = "Europe/Zurich",
        Sharing = Sharing.Parties,
    }));

    private Task<Id<Note>> NoteAsync(Id<Meeting> meeting, NoteReach reach, Conveyance? conveyance) => _database.SendAsync(_world.Staff, new KeepNote(meeting, Id<Note>.New(), new NoteForm
    {
        Facts = new NoteFacts { Text = "We hand over the maps", Conveyance = conveyance },
        Reach = reach,
        Delegation = reach == NoteReach.OneDelegation ? _world.Talks.First.Id : null,
    }));
}
