using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Proposals;
using Negotiations.Application.Search;
using Negotiations.Application.Tables;
using Negotiations.Application.Visits;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Proposals;

public abstract class ProposalTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ProposalTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ProposalTests(DatabaseProvider.SqlServer);

    private const string Text = "Each Party frees all prisoners of the other Party within seven days.";

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Agreement> _agreement;
    private Id<Provision> _article;
    private Id<Draft> _draft;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Id<Party> One => _world.Talks.First.Id;

    private Id<Party> Two => _world.Talks.Second.Id;

    private IEnumerable<Viewer> Outsiders => [_world.OtherHead, _world.OtherDelegate, _world.Observer, _world.Intermediary];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _agreement = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = [One, Two], Languages = [new("en", true)], Sharing = Sharing.Parties,
        }));
        _article = await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = Text }));
        _draft = await TableAsync();
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_a_delegation_writes_is_read_by_itself_alone_until_its_head_sends_it()
    {
        var before = await KnownAsync();
        var proposal = await WriteAsync(_world.Delegate, "seven days", "two weeks");
        foreach (var viewer in new[] { _world.Head, _world.Delegate })
        {
            var row = (await _database.SendAsync(viewer, new ReadProposals(_agreement, _draft))).Proposals.Single();
            (row.About, row.Words, row.IsOwn, row.SentAt).ShouldBe(("seven days", "two weeks", true, null));
        }

        (await _database.SendAsync(_world.OtherHead, new ReadProposals(_agreement, _draft))).Proposals.ShouldBeEmpty();
        foreach (var viewer in Outsiders.Append(_world.Lead).Append(_world.Staff))
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadProposal(_agreement, _draft, proposal)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new RewriteProposal(_agreement, _draft, proposal, Form("seven days", "x"))));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new SendProposal(_agreement, _draft, proposal, Guid.Empty)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new WithdrawProposal(_agreement, _draft, proposal, "")));
            (await _database.AsAsync(viewer, db => db.WordingProposals.CountAsync(Stop))).ShouldBe(0);
        }

        // A member writes; changing, sending and taking back are its head's.
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Delegate, new RewriteProposal(_agreement, _draft, proposal, Form("seven days", "x"))));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Delegate, new SendProposal(_agreement, _draft, proposal, Guid.Empty)));
        (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.ShouldBeEmpty();
        (await KnownAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_sent_the_mediators_read_and_take_into_the_text_and_the_others_see_its_words_in_the_next_draft()
    {
        var before = await KnownAsync();
        await SendAsync(await WriteAsync(_world.Delegate, "seven days", "two weeks"));
        var waiting = (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.Single();
        (waiting.PartyId, waiting.Words, waiting.Reason, waiting.About).ShouldBe((One, "two weeks", "Because", "seven days"));
        (await _database.SendAsync(_world.Lead, new ReadWorkingText(_agreement))).Waiting.ShouldBe(1);
        (await _database.SendAsync(_world.Staff, new ReadChanges())).Rows.ShouldContain(r => r.Kind == ChangeKind.SentProposal && r.PartyCode == "ONE");
        var taken = await _database.SendAsync(_world.Staff, new TakeInProposal(_agreement, waiting.Id));
        (await _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, waiting.Id))).ShouldBe(taken);
        var bracket = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, taken.Bracket))).Bracket;
        (bracket.WordsNow, bracket.Standing.Single().Words, bracket.Standing.Single().Proposers.Single(), bracket.Standing.Single().Reason).ShouldBe(("seven days", "two weeks", One, "Because"));
        (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.ShouldBeEmpty();
        (await KnownAsync()).ShouldBe(before, "nothing was tabled yet");
        foreach (var viewer in Outsiders)
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadSentProposals(_agreement)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new TakeInProposal(_agreement, waiting.Id)));
            (await _database.AsAsync(viewer, db => db.SentProposals.CountAsync(Stop))).ShouldBe(0);
        }

        var next = await TableAsync();
        var shown = (await _database.SendAsync(_world.OtherHead, new ReadTabledDraft(_agreement, next))).Text.Lines.Single().Brackets.Single().Alternatives.Single();
        (shown.Words, shown.Proposers.Single()).ShouldBe(("two weeks", One));
        var sent = await IdAsync();
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new SendProposal(_agreement, _draft, sent, Guid.Empty)))).Rule.ShouldBe("proposal.sent");
    }

    [Fact]
    public async Task A_proposal_goes_with_its_words_to_the_text_as_it_stands_now_and_joins_a_bracket_of_the_same()
    {
        var (first, second) = (await WriteAsync(_world.Head, "seven days", "two weeks"), await WriteAsync(_world.OtherHead, "seven days", "sixty days"));
        await SendAsync(first);
        await SendAsync(second, _world.OtherHead);
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, _article, form with { Text = "Both Parties free all persons within not more than seven days of entry into force." }));
        var waiting = (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals;
        waiting.Select(w => w.Now!.Value.Span.Of(w.Now.Value.Text)).ShouldBe(["seven days", "seven days"]);
        var taken = new List<TakenIn>();
        foreach (var one in waiting)
        {
            taken.Add(await _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, one.Id)));
        }

        taken[0].ShouldBe(taken[1]);
        (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, taken[0].Bracket))).Bracket.Standing.Select(a => a.Words).ShouldBe(["two weeks", "sixty days"], ignoreOrder: true);

        // Of a bracket of the draft, it goes where that went, also where its words were written anew.
        var next = await TableAsync();
        form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, _article, form with { Text = form.Text.Replace("not more than seven days", "ten weeks", StringComparison.Ordinal) }));
        var third = await _database.SendAsync(_world.Head, new WriteProposal(_agreement, next, _article, Form("seven days", "three weeks")));
        await SendAsync(third, _world.Head, next);
        var joined = await _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.Single().Id));
        joined.ShouldBe(taken[0]);
        (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, joined.Bracket))).Bracket.Standing.Select(a => (a.Words, a.MadeForOthers)).ShouldBe([("three weeks", "seven days"), ("sixty days", "seven days")], ignoreOrder: true, "what was sent was made for the words of the draft");
    }

    [Fact]
    public async Task What_its_provision_was_taken_out_of_is_told_to_the_mediators()
    {
        await SendAsync(await WriteAsync(_world.Head, "seven days", "two weeks"));
        await _database.SendAsync(_world.Staff, new TakeOutProvision(_agreement, _article));
        var waiting = (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.Single();
        (waiting.Place, waiting.Now, waiting.About).ShouldBe((null, null, "seven days"));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, waiting.Id)))).Rule.ShouldBe("proposal.taken-out");
    }

    [Fact]
    public async Task What_a_delegation_took_back_is_in_no_draft_any_more()
    {
        var (dropped, back, late) = (await WriteAsync(_world.Head, "Each", "Every"), await WriteAsync(_world.Head, "all prisoners", "most prisoners"), await WriteAsync(_world.Head, "seven days", "two weeks"));
        await WithdrawAsync(dropped);
        await SendAsync(back);
        await SendAsync(late);
        await WithdrawAsync(back);
        var waiting = (await _database.SendAsync(_world.Lead, new ReadSentProposals(_agreement))).Proposals.Single();
        waiting.Words.ShouldBe("two weeks");
        var sent = await _database.AsAsync(_world.Lead, db => db.SentProposals.Where(s => s.WithdrawnAt != null).Select(s => s.Id).SingleAsync(Stop));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, sent)))).Rule.ShouldBe("proposal.withdrawn");

        var taken = await _database.SendAsync(_world.Lead, new TakeInProposal(_agreement, waiting.Id));
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, Audience.Of(Sharing.Parties, null)));
        await WithdrawAsync(late);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, Audience.Of(Sharing.Parties, null), "", step.Token)))).Rule.ShouldBe("draft.taken-back");
        (await Should.ThrowAsync<RuleViolation>(() => TableAsync())).Rule.ShouldBe("draft.taken-back");
        var page = await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, taken.Bracket));
        var alternative = page.TakenBack.Single();
        await _database.SendAsync(_world.Lead, new WithdrawAlternative(_agreement, _article, taken.Bracket, alternative, ""));
        var next = await TableAsync();
        (await _database.SendAsync(_world.OtherHead, new ReadTabledDraft(_agreement, next))).Text.Lines.Single().Brackets.Single().Alternatives.ShouldBeEmpty();
        foreach (var one in new[] { dropped, back, late })
        {
            await Should.ThrowAsync<RuleViolation>(() => WithdrawAsync(one));
        }

        (await _database.SendAsync(_world.Delegate, new ReadProposals(_agreement, _draft))).Proposals.Count(p => p.WithdrawnAt is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Two_who_change_a_proposal_at_once_are_shown_both_and_what_is_sent_is_what_was_looked_at()
    {
        var proposal = await WriteAsync(_world.Head, "seven days", "two weeks");
        var token = (await _database.SendAsync(_world.Head, new ReadProposal(_agreement, _draft, proposal))).Proposal!.VersionToken;
        await _database.SendAsync(_world.Head, new RewriteProposal(_agreement, _draft, proposal, Form("days", "weeks") with { VersionToken = token }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new RewriteProposal(_agreement, _draft, proposal, Form("days", "months") with { VersionToken = token })));
        ((ProposalRow)conflict.Current).Words.ShouldBe("weeks");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new SendProposal(_agreement, _draft, proposal, token)))).Rule.ShouldBe("proposal.changed-since");
        await SendAsync(proposal);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new RewriteProposal(_agreement, _draft, proposal, Form("days", "years"))))).Rule.ShouldBe("proposal.sent");
        var wrong = await Should.ThrowAsync<ValidationException>(() => WriteAsync(_world.Head, "seven days", ""));
        wrong.Errors.Single().PropertyName.ShouldBe("Instead");
        (await Should.ThrowAsync<RuleViolation>(() => WriteAsync(_world.Head, "eight days", "x"))).Field.ShouldBe("Words");
    }

    [Fact]
    public async Task With_what_a_delegation_could_live_the_mediators_alone_are_told()
    {
        var bracket = await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, _article, new SpanForm { Words = "seven days", VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, _article))).Token }));
        var weeks = await _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, bracket, new AlternativeForm { Words = "two weeks", ByMediators = true }));
        _draft = await TableAsync();
        var tabled = (await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, _draft))).Text.Lines.Single().Brackets.Single();
        var (key, alternative) = (new Id<DraftBracket>(tabled.Key), new Id<DraftAlternative>(tabled.Alternatives.Single().Key));
        var before = await KnownAsync();
        Task<Id<BracketStance>> JudgeAsync(Viewer viewer, Id<DraftAlternative>? of, StanceKind kind) => _database.SendAsync(viewer, new JudgeAlternative(_agreement, _draft, key, new StanceForm { Alternative = of, Kind = kind, Text = "Between us" }));
        await JudgeAsync(_world.Head, alternative, StanceKind.Cannot);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await JudgeAsync(_world.Head, alternative, StanceKind.CanLiveWith);
        await JudgeAsync(_world.Head, null, StanceKind.Cannot);
        (await KnownAsync()).ShouldBe(before);

        // Their own delegation reads all of it, the other side nothing.
        (await _database.SendAsync(_world.Delegate, new ReadTabledBracket(_agreement, _draft, key))).Stances.Select(s => s.Kind).ShouldBe([StanceKind.CanLiveWith, StanceKind.Cannot, StanceKind.Cannot], ignoreOrder: true);
        (await _database.SendAsync(_world.OtherHead, new ReadTabledBracket(_agreement, _draft, key))).Stances.ShouldBeEmpty();
        foreach (var viewer in Outsiders)
        {
            (await _database.AsAsync(viewer, db => db.BracketStances.CountAsync(Stop))).ShouldBe(0);
        }

        foreach (var viewer in new[] { _world.Delegate, _world.Observer, _world.Intermediary, _world.Lead, _world.Staff })
        {
            await Should.ThrowAsync<NotFound>(() => JudgeAsync(viewer, alternative, StanceKind.CanLiveWith));
        }

        var page = await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket));
        (page.StancesOf(weeks).Single().Kind, page.StancesOf(weeks).Single().Text, page.StancesOf(null).Single().Kind, page.AllCanLiveWith(weeks)).ShouldBe((StanceKind.CanLiveWith, "Between us", StanceKind.Cannot, false));
        await JudgeAsync(_world.OtherHead, alternative, StanceKind.CanLiveWith);
        (await _database.SendAsync(_world.Staff, new ReadBracket(_agreement, _article, bracket))).AllCanLiveWith(weeks).ShouldBeTrue();
        // In a later draft the same alternative is judged again.
        _draft = await TableAsync();
        tabled = (await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, _draft))).Text.Lines.Single().Brackets.Single();
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Head, new JudgeAlternative(_agreement, _draft, new Id<DraftBracket>(tabled.Key), new StanceForm { Alternative = new Id<DraftAlternative>(tabled.Alternatives.Single().Key), Kind = StanceKind.Cannot }));
        (await _database.SendAsync(_world.Staff, new ReadBracket(_agreement, _article, bracket))).AllCanLiveWith(weeks).ShouldBeFalse();
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new JudgeAlternative(_agreement, _draft, new Id<DraftBracket>(tabled.Key), new StanceForm { Alternative = alternative, Kind = StanceKind.Cannot })));
    }

    [Fact]
    public async Task What_was_told_of_the_words_as_they_stand_is_told_no_more_once_these_are_others()
    {
        var bracket = await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, _article, new SpanForm { Words = "seven days", VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, _article))).Token }));
        _draft = await TableAsync();
        var tabled = (await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, _draft))).Text.Lines.Single().Brackets.Single();
        foreach (var head in new[] { _world.Head, _world.OtherHead })
        {
            await _database.SendAsync(head, new JudgeAlternative(_agreement, _draft, new Id<DraftBracket>(tabled.Key), new StanceForm { Kind = StanceKind.CanLiveWith }));
        }

        async Task<bool> BothAsync() => (await _database.SendAsync(_world.Staff, new ReadBracket(_agreement, _article, bracket))).AllCanLiveWith(null);
        (await BothAsync()).ShouldBeTrue();
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, _article, form with { Text = form.Text.Replace("seven days", "seventy days", StringComparison.Ordinal) }));
        (await BothAsync()).ShouldBeFalse("nobody said that of seventy days");
    }

    [Fact]
    public async Task Where_all_could_live_with_something_the_mediators_see_in_the_ledger_and_beside_the_text()
    {
        var bracket = await OpenAsync("seven days");
        var other = await OpenAsync("all prisoners");
        var weeks = await _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, bracket, new AlternativeForm { Words = "two weeks", ByMediators = true }));
        _draft = await TableAsync();
        var tabled = (await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, _draft))).Text.Lines.Single().Brackets;
        var (ofDays, ofPrisoners) = (tabled.Single(b => b.Alternatives.Count > 0), tabled.Single(b => b.Alternatives.Count == 0));
        var known = await KnownAsync();
        await JudgeAsync(_world.Head, ofDays.Key, ofDays.Alternatives[0].Key);
        await JudgeAsync(_world.Head, ofPrisoners.Key, null);
        (await KnownAsync()).ShouldBe(known, "the other side is told nothing of it, not even a number");
        (await CommonAsync()).ShouldBeEmpty("only one side said so");
        (await BesideAsync()).ShouldBe(0);
        await JudgeAsync(_world.OtherHead, ofDays.Key, null);
        (await CommonAsync()).ShouldBeEmpty("one lives with the alternative, the other with the words");
        await JudgeAsync(_world.OtherHead, ofDays.Key, ofDays.Alternatives[0].Key);
        (await CommonAsync()).ShouldBe([bracket]);
        (await BesideAsync()).ShouldBe(1);
        await JudgeAsync(_world.OtherHead, ofPrisoners.Key, null);
        (await CommonAsync()).ShouldBe([bracket, other], ignoreOrder: true);
        (await BesideAsync()).ShouldBe(2);

        var rows = (await LedgerAsync(false)).Rows.ToDictionary(r => r.Bracket.Id, r => r.Common);
        (rows[bracket].Words, rows[bracket].Holds(weeks), rows[other].Words, rows[other].Alternatives.Count).ShouldBe((false, true, true, 0));
        var view = await LedgerAsync(true);
        (view.Open, view.Closed, view.Total).ShouldBe((2, 0, 2));
        (await _database.SendAsync(_world.Lead, new ExportLedger(_agreement, new LedgerFilter { IsCommon = true }, TableFormat.Csv))).Rows.ShouldAllBe(r => r.Common.Any);

        // What is not proposed any more is no common ground, and neither are words that nobody was asked about.
        await _database.SendAsync(_world.Staff, new WithdrawAlternative(_agreement, _article, bracket, weeks, ""));
        (await CommonAsync()).ShouldBe([other]);
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, _article, form with { Text = form.Text.Replace("all prisoners", "all sick prisoners", StringComparison.Ordinal) }));
        (await CommonAsync()).ShouldBeEmpty();
        (await BesideAsync()).ShouldBe(0);

        async Task<Id<Bracket>> OpenAsync(string words) =>
            await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, _article, new SpanForm { Words = words, VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, _article))).Token }));
        Task<Id<BracketStance>> JudgeAsync(Viewer head, Guid key, Guid? of) =>
            _database.SendAsync(head, new JudgeAlternative(_agreement, _draft, new Id<DraftBracket>(key), new StanceForm { Alternative = of is { } id ? new Id<DraftAlternative>(id) : null, Kind = StanceKind.CanLiveWith }));
        Task<LedgerView> LedgerAsync(bool common) => _database.SendAsync(_world.Staff, new ReadLedger(_agreement, new LedgerFilter { IsCommon = common }));
        async Task<IEnumerable<Id<Bracket>>> CommonAsync() => (await LedgerAsync(true)).Rows.Select(r => r.Bracket.Id);
        async Task<int> BesideAsync() => (await _database.SendAsync(_world.Lead, new ReadWorkingText(_agreement))).Provisions.Single().Common;
    }

    // All that the other side, the observer and the intermediary are told anywhere.
    private async Task<string> KnownAsync()
    {
        var known = new List<object>();
        foreach (var viewer in Outsiders)
        {
            var changes = await _database.SendAsync(viewer, new ReadChanges());
            var found = await _database.SendAsync(viewer, new FindRecords("weeks days because between"));
            known.Add(new { changes.Rows, found.Total });
            if (viewer.May(Permission.ReadAgreements) && viewer.PartyId is not null)
            {
                known.Add(await _database.SendAsync(viewer, new ReadAgreement(_agreement)));
                known.Add(await _database.SendAsync(viewer, new ReadTabledDraft(_agreement, _draft)));
                known.Add(await _database.AsAsync(viewer, db => db.AuditEntries.CountAsync(Stop)));
            }
        }

        return System.Text.Json.JsonSerializer.Serialize(known);
    }

    [Fact]
    public async Task A_sign_that_nobody_sees_is_named_beside_the_words_that_hold_it()
    {
        var fault = (await Should.ThrowAsync<ValidationException>(() => WriteAsync(_world.Head, "seven days", "seven\u202Eweeks"))).Errors.Single();
        fault.PropertyName.ShouldEndWith("Instead");
        fault.CustomState.ShouldBe(new object[] { "U+202E", "seven" });
    }

    private static ProposalForm Form(string about, string words) => new() { Span = new SpanForm { Words = about }, Instead = words, Reason = "Because" };

    private Task<Id<WordingProposal>> WriteAsync(Viewer viewer, string about, string words) => _database.SendAsync(viewer, new WriteProposal(_agreement, _draft, _article, Form(about, words)));

    private async Task SendAsync(Id<WordingProposal> proposal, Viewer? head = null, Id<Draft>? draft = null)
    {
        var token = (await _database.SendAsync(head ?? _world.Head, new ReadProposal(_agreement, draft ?? _draft, proposal))).Proposal!.VersionToken;
        await _database.SendAsync(head ?? _world.Head, new SendProposal(_agreement, draft ?? _draft, proposal, token));
    }

    private async Task WithdrawAsync(Id<WordingProposal> proposal) => await _database.SendAsync(_world.Head, new WithdrawProposal(_agreement, _draft, proposal, ""));

    private async Task<Id<WordingProposal>> IdAsync() => (await _database.SendAsync(_world.Head, new ReadProposals(_agreement, _draft))).Proposals.Single().Id;

    private async Task<Id<Draft>> TableAsync()
    {
        var readers = Audience.Of(Sharing.Parties, null);
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, readers, "", step.Token));
    }
}
