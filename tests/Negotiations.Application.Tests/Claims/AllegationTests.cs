using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Claims;

public abstract class AllegationTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : AllegationTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : AllegationTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_alleged_of_a_commitment_stands_beside_it_with_who_denies_it_and_who_looks_into_it_and_moves_no_state()
    {
        var id = await TakeDownAsync(Sharing.AllMembers);
        Advance();
        await _database.SendAsync(_world.Head, new ClaimCompliance(id, null, new ComplianceForm { Compliance = Compliance.Done, On = PartialDate.Parse("2022-10-05"), Reach = CommitmentReach.EveryReader }));
        var subject = await AllegeAsync(_world.OtherDelegate, id);
        await SayAsync(_world.OtherDelegate, subject, Stance.Affirms);
        await SayAsync(_world.Head, subject, Stance.Denies);
        Advance();
        await _database.SendAsync(_world.Staff, new MakeClaim(subject, Words(Stance.LooksInto) with { Asserter = Actor.Other("A commission"), Source = "A letter", Sharing = Sharing.AllMembers }));

        foreach (var viewer in new[] { _world.Lead, _world.Staff, _world.Head, _world.Delegate, _world.OtherHead, _world.OtherDelegate, _world.Observer })
        {
            var page = await ReadAsync(viewer, id);
            var alleged = page.Allegations.ShouldHaveSingleItem();
            alleged.Subject.IsAllegation.ShouldBeTrue();
            alleged.Claims.Select(c => c.Stance).ShouldBe([Stance.Affirms, Stance.Denies, Stance.LooksInto]);
            page.Commitment.Status.ShouldBe(CommitmentStatus.ClaimedDone, "an allegation is not a finding");
            page.MayAllege.ShouldBe(viewer != _world.Observer);
            var told = await _database.SendAsync(viewer, new ReadTimeline(new TimelineFilter { Kinds = [TimelineKind.Claim] }));
            told.Entries.Select(e => e.Row.Date).ShouldBe(Enumerable.Repeat(Words(Stance.Affirms).StatedOn.ToString(), 3), "it has no day but the one on which it was said");
        }
    }

    [Theory]
    [InlineData(ClaimReach.OwnDelegation, false, false)]
    [InlineData(ClaimReach.Mediators, true, false)]
    [InlineData(ClaimReach.EveryReader, true, true)]
    public async Task What_a_delegation_alleges_is_told_to_those_it_chose_among_the_readers_of_the_commitment(ClaimReach reach, bool mediators, bool others)
    {
        // The observers do not read this commitment, whoever else does.
        var id = await TakeDownAsync(Sharing.Parties);
        var subject = await AllegeAsync(_world.Head, id, reach);
        await SayAsync(_world.Head, subject, Stance.Affirms, reach);

        (await ReadAsync(_world.Delegate, id)).Allegations.ShouldHaveSingleItem();
        (await ReadAsync(_world.Staff, id)).Allegations.Count.ShouldBe(mediators ? 1 : 0);
        (await ReadAsync(_world.OtherHead, id)).Allegations.Count.ShouldBe(others ? 1 : 0);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Observer, new ReadClaimSubject(subject)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadClaimSubject(subject)));
    }

    [Fact]
    public async Task Nothing_is_alleged_to_whoever_does_not_read_the_commitment_nor_of_one_that_is_not_there()
    {
        var among = await TakeDownAsync(Sharing.Parties);
        var secret = await TakeDownAsync(Sharing.MediatorsOnly);
        OpenClaimSubject Of(Id<Commitment> id, Sharing sharing) => new() { Title = "Firing", Kind = ClaimKind.Statement, Commitment = id, Sharing = sharing };

        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, Of(among, Sharing.AllMembers)))).ShouldSatisfyAllConditions(
            v => v.Rule.ShouldBe("subject.wider-than-commitment"), v => v.Field.ShouldBe("Sharing"));
        foreach (var id in new[] { secret, Id<Commitment>.New() })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, Of(id, default)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadClaimSubjectForm(Commitment: id)));
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Observer, Of(among, default)));
    }

    private Task<Id<ClaimSubject>> AllegeAsync(Viewer viewer, Id<Commitment> commitment, ClaimReach reach = ClaimReach.EveryReader) =>
        _database.SendAsync(viewer, new OpenClaimSubject { Title = "Firing at the crossing", Kind = ClaimKind.Statement, Commitment = commitment, Reach = reach });

    private Task<Id<Claim>> SayAsync(Viewer viewer, Id<ClaimSubject> subject, Stance stance, ClaimReach reach = ClaimReach.EveryReader)
    {
        Advance();
        return _database.SendAsync(viewer, new MakeClaim(subject, Words(stance) with { Reach = reach }));
    }

    private static ClaimForm Words(Stance stance) => new() { Stance = stance, Text = "In their own words", StatedOn = PartialDate.Parse("2022-10-05") };

    private Task<Id<Commitment>> TakeDownAsync(Sharing sharing) =>
        _database.SendAsync(_world.Staff, new KeepCommitment(null, new CommitmentForm { What = "Hand over the maps", Who = Actor.Of(_world.Talks.First.Id), Zone = "UTC", Statement = "A statement", Source = "Where it is published", Sharing = sharing }));

    private Task<CommitmentPage> ReadAsync(Viewer viewer, Id<Commitment> id) => _database.SendAsync(viewer, new ReadCommitment(id));

    private void Advance() => _database.Clock.Advance(TimeSpan.FromMinutes(1));
}
