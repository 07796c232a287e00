using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Commitments;
using Negotiations.Application.Remarks;
using Negotiations.Application.Search;
using Negotiations.Application.Visits;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Remarks;

public abstract class RemarkTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : RemarkTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : RemarkTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Agreement> _agreement;
    private Id<Provision> _article;
    private Id<Draft> _draft;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Id<Party> One => _world.Talks.First.Id;

    private Id<Party> Two => _world.Talks.Second.Id;

    private Dictionary<string, Viewer> Readers => new()
    {
        ["Lead"] = _world.Lead, ["Staff"] = _world.Staff, ["Head"] = _world.Head, ["Delegate"] = _world.Delegate, ["OtherHead"] = _world.OtherHead, ["OtherDelegate"] = _world.OtherDelegate, ["Observer"] = _world.Observer,
    };

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _agreement = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = [One, Two], Languages = [new("en", true)], Sharing = Sharing.AllMembers,
        }));
        _article = await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = "Each Party frees all prisoners." }));
        _draft = await TableAsync(Audience.PartiesAndObservers);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(RemarkReach.Own, "Head Delegate")]
    [InlineData(RemarkReach.Mediators, "Lead Staff Head Delegate")]
    [InlineData(RemarkReach.Readers, "Lead Staff Head Delegate OtherHead OtherDelegate Observer")]
    public async Task A_remark_of_a_delegation_is_read_by_those_it_chose_and_counted_for_nobody_else(RemarkReach reach, string readers)
    {
        var before = await KnownAsync(readers);
        await RemarkAsync(_world.Head, "Zanzibar", reach);
        await ReadByAsync(readers);
        (await KnownAsync(readers)).ShouldBe(before);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadRemarks(_agreement, _draft)));
    }

    [Theory]
    [InlineData(RemarkReach.Own, "Lead Staff")]
    [InlineData(RemarkReach.Readers, "Lead Staff Head Delegate OtherHead OtherDelegate Observer")]
    public async Task A_remark_of_the_mediators_is_read_by_those_they_chose(RemarkReach reach, string readers)
    {
        var before = await KnownAsync(readers);
        await RemarkAsync(_world.Staff, "Zanzibar", reach);
        await RemarkAsync(_world.Staff, "Zanzibar reserved", reach, RemarkKind.Reservation, Two);
        await ReadByAsync(readers, 2);
        (await KnownAsync(readers)).ShouldBe(before);
    }

    [Fact]
    public async Task A_member_writes_for_the_delegation_and_its_head_tells_others()
    {
        await RemarkAsync(_world.Delegate, "Among us", RemarkReach.Own);
        foreach (var reach in new[] { RemarkReach.Mediators, RemarkReach.Readers })
        {
            (await Should.ThrowAsync<RuleViolation>(() => RemarkAsync(_world.Delegate, "To others", reach))).Rule.ShouldBe("remark.head");
        }

        await RemarkAsync(_world.Head, "To others", RemarkReach.Mediators);
        var remarks = (await ReadAsync(_world.Delegate)).Remarks;
        remarks.Select(r => r.Text).ShouldBe(["Among us", "To others"]);
        (await ReadAsync(_world.Delegate)).MayWithdraw(remarks[1]).ShouldBeFalse();
        await Should.ThrowAsync<NotFound>(() => WithdrawAsync(_world.Delegate, remarks[1].Id));
        await WithdrawAsync(_world.Delegate, remarks[0].Id);
    }

    [Fact]
    public async Task What_its_head_wrote_for_the_delegation_alone_no_member_takes_back()
    {
        await RemarkAsync(_world.Head, "Head among us", RemarkReach.Own);
        await RemarkAsync(_world.Delegate, "Member among us", RemarkReach.Own);
        var page = await ReadAsync(_world.Delegate);
        page.Remarks.Where(page.MayWithdraw).Select(r => r.Text).ShouldBe(["Member among us"]);
        await Should.ThrowAsync<NotFound>(() => WithdrawAsync(_world.Delegate, page.Remarks[0].Id));
        var heads = await ReadAsync(_world.Head);
        heads.Remarks.Where(heads.MayWithdraw).Count().ShouldBe(2);
        await WithdrawAsync(_world.Head, page.Remarks[1].Id);
    }

    [Fact]
    public async Task A_reservation_is_a_partys()
    {
        (await Should.ThrowAsync<RuleViolation>(() => RemarkAsync(_world.Lead, "We do not agree", RemarkReach.Own, RemarkKind.Reservation))).Rule.ShouldBe("remark.reservation");
        await RemarkAsync(_world.Lead, "They do not agree", RemarkReach.Own, RemarkKind.Reservation, One);
        (await ReadAsync(_world.Lead)).Remarks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => r.PartyId.ShouldBe(One), r => r.IsReported.ShouldBeTrue());
    }

    [Fact]
    public async Task Nobody_is_quoted_to_a_delegation_that_reads_a_draft_alone()
    {
        _draft = await TableAsync(Audience.Of(Sharing.OneDelegation, One));
        (await Should.ThrowAsync<RuleViolation>(() => RemarkAsync(_world.Lead, "They said so", RemarkReach.Readers, party: Two))).Rule.ShouldBe("remark.stranger");
        await RemarkAsync(_world.Head, "Ours", RemarkReach.Readers);
        await Should.ThrowAsync<NotFound>(() => ReadAsync(_world.OtherHead));
        await Should.ThrowAsync<NotFound>(() => RemarkAsync(_world.OtherHead, "Theirs", RemarkReach.Own));
        (await _database.AsAsync(_world.OtherHead, db => db.DraftRemarks.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_taken_back_stays_and_says_so()
    {
        var ours = await RemarkAsync(_world.Head, "Ours", RemarkReach.Readers);
        var heard = await RemarkAsync(_world.Staff, "Heard", RemarkReach.Readers, party: One);
        foreach (var (viewer, remark) in new[] { (_world.OtherHead, ours), (_world.Lead, ours), (_world.Head, heard), (_world.OtherHead, heard) })
        {
            await Should.ThrowAsync<NotFound>(() => WithdrawAsync(viewer, remark));
        }

        await WithdrawAsync(_world.Head, ours);
        await WithdrawAsync(_world.Lead, heard);
        (await Should.ThrowAsync<RuleViolation>(() => WithdrawAsync(_world.Head, ours))).Rule.ShouldBe("remark.withdrawn");
        (await ReadAsync(_world.OtherHead)).Remarks.ShouldAllBe(r => r.WithdrawnAt != null);
        (await _database.SendAsync(_world.OtherHead, new ReadTabledDraft(_agreement, _draft))).Remarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_said_of_a_provision_on_an_earlier_draft_is_read_on_the_later_one()
    {
        await RemarkAsync(_world.Head, "Said of the first", RemarkReach.Mediators);
        _draft = await TableAsync(Audience.PartiesAndObservers);
        (await _database.SendAsync(_world.Lead, new ReadRemarks(_agreement, _draft))).Remarks.ShouldBeEmpty();
        (await _database.SendAsync(_world.Lead, new ReadRemarks(_agreement, _draft, _article))).Remarks.ShouldHaveSingleItem();
        (await _database.SendAsync(_world.OtherHead, new ReadRemarks(_agreement, _draft, _article))).Remarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_not_negotiated_any_more_is_not_remarked_on()
    {
        foreach (var party in new[] { One, Two })
        {
            await _database.SendAsync(_world.Lead, new RecordAct(_agreement, new ActForm { Kind = ActKind.Signs, Party = party, On = Domain.Dates.PartialDate.Parse("2022-10-01"), Draft = _draft }));
        }

        (await ReadAsync(_world.Head)).MayRemark.ShouldBeFalse();
        (await Should.ThrowAsync<RuleViolation>(() => RemarkAsync(_world.Head, "Too late", RemarkReach.Own))).Rule.ShouldStartWith("agreement.");
    }

    [Fact]
    public async Task A_commitment_says_which_provision_lays_it_down_to_who_reads_the_draft()
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, Draft: _draft, Provision: _article))).Form;
        var commitment = await _database.SendAsync(_world.Staff, new KeepCommitment(null, form with { Who = Actor.Of(One), Sharing = Sharing.Parties, Delegation = null }));

        (await _database.SendAsync(_world.Head, new ReadCommitment(commitment))).Commitment.ShouldSatisfyAllConditions(c => c.DraftId.ShouldBe(_draft), c => c.AgreementId.ShouldBe(_agreement), c => c.ProvisionId.ShouldBe(_article));
        var followed = (await _database.SendAsync(_world.Lead, new ReadAgreementCommitments(_agreement))).Provisions.ShouldHaveSingleItem();
        (followed.ProvisionId, followed.Commitments.Single().Row.Id).ShouldBe((_article, commitment));
        (await _database.SendAsync(_world.OtherHead, new ReadAgreementCommitments(_agreement))).Provisions.ShouldHaveSingleItem();
        (await _database.SendAsync(_world.Observer, new ReadAgreementCommitments(_agreement))).Provisions.ShouldBeEmpty("it reads the draft, and not what was taken down from it for the parties");
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadAgreementCommitments(_agreement)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new KeepCommitment(null, form with { Who = Actor.Of(One), Provision = Id<Provision>.New() })));
    }

    [Fact]
    public async Task What_a_draft_says_is_told_as_a_commitment_to_nobody_who_does_not_read_it()
    {
        _draft = await TableAsync(Audience.Of(Sharing.OneDelegation, One));
        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, Draft: _draft, Provision: _article))).Form with { Who = Actor.Of(One) };
        foreach (var (sharing, delegation) in new[] { (Sharing.Parties, (Id<Party>?)null), (Sharing.AllMembers, null), (Sharing.OneDelegation, Two) })
        {
            (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new KeepCommitment(null, form with { Sharing = sharing, Delegation = delegation })))).Rule.ShouldBe("commitment.wider-than-draft");
        }

        await _database.SendAsync(_world.Staff, new KeepCommitment(null, form));
        (await _database.SendAsync(_world.OtherHead, new FindRecords("prisoners"))).Rows.ShouldNotContain(r => r.Kind == Domain.Search.IndexKind.Commitment);
    }

    [Fact]
    public async Task One_side_cannot_keep_the_others_from_remarking()
    {
        for (var at = 0; at < DraftRemark.Most; at++)
        {
            await RemarkAsync(_world.OtherHead, $"Flood {at}", RemarkReach.Readers);
        }

        (await Should.ThrowAsync<RuleViolation>(() => RemarkAsync(_world.OtherHead, "Once more", RemarkReach.Own))).Rule.ShouldBe("remark.most");
        await RemarkAsync(_world.Head, "We speak all the same", RemarkReach.Readers);
        await RemarkAsync(_world.Staff, "So do we", RemarkReach.Own);
        await WithdrawAsync(_world.OtherHead, (await ReadAsync(_world.OtherHead)).Remarks[0].Id);
        await RemarkAsync(_world.OtherHead, "Once more", RemarkReach.Own);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200b\u2028 ")]
    [InlineData("\u202e\u2066")]
    public async Task A_remark_says_something(string text) =>
        (await Should.ThrowAsync<FluentValidation.ValidationException>(() => RemarkAsync(_world.Head, text, RemarkReach.Readers))).Errors.ShouldContain(e => e.PropertyName == "Text");

    private async Task ReadByAsync(string readers, int count = 1)
    {
        foreach (var (name, viewer) in Readers)
        {
            var expected = readers.Split(' ').Contains(name) ? count : 0;
            (await ReadAsync(viewer)).Remarks.Count.ShouldBe(expected, name);
            (await _database.SendAsync(viewer, new ReadTabledDraft(_agreement, _draft))).Remarks.Count.ShouldBe(expected, name);
            (await _database.SendAsync(viewer, new FindRecords("zanzibar"))).Total.ShouldBe(expected, name);
            (await _database.SendAsync(viewer, new ReadChanges())).Rows.Where(r => r.Kind == ChangeKind.Remark).Sum(r => r.Count).ShouldBe(expected, name);
        }
    }

    // All that those are told who may not read it.
    private async Task<string> KnownAsync(string readers)
    {
        var known = new List<object>();
        foreach (var (_, viewer) in Readers.Where(r => !readers.Split(' ').Contains(r.Key)))
        {
            known.Add(await _database.SendAsync(viewer, new ReadAgreement(_agreement)));
            known.Add(await _database.SendAsync(viewer, new ReadTabledDraft(_agreement, _draft)));
            known.Add((await _database.SendAsync(viewer, new ReadChanges())).Rows);
            known.Add(await _database.AsAsync(viewer, db => db.AuditEntries.CountAsync(Stop)));
        }

        return System.Text.Json.JsonSerializer.Serialize(known);
    }

    private Task<RemarksPage> ReadAsync(Viewer viewer) => _database.SendAsync(viewer, new ReadRemarks(_agreement, _draft));

    private Task<Id<DraftRemark>> RemarkAsync(Viewer viewer, string text, RemarkReach reach, RemarkKind kind = RemarkKind.Comment, Id<Party>? party = null)
    {
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        return _database.SendAsync(viewer, new RemarkOnProvision(_agreement, _draft, _article, new RemarkFacts { Kind = kind, Text = text, Reach = reach, Party = party }));
    }

    private Task<Id<Provision>> WithdrawAsync(Viewer viewer, Id<DraftRemark> remark) => _database.SendAsync(viewer, new WithdrawRemark(_agreement, _draft, remark));

    private async Task<Id<Draft>> TableAsync(Audience readers)
    {
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, readers, "", step.Token));
    }
}
