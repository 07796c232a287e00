using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.Brackets;
using Negotiations.Application.HowNear;
using Negotiations.Application.Tables;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.HowNear;

/// <summary>Who sees which figures of which drafts, and who reads the ledger of brackets.</summary>
public abstract class HowNearTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : HowNearTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : HowNearTests(DatabaseProvider.SqlServer);

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
        _article = await WriteAsync("Each Party frees all prisoners of the other Party within seven days.");
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public void What_was_counted_for_one_side_is_no_sooner_there_for_another()
    {
        using var store = new FigureStore();
        var draft = Id<Draft>.New();
        var figures = store.Keep(_world.Head, draft, TextFigures.Of(AgreementText.Of([])));
        var churn = store.Keep(_world.Head, draft, Guid.Empty, new Churn(1, 1, 10));
        store.Find(_world.Delegate, draft).ShouldBeSameAs(figures);
        store.Find(_world.Delegate, draft, Guid.Empty).ShouldBeSameAs(churn);
        foreach (var viewer in new[] { _world.OtherHead, _world.OtherDelegate, _world.Lead, _world.Observer })
        {
            store.Find(viewer, draft).ShouldBeNull(viewer.Name);
            store.Find(viewer, draft, Guid.Empty).ShouldBeNull(viewer.Name);
        }
    }

    [Fact]
    public async Task Figures_go_from_draft_to_draft_fall_with_new_brackets_and_rise_when_they_are_resolved()
    {
        await TableAsync(Parties);
        var bracket = await OpenAsync("all prisoners");
        var alternative = await ProposeAsync(bracket, "all persons who were deprived of their liberty", One);
        await TableAsync(Parties);
        await ResolveAsync(bracket, alternative);
        await WriteAsync("They are handed over at a place that both name.");
        await TableAsync(Parties);
        var view = await ReadAsync(_world.Head);
        view.Numbered.Select(f => f.Draft.Number).ShouldBe([1, 2, 3]);
        view.Numbered.Select(f => f.Figures.Brackets).ShouldBe([0, 1, 0]);
        view.Numbered.Select(f => f.Figures.Share).ShouldBe([1.0, 10.0 / 21, 1.0]);
        view.Numbered[1].Figures.ByOwner.ShouldBe(new Dictionary<BracketOwner, int> { [new(One, false)] = 1 });
        view.Numbered[1].Figures.Provisions.ShouldBe(new Dictionary<ProvisionState, int> { [ProvisionState.Bracketed] = 1 });
        view.Numbered.Select(f => f.Before?.Number).ShouldBe([null, 1, 2]);
        view.Numbered[0].Churn.ShouldBeNull();
        view.Numbered[1].Churn!.Share.ShouldBe(0, "brackets are no words");
        // Of “all prisoners” the first word was kept.
        (view.Numbered[2].Churn!.PutIn, view.Numbered[2].Churn!.LeftOut, view.Numbered[2].Churn!.Words).ShouldBe((17, 1, 40));
    }

    [Fact]
    public async Task The_figures_that_are_kept_of_a_draft_are_those_that_are_counted_of_it_anew()
    {
        var first = await TableAsync(Parties);
        var bracket = await OpenAsync("all prisoners");
        var adopted = await ProposeAsync(bracket, "all persons who were deprived of their liberty", One);
        await ProposeAsync(bracket, "some of them", Two);
        await OpenAsync("of the other Party");
        var second = await TableAsync(Parties);
        await ResolveAsync(bracket, adopted);
        await WriteAsync("They are handed over at a place that both name.");
        var third = await TableAsync(Parties);
        var (read, kept) = (await ReadAsync(_world.Head), await ReadAsync(_world.Head));
        var texts = new List<AgreementText>();
        foreach (var draft in new[] { first, second, third })
        {
            texts.Add((await _database.SendAsync(_world.Head, new ReadTabledDraft(_agreement, draft))).Text);
        }

        foreach (var view in new[] { read, kept })
        {
            view.Numbered.Select(f => f.Draft.Id).ShouldBe([first, second, third]);
            for (var at = 0; at < texts.Count; at++)
            {
                view.Numbered[at].Figures.ShouldBeEquivalentTo(TextFigures.Of(texts[at]));
            }

            view.Numbered.Skip(1).Select(f => f.Churn).ShouldBe([Churn.Of(texts[0], texts[1]), Churn.Of(texts[1], texts[2])]);
        }

        kept.Numbered.Select(f => f.Churn).ShouldBe(read.Numbered.Select(f => f.Churn));
        kept.Numbered[1].Figures.ShouldBeSameAs(read.Numbered[1].Figures, "a draft is frozen, and counted once");
    }

    [Fact]
    public async Task Each_sees_the_figures_of_drafts_that_it_may_read_and_nothing_of_the_others()
    {
        await TableAsync(Parties);
        var before = await SeenAsync(_world.OtherHead);
        var bracket = await OpenAsync("seven");
        await ProposeAsync(bracket, "ten", One);
        _database.Clock.Advance(TimeSpan.FromDays(3));
        await TableAsync(Audience.Of(Sharing.OneDelegation, One));
        await TableAsync(Audience.Mediators);
        // Whoever reads first has the figures counted; that shows them to nobody else.
        var mediators = await ReadAsync(_world.Lead);
        (mediators.Numbered.Count, mediators.Unnumbered.Count, mediators.Now!.Figures.Brackets, mediators.MayKeep).ShouldBe((1, 2, 1, true));
        mediators.Now.Ages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Owner.Party.ShouldBe(One), a => (a.Oldest, a.Median).ShouldBe((3, 3)));
        (await ReadAsync(_world.Staff)).Now!.Churn!.Share.ShouldBe(0);
        foreach (var viewer in new[] { _world.Head, _world.Delegate })
        {
            var view = await ReadAsync(viewer);
            (view.Numbered.Count, view.Unnumbered.Single().Figures.Brackets, view.Now, view.MayKeep, view.Audience).ShouldBe((1, 1, null, false, PageAudience.DelegationView));
        }

        // Not a byte is another for the other side, and none was when the working text changed.
        (await SeenAsync(_world.OtherHead)).ShouldBe(before);
        (await SeenAsync(_world.OtherDelegate)).ShouldBe(before);
        await WordAsync("Each Party frees everybody.");
        (await SeenAsync(_world.OtherHead)).ShouldBe(before);
        // The next draft with a number is compared with the last that all read, for whoever read others between them.
        await TableAsync(Parties);
        foreach (var viewer in new[] { _world.Lead, _world.Head, _world.OtherHead })
        {
            var second = (await ReadAsync(viewer)).Numbered[1];
            (second.Before!.Number, second.Churn!.PutIn, second.Churn!.LeftOut).ShouldBe((1, 1, 9));
        }

        foreach (var viewer in new[] { _world.Observer, _world.Intermediary, _world.Member(_world.OtherTalks, Role.LeadMediator), _world.Member(_world.OtherTalks, Role.DelegationHead, _world.OtherTalks.First), World.Administrator })
        {
            await Should.ThrowAsync<NotFound>(() => ReadAsync(viewer));
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadHowNear(Id<Agreement>.New())));
    }

    [Fact]
    public async Task An_observer_sees_what_is_tabled_to_observers_and_not_what_the_parties_alone_read()
    {
        var open = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm { Title = "Open", Parties = [One, Two], Languages = [new("en", true)], Sharing = Sharing.AllMembers }));
        await _database.SendAsync(_world.Staff, new KeepProvision(open, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = "There is peace." }));
        await TableAsync(Audience.PartiesAndObservers, open);
        await TableAsync(Parties, open);
        var seen = await _database.SendAsync(_world.Observer, new ReadHowNear(open));
        (seen.Numbered.Count, seen.Unnumbered.Count, seen.Now).ShouldBe((1, 0, null));
        (await _database.SendAsync(_world.Head, new ReadHowNear(open))).Unnumbered.Count.ShouldBe(1);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadHowNear(open)));
    }

    [Fact]
    public async Task The_working_text_is_counted_anew_as_soon_as_anything_of_it_changes()
    {
        await TableAsync(Parties);
        (await ReadAsync(_world.Lead)).Now!.Churn!.Share.ShouldBe(0);
        await WordAsync("Each Party frees everybody.");
        (await ReadAsync(_world.Lead)).Now!.Churn!.Share!.Value.ShouldBeGreaterThan(0);
        var share = (await ReadAsync(_world.Lead)).Now!.Figures.Share;
        await OpenAsync("everybody");
        (await ReadAsync(_world.Lead)).Now!.Figures.Share!.Value.ShouldBeLessThan(share!.Value);
    }

    [Fact]
    public async Task The_ledger_tells_who_opened_what_was_proposed_and_what_closed_it()
    {
        var first = await OpenAsync("seven");
        _database.Clock.Advance(TimeSpan.FromDays(2));
        var adopted = await ProposeAsync(first, "ten", One);
        var second = await OpenAsync("all prisoners");
        await ProposeAsync(second, "everybody", Two);
        _database.Clock.Advance(TimeSpan.FromDays(5));
        var third = await OpenAsync("", SpanChoice.All);
        await ResolveAsync(first, adopted);
        var view = await LedgerAsync(new LedgerFilter());
        (view.Open, view.Closed, view.Total).ShouldBe((2, 1, 3));
        view.Rows.Select(r => r.Bracket.Id).ShouldBe([second, third, first]);
        view.Rows.Select(r => r.Days).ShouldBe([5, 0, 7]);
        view.Rows[2].Bracket.ShouldSatisfyAllConditions(b => b.Outcome.ShouldBe(BracketOutcome.Adopted), b => b.AdoptedId.ShouldBe(adopted), b => b.Reason.ShouldBe("Both agreed"), b => b.ClosedBy.ShouldBe(_world.Lead.Name), b => b.WordsNow.ShouldBe("seven"));
        view.Provisions.Single().Id.ShouldBe(_article);

        async Task<IEnumerable<Id<Bracket>>> Of(LedgerFilter filter) => (await LedgerAsync(filter)).Rows.Select(r => r.Bracket.Id);
        (await Of(new() { IsOpen = true })).ShouldBe([second, third]);
        (await Of(new() { IsOpen = false })).ShouldBe([first]);
        (await Of(new() { Owner = new BracketOwner(One, false) })).ShouldBe([first]);
        (await Of(new() { Owner = new BracketOwner(Two, false) })).ShouldBe([second]);
        (await Of(new() { Owner = BracketOwner.Nobody })).ShouldBe([third]);
        (await Of(new() { Owner = BracketOwner.Mediators })).ShouldBeEmpty();
        (await Of(new() { Provision = _article })).Count().ShouldBe(3);
        (await Of(new() { Provision = Id<Provision>.New() })).ShouldBeEmpty();
        // Where its provision was taken out, it stands in the ledger still.
        await _database.SendAsync(_world.Staff, new TakeOutProvision(_agreement, _article));
        (await LedgerAsync(new LedgerFilter())).Rows.ShouldAllBe(r => r.Provision.Line == null);
    }

    [Fact]
    public async Task A_long_ledger_has_pages_and_is_exported_whole_and_that_is_recorded()
    {
        var words = Enumerable.Range(100, LedgerView.PageSize + 1).Select(n => $"word{n}").ToList();
        await WordAsync(string.Join(' ', words));
        await _database.AsAsync(_world.Staff, async db =>
        {
            var (agreement, provision) = (await db.Agreements.SingleAsync(a => a.Id == _agreement, Stop), await db.Provisions.SingleAsync(p => p.Id == _article, Stop));
            db.Brackets.AddRange(words.Select((w, at) => provision.OpenBracket(agreement, new TextSpan(at * 8, w.Length), [], World.AuthorOf(_world.Staff, _database))));
            await db.SaveAsync(Stop);
            return true;
        });
        var (first, last) = (await LedgerAsync(new LedgerFilter()), await LedgerAsync(new LedgerFilter(), 900));
        (first.Rows.Count, last.Rows.Count, last.Page).ShouldBe((LedgerView.PageSize, 1, 2));
        first.Rows.Concat(last.Rows).Select(r => r.Bracket.WordsNow).Order().ShouldBe(words);
        var exported = await _database.SendAsync(_world.Staff, new ExportLedger(_agreement, new LedgerFilter { IsOpen = true }, TableFormat.Csv));
        exported.Rows.Count.ShouldBe(words.Count);
        (await _database.AsAsync(World.Auditor, db => db.AuditEntries.AnyAsync(e => e.Action == AuditAction.Exported && e.Details == $"csv; brackets; {words.Count}", Stop))).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_but_the_mediators_finds_the_ledger()
    {
        await OpenAsync("seven");
        await TableAsync(Parties);
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.Observer, _world.Intermediary, _world.Member(_world.OtherTalks, Role.LeadMediator) })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadLedger(_agreement, new LedgerFilter())));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ExportLedger(_agreement, new LedgerFilter(), TableFormat.Csv)));
        }
    }

    private async Task<string> SeenAsync(Viewer viewer) => JsonSerializer.Serialize(await ReadAsync(viewer) is var view ? new
    {
        view.Agreement,
        Drafts = view.Numbered.Concat(view.Unnumbered).Select(f => new { f.Draft, f.Figures.Words, f.Figures.Measured, f.Figures.Share, f.Figures.Brackets, f.Churn, f.Before }),
        view.Now,
        view.HasEarlier,
        view.MayKeep,
    } : null);

    private Task<NearView> ReadAsync(Viewer viewer) => _database.SendAsync(viewer, new ReadHowNear(_agreement));

    private Task<LedgerView> LedgerAsync(LedgerFilter filter, int page = 1) => _database.SendAsync(_world.Lead, new ReadLedger(_agreement, filter, page));

    private Task<Id<Provision>> WriteAsync(string text) => _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = text }));

    private async Task WordAsync(string text) => await _database.SendAsync(
        _world.Staff, new KeepProvision(_agreement, _article, (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, _article, default))).Form with { Text = text }));

    private async Task<Id<Bracket>> OpenAsync(string words, SpanChoice choice = SpanChoice.Words)
    {
        var token = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, _article))).Token;
        return await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, _article, new SpanForm { Choice = choice, Words = words, VersionToken = token }));
    }

    private Task<Id<BracketAlternative>> ProposeAsync(Id<Bracket> bracket, string words, params Id<Party>[] by) =>
        _database.SendAsync(_world.Staff, new ProposeAlternative(_agreement, _article, bracket, new AlternativeForm { Words = words, Proposers = by, Reason = "Because" }));

    private async Task ResolveAsync(Id<Bracket> bracket, Id<BracketAlternative> adopted)
    {
        var token = (await _database.SendAsync(_world.Lead, new ReadBracket(_agreement, _article, bracket))).Bracket.VersionToken;
        await _database.SendAsync(_world.Lead, new ResolveBracket(_agreement, _article, bracket, new ResolveForm { Outcome = BracketOutcome.Adopted, Adopted = adopted, Reason = "Both agreed", VersionToken = token }));
    }

    private async Task<Id<Draft>> TableAsync(Audience readers, Id<Agreement>? of = null)
    {
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(of ?? _agreement, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(of ?? _agreement, step.Key, readers, "", step.Token));
    }
}
