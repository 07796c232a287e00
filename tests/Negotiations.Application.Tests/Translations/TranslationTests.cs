using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.Search;
using Negotiations.Application.Translations;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Translations;

public abstract class TranslationTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : TranslationTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : TranslationTests(DatabaseProvider.SqlServer);

    private static readonly Audience Parties = Audience.Of(Sharing.Parties, null);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Agreement> _treaty;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _treaty = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Parties = [_world.Talks.First.Id, _world.Talks.Second.Id], Languages = [new("en", true), new("hy", true), new("az", false)], Sharing = Sharing.Parties,
        }));
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_is_missing_and_what_was_made_of_an_earlier_wording_is_counted_and_shown_alone()
    {
        var (first, second, third) = (await WriteAsync("First."), await WriteAsync("Second."), await WriteAsync("Third."));
        await WriteAsync("", ProvisionKind.Preamble, "Whereas");
        (await ReadAsync("hy")).Tally.ShouldBe(new LanguageTally("hy", true, 0, 0, 4));
        await TranslateAsync(first, "hy", "Առաջին։");
        await TranslateAsync(second, "hy", "Երկրորդ։");
        await TranslateAsync(third, "az", "Üçüncü.");
        await WordAsync(second, "Second, worded anew.");
        (await ReadAsync("hy")).Tally.ShouldBe(new LanguageTally("hy", true, 1, 1, 2));
        (await ReadAsync("az")).Tally.ShouldBe(new LanguageTally("az", false, 1, 0, 3));
        (await ReadAsync("hy")).Rows.Select(r => (r.Both.Line.Place.Provision.Text, r.Both.Stand, r.Both.Text)).ShouldBe(
            [("First.", TranslationStand.Current, "Առաջին։"), ("Second, worded anew.", TranslationStand.Earlier, "Երկրորդ։"), ("Third.", TranslationStand.Missing, ""), ("", TranslationStand.Missing, "")]);
        (await ReadAsync("hy", toDo: true)).Rows.Select(r => r.Both.Line.Place.Provision.Text).ShouldBe(["Second, worded anew.", "Third.", ""]);
        var form = await FormAsync(second, "hy");
        (form.Stand, form.OfText, form.Text, form.Form.Text).ShouldBe((TranslationStand.Earlier, "Second.", "Second, worded anew.", "Երկրորդ։"));
    }

    [Fact]
    public async Task After_one_comes_the_next_that_is_to_do_and_after_the_last_the_first()
    {
        var (first, second, third) = (await WriteAsync("First."), await WriteAsync("Second."), await WriteAsync("Third."));
        (await TranslateAsync(second, "hy", "Երկրորդ։")).ShouldBe(third);
        (await TranslateAsync(third, "hy", "Երրորդ։")).ShouldBe(first);
        (await TranslateAsync(first, "hy", "Առաջին։")).ShouldBeNull();
        await WordAsync(third, "Third, worded anew.");
        (await TranslateAsync(first, "hy", "Առաջին, նորից։")).ShouldBe(third);
    }

    [Fact]
    public async Task Two_who_word_it_at_once_are_shown_both_and_nothing_is_overwritten()
    {
        var first = await WriteAsync("First.");
        var mine = (await FormAsync(first, "hy")).Form;
        await _database.SendAsync(_world.Lead, new KeepTranslation(_treaty, first, "hy", mine with { Text = "Նրանցը" }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => KeepAsync(first, mine with { Text = "Իմը" }));
        ((TranslationForm)conflict.Current).Text.ShouldBe("Նրանցը");
        await KeepAsync(first, mine with { Text = "Իմը", VersionToken = conflict.Token });
        (await FormAsync(first, "hy")).Form.Text.ShouldBe("Իմը");
        (await _database.AsAsync(_world.Staff, db => db.ProvisionTranslations.CountAsync(Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task Words_that_were_never_looked_at_are_not_said_to_mean_the_same()
    {
        var first = await WriteAsync("First.");
        var form = (await FormAsync(first, "hy")).Form with { Text = "Առաջին։" };
        await WordAsync(first, "Not that at all.");
        (await Should.ThrowAsync<RuleViolation>(() => KeepAsync(first, form))).Rule.ShouldBe("translation.original");
        (await FormAsync(first, "hy")).Stand.ShouldBe(TranslationStand.Missing);
        // How far the parties have come with it is no wording.
        form = (await FormAsync(first, "hy")).Form with { Text = "Բոլորովին ոչ։" };
        var provision = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_treaty, first, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_treaty, first, provision with { State = ProvisionState.Parked }));
        await KeepAsync(first, form);
        (await FormAsync(first, "hy")).Stand.ShouldBe(TranslationStand.Current);
    }

    [Fact]
    public async Task A_draft_freezes_it_for_its_readers_and_nothing_newer_is_known_to_them()
    {
        var (first, second) = (await WriteAsync("First."), await WriteAsync("Second."));
        await TranslateAsync(first, "hy", "Առաջին։");
        await TranslateAsync(second, "hy", "Երկրորդ։");
        await WordAsync(second, "Second, worded anew.");
        await WriteAsync("Third.");
        var closed = await TableAsync(Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        await TranslateAsync(first, "hy", "Ավելի ուշ։");
        var shown = await _database.SendAsync(_world.Head, new ReadParallel(_treaty, closed, "hy"));
        shown.Lines.Select(l => (l.Stand, l.Text)).ShouldBe([(TranslationStand.Current, "Առաջին։"), (TranslationStand.Earlier, "Երկրորդ։"), (TranslationStand.Missing, "")]);
        (shown.Tally, shown.Draft.Readers).ShouldBe((new LanguageTally("hy", true, 1, 1, 1), Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id)));
        foreach (var viewer in new[] { _world.OtherHead, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadParallel(_treaty, closed, "hy")));
            (await _database.AsAsync(viewer, db => db.DraftTranslations.CountAsync(Stop))).ShouldBe(0);
        }

        foreach (var language in new[] { "az", "en", "ru", "" })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadParallel(_treaty, closed, language)));
        }

        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.Observer })
        {
            (await _database.AsAsync(viewer, db => db.ProvisionTranslations.CountAsync(Stop))).ShouldBe(0, "the working text is the mediators' in every language");
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadTextInLanguage(_treaty, "hy", false)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadTranslationForm(_treaty, first, "hy")));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new KeepTranslation(_treaty, first, "hy", new TranslationForm { Text = "Ոչ" })));
        }
    }

    [Fact]
    public async Task The_file_of_a_draft_holds_all_its_languages_and_is_what_its_fingerprint_is_taken_over()
    {
        var first = await WriteAsync("First.");
        var plain = await TableAsync(Parties);
        var (translated, token) = (await TranslateAsync(first, "hy", "Առաջին։"), await TableAsync(Parties));
        translated.ShouldBeNull();
        var exported = await _database.SendAsync(_world.Head, new ExportDraft(_treaty, token, DraftFormat.Json));
        Encoding.UTF8.GetString(exported.Content!).ShouldContain("Առաջին։");
        Convert.ToHexStringLower(SHA256.HashData(exported.Content!)).ShouldBe(exported.Page.Draft.Hash);
        exported.Page.Draft.Translated.ShouldBe([new AgreementLanguageFacts("hy", true)]);
        var before = await _database.SendAsync(_world.Head, new ExportDraft(_treaty, plain, DraftFormat.Json));
        Encoding.UTF8.GetString(before.Content!).ShouldContain("\"negotiations/draft/1\"");
        Convert.ToHexStringLower(SHA256.HashData(before.Content!)).ShouldBe(before.Page.Draft.Hash);

        await _database.SendAsync(_world.Head, new ExportParallel(_treaty, token, "hy"));
        var noted = await _database.AsAsync(World.Auditor, db => db.AuditEntries.AsNoTracking().Where(e => e.Action == AuditAction.Exported).OrderByDescending(e => e.Sequence).FirstAsync(Stop));
        noted.OwnerId.ShouldBe(_world.Talks.First.Id, "what a delegation takes stands in its own trail");
        noted.Details.ShouldStartWith("pdf; in hy; ");
        (await _database.SendAsync(World.Auditor, new VerifyTrail())).Break.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_tables_what_was_put_into_another_language_since_it_was_looked_at()
    {
        var first = await WriteAsync("First.");
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_treaty, Parties));
        step.Languages.ShouldBeEmpty();
        await TranslateAsync(first, "hy", "Առաջին։");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new TableDraft(_treaty, step.Key, Parties, "", step.Token)))).Rule.ShouldBe("draft.changed-since");
        (await _database.SendAsync(_world.Staff, new PrepareDraft(_treaty, Parties))).Languages.ShouldBe([new LanguageTally("hy", true, 1, 0, 0)]);
    }

    [Fact]
    public async Task A_language_that_is_left_out_is_neither_shown_nor_tabled_and_nothing_of_it_is_lost()
    {
        var first = await WriteAsync("First.");
        await TranslateAsync(first, "hy", "Առաջին։");
        await LanguagesAsync(new("en", true), new("az", false));
        await Should.ThrowAsync<NotFound>(() => ReadAsync("hy"));
        await Should.ThrowAsync<NotFound>(() => FormAsync(first, "hy"));
        await Should.ThrowAsync<NotFound>(() => KeepAsync(first, new TranslationForm { Text = "Ոչ" }));
        (await _database.SendAsync(_world.Staff, new PrepareDraft(_treaty, Parties))).Languages.ShouldBeEmpty();
        var without = await TableAsync(Parties);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new ReadParallel(_treaty, without, "hy")));
        await LanguagesAsync(new("en", true), new("az", false), new("hy", false));
        (await ReadAsync("hy")).Rows.Single().Both.Text.ShouldBe("Առաջին։");
        var draft = await TableAsync(Parties);
        await LanguagesAsync(new AgreementLanguageFacts("en", true));
        (await _database.SendAsync(_world.OtherHead, new ReadParallel(_treaty, draft, "hy"))).Tally.IsAuthentic.ShouldBeFalse("as it was when it was tabled, whatever is said of the agreement since");
    }

    [Fact]
    public async Task A_provision_that_is_put_back_has_its_other_languages_and_none_is_worded_while_it_is_out()
    {
        var (first, _) = (await WriteAsync("First."), await WriteAsync("Second."));
        await TranslateAsync(first, "hy", "Առաջին։");
        await _database.SendAsync(_world.Staff, new TakeOutProvision(_treaty, first));
        (await ReadAsync("hy")).Tally.ShouldBe(new LanguageTally("hy", true, 0, 0, 1));
        (await Should.ThrowAsync<RuleViolation>(() => TranslateAsync(first, "hy", "Ուրիշ"))).Rule.ShouldBe("provision.taken-out");
        (await FormAsync(first, "hy")).TakenOut.ShouldBeTrue();
        await _database.SendAsync(_world.Staff, new PutBackProvision(_treaty, first));
        (await ReadAsync("hy")).Tally.ShouldBe(new LanguageTally("hy", true, 1, 0, 1));
    }

    [Fact]
    public async Task A_draft_is_found_by_its_words_in_every_language_by_those_who_read_it()
    {
        var first = await WriteAsync("First.");
        await TranslateAsync(first, "hy", "Խաղաղություն է։");
        (await _database.SendAsync(_world.Staff, new FindRecords("Խաղաղություն"))).Total.ShouldBe(0, "a working text is not found");
        var draft = await TableAsync(Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        var found = (await _database.SendAsync(_world.Head, new FindRecords("Խաղաղություն"))).Rows.Single();
        (found.Kind, found.Within, found.Language).ShouldBe((IndexKind.DraftTranslation, draft.Value, "hy"));
        (await _database.SendAsync(_world.OtherHead, new FindRecords("Խաղաղություն"))).Total.ShouldBe(0);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await TableAsync(Parties);
        (await _database.SendAsync(_world.Head, new FindRecords("Խաղաղություն"))).Rows.Single().Within.ShouldBe(later.Value, "in the latest draft that may be read");
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_keeps_one()
    {
        var first = await WriteAsync("First.");
        var form = (await FormAsync(first, "hy")).Form with { Text = "Առաջին։" };
        await KeepAsync(first, form);
        await Should.ThrowAsync<EditConflict>(() => KeepAsync(first, form));
        (await _database.AsAsync(_world.Staff, db => db.ProvisionTranslations.CountAsync(Stop))).ShouldBe(1);
    }

    private Task<TextInLanguagePage> ReadAsync(string language, bool toDo = false) => _database.SendAsync(_world.Staff, new ReadTextInLanguage(_treaty, language, toDo));

    private Task<TranslationFormPage> FormAsync(Id<Provision> provision, string language) => _database.SendAsync(_world.Staff, new ReadTranslationForm(_treaty, provision, language));

    private Task<Id<Provision>?> KeepAsync(Id<Provision> provision, TranslationForm form) => _database.SendAsync(_world.Staff, new KeepTranslation(_treaty, provision, "hy", form));

    private async Task<Id<Provision>?> TranslateAsync(Id<Provision> provision, string language, string text) =>
        await _database.SendAsync(_world.Staff, new KeepTranslation(_treaty, provision, language, (await FormAsync(provision, language)).Form with { Text = text }));

    private Task<Id<Provision>> WriteAsync(string text, ProvisionKind kind = ProvisionKind.Article, string heading = "") =>
        _database.SendAsync(_world.Staff, new KeepProvision(_treaty, null, new ProvisionForm { Kind = kind, Heading = heading, Text = text }));

    private async Task WordAsync(Id<Provision> provision, string text)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_treaty, provision, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_treaty, provision, form with { Text = text }));
    }

    private async Task LanguagesAsync(params AgreementLanguageFacts[] languages)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadAgreementForm(_treaty))).Form;
        await _database.SendAsync(_world.Staff, new KeepAgreement(_treaty, form with { Languages = languages }));
    }

    private async Task<Id<Draft>> TableAsync(Audience readers)
    {
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_treaty, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(_treaty, step.Key, readers, "", step.Token));
    }
}
