using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.HowNear;
using Negotiations.Application.Search;
using Negotiations.Application.Visits;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Brackets;

public abstract class BracketTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : BracketTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : BracketTests(DatabaseProvider.SqlServer);

    private static readonly Audience Parties = Audience.Of(Sharing.Parties, null);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Agreement> _agreement;
    private Id<Provision> _article;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Id<Party> One => _world.Talks.First.Id;

    private Id<Party> Two => _world.Talks.Second.Id;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _agreement = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = [One, Two], Languages = [new("en", true)], Sharing = Sharing.Parties,
        }));
        _article = await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = "Each Party frees all prisoners of the other Party within seven days." }));
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Words_are_bracketed_by_themselves_and_by_which_of_them_is_meant()
    {
        var whole = await OpenAsync("", SpanChoice.All);
        var once = await OpenAsync(" all   prisoners ");
        var several = await Should.ThrowAsync<RuleViolation>(() => OpenAsync("Party"));
        (several.Field, several.Arguments[0]).ShouldBe(("At", 2));
        (await Should.ThrowAsync<RuleViolation>(() => OpenAsync("Party", at: 3))).Field.ShouldBe("At", "no such place");
        var second = await OpenAsync("Party", at: 44);
        (await Should.ThrowAsync<RuleViolation>(() => OpenAsync("parties"))).Field.ShouldBe("Words");
        (await Should.ThrowAsync<RuleViolation>(() => OpenAsync(""))).Field.ShouldBe("Words");
        (await Should.ThrowAsync<RuleViolation>(() => OpenAsync("all prisoners"))).Rule.ShouldBe("bracket.there");
        // Over the ends of another, and places.
        await OpenAsync("prisoners of the other");
        await OpenAsync("seven days", SpanChoice.After);
        await OpenAsync("", SpanChoice.After);
        await OpenAsync("", SpanChoice.Before);

        var page = await ReadAsync();
        page.Open.Select(b => b.WordsNow).ShouldBe(["Each Party frees all prisoners of the other Party within seven days.", "", "all prisoners", "prisoners of the other", "Party", "", ""], ignoreOrder: true);
        page.Open.Single(b => b.Id == second).Span.ShouldBe(new TextSpan(44, 5));
        page.Open.Single(b => b.Id == once).Span.ShouldBe(new TextSpan(17, 13));
        page.Open.Single(b => b.Id == whole).Span.Start.ShouldBe(0);
        (await StateAsync()).ShouldBe(ProvisionState.Bracketed);
        (await Should.ThrowAsync<RuleViolation>(() => WordAsync(form => form with { State = ProvisionState.AgreedAdReferendum }))).Rule.ShouldBe("provision.bracketed");
    }

    [Fact]
    public async Task Brackets_go_with_their_words_when_the_provision_is_worded_anew()
    {
        var (all, days) = (await OpenAsync("all prisoners"), await OpenAsync("within seven days"));
        var place = await OpenAsync("days", SpanChoice.After);
        await ProposeAsync(all, "some prisoners", One);
        await WordAsync(form => form with { Heading = "Freedom", Text = "Both Parties free at once all living prisoners of the other Party within not more than sixty days." });
        var page = await ReadAsync();
        page.Open.ToDictionary(b => b.Id, b => b.WordsNow).ShouldBe(new Dictionary<Id<Bracket>, string> { [all] = "all living prisoners", [days] = "within not more than sixty days", [place] = "" }, ignoreOrder: true);
        page.Open.Single(b => b.Id == all).Words.ShouldBe("all prisoners");
        page.Open.Single(b => b.Id == all).Standing.Single().Words.ShouldBe("some prisoners");
        page.Line.Place.Provision.Text[page.Open.Single(b => b.Id == place).Span.Start..].ShouldBe(".");
    }

    [Fact]
    public async Task Whoever_brackets_words_that_were_worded_anew_meanwhile_is_shown_both()
    {
        var token = (await ReadAsync()).Token;
        await WordAsync(form => form with { Text = "Each Party frees all prisoners." });
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new OpenBracket(_agreement, _article, new SpanForm { Words = "seven days", VersionToken = token })));
        (conflict.Current, conflict.ChangedBy).ShouldBe(("Each Party frees all prisoners.", _world.Staff.Name));
        (await ReadAsync()).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_who_word_and_bracket_at_once_lose_nothing()
    {
        var page = await ReadAsync();
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form;
        var tries = new List<Func<Task>>
        {
            () => _database.SendAsync(_world.Staff, new KeepProvision(_agreement, _article, form with { Text = "Now " + form.Text })),
            () => _database.SendAsync(_world.Lead, new OpenBracket(_agreement, _article, new SpanForm { Words = "all prisoners", VersionToken = page.Token })),
            () => _database.SendAsync(_world.Lead, new OpenBracket(_agreement, _article, new SpanForm { Words = "seven days", VersionToken = page.Token })),
        };
        await Task.WhenAll(tries.Select(async run =>
        {
            try
            {
                await run();
            }
            catch (EditConflict)
            {
                // Told so, and nothing of it was kept.
            }
        }));
        foreach (var bracket in (await ReadAsync()).Open)
        {
            bracket.WordsNow.ShouldBe(bracket.Words);
        }
    }

    [Fact]
    public async Task Alternatives_are_attributed_and_what_the_same_proposed_before_stays_in_the_record()
    {
        var bracket = await OpenAsync("seven");
        await ProposeAsync(bracket, "ten", One);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await ProposeAsync(bracket, "fourteen", One);
        await ProposeAsync(bracket, "twenty", One, Two);
        var taken = await ProposeAsync(bracket, "ninety", Two);
        await _database.SendAsync(_world.Lead, new WithdrawAlternative(_agreement, _article, bracket, taken, "A slip"));
        var row = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket))).Bracket;
        row.Standing.Select(a => a.Words).ShouldBe(["fourteen", "twenty"], ignoreOrder: true);
        row.Standing.Single(a => a.Words == "twenty").Proposers.ShouldBe([One, Two], ignoreOrder: true);
        row.Earlier.Select(a => (a.Words, a.WithdrawReason)).ShouldBe([("ten", ""), ("ninety", "A slip")], ignoreOrder: true);
        row.Alternatives.ShouldAllBe(a => a.By == _world.Staff.Name && a.Reason == "Because");
        (await Should.ThrowAsync<ValidationException>(() => ProposeAsync(bracket, ""))).Errors.Select(e => e.PropertyName).ShouldBe(["Words", "Proposers"], ignoreOrder: true);
        await Should.ThrowAsync<RuleViolation>(() => ProposeAsync(bracket, "ten", _world.OtherTalks.First.Id));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Lead, new WithdrawAlternative(_agreement, _article, bracket, Id<BracketAlternative>.New(), "")));
    }

    [Fact]
    public async Task What_is_adopted_stands_in_the_text_and_the_other_brackets_go_with_their_words()
    {
        var (seven, within, all) = (await OpenAsync("seven"), await OpenAsync("within seven days"), await OpenAsync("all prisoners"));
        var place = await OpenAsync("seven days", SpanChoice.After);
        var adopted = await ProposeAsync(seven, "not more than sixty", One, Two);
        var added = await ProposeAsync(place, "at most", Two);
        var left = await _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, all, new AlternativeForm { Kind = AlternativeKind.LeftOut, Proposers = [Two] }));
        await ResolveAsync(seven, adopted);
        (await TextAsync()).ShouldBe("Each Party frees all prisoners of the other Party within not more than sixty days.");
        await ResolveAsync(place, added);
        await ResolveAsync(all, left);
        (await TextAsync()).ShouldBe("Each Party frees of the other Party within not more than sixty days at most.");
        var page = await ReadAsync();
        page.Open.Select(b => (b.Id, b.WordsNow)).ShouldBe([(within, "within not more than sixty days")]);
        page.Resolved.Select(b => (b.Words, b.Outcome, b.ClosedBy, b.Reason)).ShouldBe(
            [("seven", BracketOutcome.Adopted, _world.Lead.Name, "Both agreed"), ("", BracketOutcome.Adopted, _world.Lead.Name, "Both agreed"), ("all prisoners", BracketOutcome.Adopted, _world.Lead.Name, "Both agreed")], ignoreOrder: true);
        await ResolveAsync(within, null);
        (await StateAsync()).ShouldBe(ProvisionState.Clean);
        (await ReadAsync()).Resolved.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_proposed_in_a_bracket_that_a_decision_cuts_is_told_as_made_for_the_words_that_it_held()
    {
        var (all, others) = (await OpenAsync("all prisoners"), await OpenAsync("prisoners of the other Party"));
        var left = await _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, all, new AlternativeForm { Kind = AlternativeKind.LeftOut, Proposers = [Two] }));
        await ProposeAsync(others, "its own people", One);
        (await WaitingAsync()).ShouldBe((0, 0, 0));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await ResolveAsync(all, left);

        var cut = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, others))).Bracket;
        (cut.WordsNow, cut.CutAt).ShouldBe(("of the other Party", _database.Clock.GetUtcNow()));
        cut.Standing.Select(a => (a.Words, a.MadeForOthers)).ShouldBe([("its own people", "prisoners of the other Party")]);
        (await WaitingAsync()).ShouldBe((1, 1, 1));
        (await _database.SendAsync(_world.Lead, new ReadLedger(_agreement, new LedgerFilter { IsOpen = true }))).Rows.Single().Bracket.ForOthers.ShouldBe(1);
        // Whoever reads the draft reads what stands in it, and nothing of what stood in the working text between two drafts.
        var draft = await TableAsync(Parties);
        var exported = await _database.SendAsync(_world.Head, new ExportDraft(_agreement, draft, DraftFormat.Json));
        Encoding.UTF8.GetString(exported.Content!).ShouldNotContain("prisoners of the other Party");
        (await _database.SendAsync(_world.Head, new ReadHowNear(_agreement))).Now.ShouldBeNull();

        // Put again, it is made for the words that stand there.
        await ProposeAsync(others, "of those who live", One);
        (await WaitingAsync()).ShouldBe((0, 0, 0));
        (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, others))).Bracket.Earlier.Single().MadeForOthers.ShouldBeNull("it does not stand any more");
    }

    [Fact]
    public async Task What_is_proposed_for_words_that_are_worded_anew_was_made_for_the_earlier_ones()
    {
        var bracket = await OpenAsync("seven days");
        await ProposeAsync(bracket, "two weeks", One);
        await WordAsync(form => form with { Text = form.Text.Replace("seven", "nine", StringComparison.Ordinal) });
        await ProposeAsync(bracket, "ten days", Two);
        var row = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket))).Bracket;
        row.Standing.Select(a => (a.Words, a.MadeForOthers)).ShouldBe([("two weeks", "seven days"), ("ten days", null)], ignoreOrder: true);
        row.CutAt.ShouldBeNull("nothing was decided on");
    }

    private async Task<(int InText, int HowNear, int BeforeTabling)> WaitingAsync() => (
        (await _database.SendAsync(_world.Lead, new ReadWorkingText(_agreement))).Provisions.Sum(p => p.ForOtherWords),
        (await _database.SendAsync(_world.Lead, new ReadHowNear(_agreement))).Now!.ForOtherWords,
        (await _database.SendAsync(_world.Lead, new PrepareDraft(_agreement, Parties))).ForOtherWords);

    [Fact]
    public async Task A_bracket_is_resolved_as_it_was_looked_at()
    {
        var bracket = await OpenAsync("seven");
        var adopted = await ProposeAsync(bracket, "sixty", One);
        var looked = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket))).Bracket;
        var form = new ResolveForm { Outcome = BracketOutcome.Adopted, Adopted = adopted, Reason = "Both agreed", VersionToken = looked.VersionToken };
        await ProposeAsync(bracket, "ninety", Two);
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new ResolveBracket(_agreement, _article, bracket, form)));
        ((BracketRow)conflict.Current).Standing.Select(a => a.Words).ShouldBe(["sixty", "ninety"], ignoreOrder: true);
        // Worded anew, it is about other words.
        await WordAsync(f => f with { Text = f.Text.Replace("seven", "eight", StringComparison.Ordinal) });
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new ResolveBracket(_agreement, _article, bracket, form with { VersionToken = conflict.Token })));
        (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new ResolveBracket(_agreement, _article, bracket, new ResolveForm())))).Errors.Select(e => e.PropertyName).Distinct().ShouldBe(["Choice", "Reason"], ignoreOrder: true);
        (await TextAsync()).ShouldContain("eight days");
    }

    [Fact]
    public async Task A_draft_shows_what_is_proposed_to_its_readers_and_its_file_proves_it()
    {
        var bracket = await OpenAsync("seven");
        await ProposeAsync(bracket, "an earlier one", One);
        await ProposeAsync(bracket, "ten", One);
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, Parties));
        await ProposeAsync(bracket, "ninety", Two);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, Parties, "", step.Token)))).Rule.ShouldBe("draft.changed-since");
        var draft = await TableAsync(Parties);
        await ProposeAsync(bracket, "a later one", Two);

        var page = await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, draft));
        page.Text.Lines.Single().State.ShouldBe(ProvisionState.Bracketed);
        page.Text.Lines.Single().Brackets.Single().Alternatives.Select(a => (a.Words, a.Proposers.Single())).ShouldBe([("ten", One), ("ninety", Two)], ignoreOrder: true);
        var exported = await _database.SendAsync(_world.Head, new ExportDraft(_agreement, draft, DraftFormat.Json));
        Convert.ToHexStringLower(SHA256.HashData(exported.Content!)).ShouldBe(page.Draft.Hash);
        var json = Encoding.UTF8.GetString(exported.Content!);
        json.ShouldContain("\"negotiations/draft/2\"");
        foreach (var kept in new[] { "earlier", "later", "Because", _world.Staff.Name })
        {
            json.ShouldNotContain(kept);
        }

        // A draft of before, and one without brackets, are verified as they were.
        await ResolveAsync(bracket, null);
        var plain = await TableAsync(Parties);
        var old = await _database.SendAsync(_world.Head, new ExportDraft(_agreement, plain, DraftFormat.Json));
        Encoding.UTF8.GetString(old.Content!).ShouldContain("\"negotiations/draft/1\"");
        Convert.ToHexStringLower(SHA256.HashData(old.Content!)).ShouldBe(old.Page.Draft.Hash);
    }

    [Fact]
    public async Task Nobody_but_the_mediators_learns_of_brackets_that_are_in_no_draft()
    {
        await TableAsync(Parties);
        var before = await KnownAsync(_world.OtherHead);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        var bracket = await OpenAsync("seven");
        var alternative = await ProposeAsync(bracket, "ten", One);
        await TableAsync(Audience.Of(Sharing.OneDelegation, One));
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.OtherDelegate, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadBrackets(_agreement, _article)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadBracket(_agreement, _article, bracket)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ProposeAlternative(_agreement, _article, bracket, new AlternativeForm { Words = "x", Proposers = [One] })));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new WithdrawAlternative(_agreement, _article, bracket, alternative, "")));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ResolveBracket(_agreement, _article, bracket, new ResolveForm { Outcome = BracketOutcome.Kept, Reason = "x" })));
        }

        await ResolveAsync(bracket, alternative);
        (await KnownAsync(_world.OtherHead)).ShouldBe(before);
        (await _database.AsAsync(_world.OtherHead, async db => (await db.DraftBrackets.CountAsync(Stop), await db.DraftAlternatives.CountAsync(Stop), await db.Brackets.CountAsync(Stop), await db.BracketAlternatives.CountAsync(Stop)))).ShouldBe((0, 0, 0, 0));
        (await _database.AsAsync(_world.Head, async db => (await db.DraftBrackets.CountAsync(Stop), await db.DraftAlternatives.CountAsync(Stop), await db.Brackets.CountAsync(Stop), await db.BracketAlternatives.CountAsync(Stop)))).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task Brackets_of_a_provision_that_is_taken_out_come_back_with_it()
    {
        var bracket = await OpenAsync("seven");
        await _database.SendAsync(_world.Staff, new TakeOutProvision(_agreement, _article));
        await Should.ThrowAsync<NotFound>(() => ReadAsync());
        await _database.SendAsync(_world.Staff, new PutBackProvision(_agreement, _article));
        (await ReadAsync()).Open.Single().Id.ShouldBe(bracket);
    }

    private async Task<string> KnownAsync(Viewer viewer)
    {
        var page = await _database.SendAsync(viewer, new ReadAgreement(_agreement));
        var changes = await _database.SendAsync(viewer, new ReadChanges());
        var found = await _database.SendAsync(viewer, new FindRecords("ten seven"));
        return System.Text.Json.JsonSerializer.Serialize(new { page, changes.Rows, found.Total });
    }

    private Task<BracketsPage> ReadAsync() => _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, _article));

    private async Task<string> TextAsync() => (await ReadAsync()).Line.Place.Provision.Text;

    private async Task<ProvisionState> StateAsync() => (await _database.SendAsync(_world.Staff, new ReadWorkingText(_agreement))).Text.Lines.Single().State;

    private async Task<Id<Bracket>> OpenAsync(string words, SpanChoice choice = SpanChoice.Words, int? at = null) =>
        await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, _article, new SpanForm { Choice = choice, Words = words, At = at, VersionToken = (await ReadAsync()).Token }));

    private Task<Id<BracketAlternative>> ProposeAsync(Id<Bracket> bracket, string words, params Id<Party>[] by) =>
        _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, bracket, new AlternativeForm { Words = words, Proposers = by, Reason = "Because" }));

    private async Task ResolveAsync(Id<Bracket> bracket, Id<BracketAlternative>? adopted)
    {
        var token = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket))).Bracket.VersionToken;
        await _database.SendAsync(_world.Lead, new ResolveBracket(_agreement, _article, bracket, new ResolveForm { Outcome = adopted is null ? BracketOutcome.Kept : BracketOutcome.Adopted, Adopted = adopted, Reason = "Both agreed", VersionToken = token }));
    }

    private async Task WordAsync(Func<ProvisionForm, ProvisionForm> anew) => await _database.SendAsync(
        _world.Staff, new KeepProvision(_agreement, _article, anew((await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form)));

    private async Task<Id<Draft>> TableAsync(Audience readers)
    {
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, readers, "", step.Token));
    }
}
