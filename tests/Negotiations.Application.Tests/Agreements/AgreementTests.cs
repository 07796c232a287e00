using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.Commitments;
using Negotiations.Application.Mediators;
using Negotiations.Application.Parties;
using Negotiations.Application.Search;
using Negotiations.Application.Timeline;
using Negotiations.Application.Visits;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;
using Mediator = Negotiations.Domain.Mediators.Mediator;
using Move = Negotiations.Application.WorkingTexts.Move;

namespace Negotiations.Application.Tests.Agreements;

public abstract class AgreementTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : AgreementTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : AgreementTests(DatabaseProvider.SqlServer);

    private static readonly Audience Parties = Audience.Of(Sharing.Parties, null);

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(Sharing.MediatorsOnly, "Lead Staff")]
    [InlineData(Sharing.OneDelegation, "Lead Staff Head Delegate")]
    [InlineData(Sharing.Parties, "Lead Staff Head Delegate OtherHead OtherDelegate")]
    [InlineData(Sharing.AllMembers, "Lead Staff Head Delegate OtherHead OtherDelegate Observer")]
    public async Task It_is_known_to_those_it_is_shared_with_and_never_to_the_intermediary(Sharing sharing, string known)
    {
        var id = await OpenAsync(sharing);
        var everybody = new Dictionary<string, Viewer>
        {
            ["Lead"] = _world.Lead, ["Staff"] = _world.Staff, ["Head"] = _world.Head, ["Delegate"] = _world.Delegate, ["OtherHead"] = _world.OtherHead, ["OtherDelegate"] = _world.OtherDelegate, ["Observer"] = _world.Observer,
        };
        foreach (var (name, viewer) in everybody)
        {
            var list = await _database.SendAsync(viewer, new ReadAgreements());
            if (known.Split(' ').Contains(name))
            {
                (list.Total, list.Rows.Single().Id).ShouldBe((1, id), name);
                (await _database.SendAsync(viewer, new ReadAgreement(id))).Agreement.Title.ShouldBe("Treaty");
            }
            else
            {
                list.Total.ShouldBe(0, name);
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadAgreement(id)));
            }
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadAgreements()));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadAgreement(id)));
    }

    [Fact]
    public async Task All_that_is_wrong_with_what_is_said_of_it_is_said_at_once()
    {
        var form = new AgreementForm { Parties = [_world.Talks.First.Id], Languages = [new("", true)], Sharing = Sharing.OneDelegation };
        var wrong = await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new KeepAgreement(null, form)));
        wrong.Errors.Select(e => e.PropertyName).ShouldBe(["Heading", "Languages[0].Tag", "Delegation", "Parties"], ignoreOrder: true);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new KeepAgreement(null, Form(Sharing.Parties) with { Parties = [_world.Talks.First.Id, _world.OtherTalks.First.Id] })));
    }

    [Fact]
    public async Task Two_who_describe_it_at_once_are_shown_both_and_nothing_is_overwritten()
    {
        var id = await OpenAsync();
        var form = (await _database.SendAsync(_world.Staff, new ReadAgreementForm(id))).Form;
        await _database.SendAsync(_world.Lead, new KeepAgreement(id, form with { Title = "Treaty of peace", Languages = [new("hy", true), new("az", true), new("en", false)] }));
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new KeepAgreement(id, form with { Title = "Mine" })));
        ((AgreementForm)conflict.Current).Title.ShouldBe("Treaty of peace");
        await _database.SendAsync(_world.Staff, new KeepAgreement(id, form with { Title = "Mine", VersionToken = conflict.Token }));
        var page = await _database.SendAsync(_world.Head, new ReadAgreement(id));
        (page.Agreement.Title, page.Languages.Single().Tag).ShouldBe(("Mine", "en"));
    }

    [Fact]
    public async Task The_mediators_write_the_text_and_nobody_else_knows_of_it()
    {
        var id = await OpenAsync();
        var before = await KnownAsync(_world.Head, id);
        var article = await WriteAsync(id, "Each party respects the border.");
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadWorkingText(id)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadProvisionForm(id, article, default)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new KeepProvision(id, article, new ProvisionForm { Kind = ProvisionKind.Article, Text = "x" })));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new PrepareDraft(id, null)));
        }

        (await KnownAsync(_world.Head, id)).ShouldBe(before);
        (await _database.SendAsync(_world.Staff, new ReadAgreement(id))).Provisions.ShouldBe(1);
        (await _database.SendAsync(_world.Staff, new FindRecords("border"))).Counts.ShouldBeEmpty("a working text is not found");
    }

    [Fact]
    public async Task What_is_tabled_to_one_delegation_moves_nothing_for_the_other()
    {
        var id = await OpenAsync();
        await WriteAsync(id, "Each party respects the border.");
        var before = await KnownAsync(_world.OtherHead, id);
        _database.Clock.Advance(TimeSpan.FromMinutes(5));
        var kept = await TableAsync(id, Audience.Mediators);
        var shown = await TableAsync(id, Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        (await KnownAsync(_world.OtherHead, id)).ShouldBe(before);
        foreach (var draft in new[] { kept, shown })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new ReadTabledDraft(id, draft)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new ExportDraft(id, draft, DraftFormat.Json)));
        }

        (await _database.SendAsync(_world.Head, new ReadTabledDraft(id, shown))).Draft.Number.ShouldBeNull();
        (await _database.SendAsync(_world.Head, new ReadAgreement(id))).Drafts.Select(d => d.Id).ShouldBe([shown]);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Head, new ReadTabledDraft(id, kept)));

        var first = await TableAsync(id, Parties);
        var second = await TableAsync(id, Parties);
        foreach (var viewer in new[] { _world.Lead, _world.Head, _world.OtherHead })
        {
            (await _database.SendAsync(viewer, new ReadTabledDraft(id, first))).Draft.Number.ShouldBe(1);
            (await _database.SendAsync(viewer, new ReadTabledDraft(id, second))).Draft.Number.ShouldBe(2);
        }

        (await _database.SendAsync(_world.OtherHead, new ReadAgreement(id))).Drafts.Select(d => d.Number).ShouldBe([2, 1], ignoreOrder: true);
    }

    [Fact]
    public async Task A_commitment_begins_with_the_words_and_the_readers_of_the_provision_that_lays_it_down()
    {
        var id = await OpenAsync();
        var article = await WriteAsync(id, "Each Party hands over its maps of mines.", heading: "Mines");
        var draft = await TableAsync(id, Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        await WordAsync(id, article, "Worded anew");

        var form = (await _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, Draft: draft, Provision: article))).Form;
        (form.What, form.Statement).ShouldBe(("Each Party hands over its maps of mines.", "Treaty, 1, Mines"));
        form.Source.ShouldNotBeEmpty();
        (form.Sharing, form.Delegation).ShouldBe((Sharing.OneDelegation, (Id<Domain.Parties.Party>?)_world.Talks.First.Id));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, Draft: draft, Provision: Id<Provision>.New())));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new ReadCommitmentForm(null, Draft: draft)));
    }

    [Fact]
    public async Task A_draft_says_what_the_text_said_and_its_file_proves_it()
    {
        var id = await OpenAsync();
        var article = await WriteAsync(id, "Սահմանը");
        await WriteAsync(id, "Paragraph", ProvisionKind.Paragraph, article);
        var draft = await TableAsync(id, Parties);
        await WordAsync(id, article, "Worded anew");

        var page = await _database.SendAsync(_world.Head, new ReadTabledDraft(id, draft));
        page.Text.Lines.Select(l => (l.Place.Label, l.Place.Provision.Text, l.Depth)).ShouldBe([("1", "Սահմանը", 0), ("1(1)", "Paragraph", 1)]);
        var exported = await _database.SendAsync(_world.Head, new ExportDraft(id, draft, DraftFormat.Json));
        Convert.ToHexStringLower(SHA256.HashData(exported.Content!)).ShouldBe(page.Draft.Hash);
        Encoding.UTF8.GetString(exported.Content!).ShouldContain("Սահմանը");
        var told = await _database.SendAsync(_world.Head, new ReadOwnTrail(null));
        told.Acts.SelectMany(a => a.Parts).ShouldContain(l => l.RecordType == nameof(Draft) && l.Action == AuditAction.Exported);
        await _database.SendAsync(_world.Staff, new ExportDraft(id, draft, DraftFormat.Text));
        (await _database.SendAsync(_world.Head, new ReadOwnTrail(null))).Acts.SelectMany(a => a.Parts).Count(l => l.RecordType == nameof(Draft)).ShouldBe(1, "what the mediators do with it is not told");
    }

    [Fact]
    public async Task What_is_confirmed_is_what_was_looked_at_and_twice_is_once()
    {
        var id = await OpenAsync();
        var article = await WriteAsync(id, "Text");
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(id, Parties));
        (step.Number, step.People.Sum(p => p.People)).ShouldBe((1, 6));
        await WordAsync(id, article, "Another");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new TableDraft(id, step.Key, Parties, "", step.Token)))).Rule.ShouldBe("draft.changed-since");

        var again = await _database.SendAsync(_world.Staff, new PrepareDraft(id, Parties));
        var twice = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _database.SendAsync(_world.Staff, new TableDraft(id, again.Key, Parties, "", again.Token))));
        twice.ShouldBe([again.Key, again.Key]);
        (await _database.SendAsync(_world.Staff, new ReadAgreement(id))).Agreement.LastDraft.ShouldBe(1);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new PrepareDraft(id, Audience.PartiesAndObservers)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new TableDraft(id, Id<Draft>.New(), Audience.Of(Sharing.OneDelegation, _world.OtherTalks.First.Id), "", again.Token)));
    }

    [Fact]
    public async Task Those_who_table_at_once_get_different_numbers()
    {
        var id = await OpenAsync();
        await WriteAsync(id, "Text");
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(id, Parties));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _database.SendAsync(_world.Staff, new TableDraft(id, Id<Draft>.New(), Parties, "", step.Token))));
        (await _database.SendAsync(_world.Head, new ReadAgreement(id))).Drafts.Select(d => d.Number!.Value).ShouldBe([1, 2, 3, 4], ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_words_a_provision_second_is_shown_both_and_neighbours_are_in_nobodys_way()
    {
        var id = await OpenAsync();
        var (one, other) = (await WriteAsync(id, "One"), await WriteAsync(id, "Other"));
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(id, one, default))).Form;
        // Its neighbour is worded, another is put before it, and it is moved: none of that is a change of its words.
        await WordAsync(id, other, "Other, worded anew");
        await _database.SendAsync(_world.Lead, new KeepProvision(id, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = "Between", Place = new(null, one) }));
        await _database.SendAsync(_world.Lead, new MoveProvision(id, one, Move.Down));
        await _database.SendAsync(_world.Staff, new KeepProvision(id, one, form with { Text = "Mine" }));
        var theirs = (await _database.SendAsync(_world.Lead, new ReadProvisionForm(id, one, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(id, one, theirs with { Text = "Staff's" }));

        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new KeepProvision(id, one, theirs with { Text = "Lead's" })));
        (((ProvisionForm)conflict.Current).Text, conflict.ChangedBy).ShouldBe(("Staff's", _world.Staff.Name));
        (await TextsAsync(id)).ShouldBe(["Between", "Staff's", "Other, worded anew"]);
        await _database.SendAsync(_world.Lead, new KeepProvision(id, one, theirs with { Text = "Lead's", VersionToken = conflict.Token }));
        (await TextsAsync(id)).ShouldBe(["Between", "Lead's", "Other, worded anew"]);
    }

    [Fact]
    public async Task Those_who_write_at_once_all_find_their_words_again()
    {
        var id = await OpenAsync();
        var first = await WriteAsync(id, "First");
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            _database.SendAsync(i % 2 == 0 ? _world.Staff : _world.Lead, new KeepProvision(id, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = $"{i}", Place = new(null, first) }))));
        (await TextsAsync(id)).ShouldBe(["First", "0", "1", "2", "3", "4", "5"], ignoreOrder: true);
        (await TextsAsync(id))[0].ShouldBe("First");
    }

    [Fact]
    public async Task Provisions_are_moved_up_down_in_and_out_where_they_can_stand()
    {
        var id = await OpenAsync();
        var chapter = await WriteAsync(id, "I", ProvisionKind.Chapter);
        var next = await WriteAsync(id, "II", ProvisionKind.Chapter);
        var one = await WriteAsync(id, "one", ProvisionKind.Article, chapter);
        await WriteAsync(id, "two", ProvisionKind.Article, chapter);
        await WriteAsync(id, "three", ProvisionKind.Article, next);
        (await TextsAsync(id)).ShouldBe(["I", "one", "two", "II", "three"]);

        async Task MovesAsync(Id<Provision> what, Move move, params string[] then)
        {
            await _database.SendAsync(_world.Staff, new MoveProvision(id, what, move));
            (await TextsAsync(id)).ShouldBe(then);
        }

        await MovesAsync(one, Move.Down, "I", "two", "one", "II", "three");
        await MovesAsync(one, Move.Down, "I", "two", "II", "one", "three");
        await MovesAsync(one, Move.Up, "I", "two", "one", "II", "three");
        await MovesAsync(one, Move.Out, "I", "two", "one", "II", "three");
        (await _database.SendAsync(_world.Staff, new ReadWorkingText(id))).Provisions.Single(p => p.Id == one).Line.Depth.ShouldBe(0);
        await MovesAsync(one, Move.In, "I", "two", "one", "II", "three");
        await MovesAsync(next, Move.Up, "II", "three", "I", "two", "one");
        var page = await _database.SendAsync(_world.Staff, new ReadWorkingText(id));
        page.Provisions.Single(p => p.Id == next).Moves.ShouldBe([Move.Down]);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new MoveProvision(id, next, Move.In)))).Rule.ShouldBe("provision.nowhere");
    }

    [Fact]
    public async Task What_is_taken_out_is_kept_with_all_under_it_and_can_be_put_back()
    {
        var id = await OpenAsync();
        var chapter = await WriteAsync(id, "I", ProvisionKind.Chapter);
        var article = await WriteAsync(id, "one", ProvisionKind.Article, chapter);
        await WriteAsync(id, "(1)", ProvisionKind.Paragraph, article);
        await WriteAsync(id, "(2)", ProvisionKind.Paragraph, article);
        await WriteAsync(id, "last");
        var form = (await _database.SendAsync(_world.Lead, new ReadProvisionForm(id, article, default))).Form;
        (await _database.SendAsync(_world.Staff, new PrepareTakingOut(id, chapter))).Lines.Count.ShouldBe(4);
        await _database.SendAsync(_world.Staff, new TakeOutProvision(id, chapter));
        (await TextsAsync(id)).ShouldBe(["last"]);
        // Whoever was writing it keeps the words, and is told.
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new KeepProvision(id, article, form with { Text = "Mine" })))).Rule.ShouldBe("provision.taken-out");
        (await _database.SendAsync(_world.Lead, new ReadProvisionForm(id, article, default))).TakenOut.ShouldBeTrue();

        var taken = (await _database.SendAsync(_world.Staff, new ReadWorkingText(id))).TakenOut.Single();
        (taken.Id, taken.WithOthers).ShouldBe((chapter, 3));
        await _database.SendAsync(_world.Staff, new PutBackProvision(id, chapter));
        (await TextsAsync(id)).ShouldBe(["last", "I", "one", "(1)", "(2)"]);
        await _database.SendAsync(_world.Lead, new KeepProvision(id, article, form with { Text = "Mine" }));
    }

    [Fact]
    public async Task Two_texts_that_one_may_read_are_compared_and_no_others()
    {
        var id = await OpenAsync();
        var article = await WriteAsync(id, "Each party respects the border.");
        var first = await TableAsync(id, Parties);
        _database.Clock.Advance(TimeSpan.FromHours(1));
        await WordAsync(id, article, "Each party respects the common border.");
        var second = await TableAsync(id, Parties);
        var closed = await TableAsync(id, Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));

        foreach (var (one, other) in new[] { (first, second), (second, first) })
        {
            var comparison = await _database.SendAsync(_world.OtherHead, new CompareDrafts(id, one, other));
            (comparison.Before.Id, comparison.After!.Id).ShouldBe((first, second), "from the earlier to the later");
            comparison.Redline.Changes.Single().Description.ShouldBe("“common” put in");
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new CompareDrafts(id, first, closed)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new CompareWithWorkingText(id, first)));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Lead, new CompareDrafts(id, first, first)));
        (await _database.SendAsync(_world.Head, new CompareDrafts(id, first, closed))).Audience.ShouldBe(PageAudience.DelegationAndMediators);
        var working = await _database.SendAsync(_world.Staff, new CompareWithWorkingText(id, first));
        (working.After, working.Redline.Changes.Count, working.Audience).ShouldBe((null, 1, PageAudience.Mediators));
        (await _database.SendAsync(_world.Head, new ExportRedline(id, first, second, DraftFormat.Text))).Comparison.Redline.Changes.Count.ShouldBe(1);
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Head, new ExportRedline(id, first, second, DraftFormat.Json)));
    }

    [Fact]
    public async Task The_lead_mediator_alone_records_acts_about_drafts_that_all_may_read()
    {
        var id = await OpenAsync();
        await WriteAsync(id, "Text");
        var closed = await TableAsync(id, Audience.Mediators);
        var common = await TableAsync(id, Parties);
        var form = new ActForm { Kind = ActKind.Initials, Party = _world.Talks.First.Id, On = PartialDate.Parse("2022-10-04"), By = "A minister", Draft = common };
        foreach (var viewer in new[] { _world.Staff, _world.Head, _world.Observer })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new RecordAct(id, form)));
        }

        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new RecordAct(id, form with { Draft = closed })))).Field.ShouldBe("Draft");
        await _database.SendAsync(_world.Lead, new RecordAct(id, form));
        await _database.SendAsync(_world.Lead, new RecordAct(id, form with { Party = _world.Talks.Second.Id }));
        var page = await _database.SendAsync(_world.OtherHead, new ReadAgreement(id));
        (page.Agreement.Status, page.Acts.Count, page.Acts[0].DraftId, page.Acts[0].By).ShouldBe((AgreementStatus.Initialled, 2, common, "A minister"));
        (await Should.ThrowAsync<RuleViolation>(() => WriteAsync(id, "More"))).Rule.ShouldBe("agreement.text-stays");
        (await Should.ThrowAsync<RuleViolation>(() => TableAsync(id, Parties))).Rule.ShouldBe("agreement.text-stays");
    }

    [Fact]
    public async Task Each_is_told_what_changed_as_far_as_it_may_be_read()
    {
        var id = await OpenAsync();
        await WriteAsync(id, "Each party respects the border.", heading: "Frontiers");
        await TableAsync(id, Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id));
        async Task<(int Changes, int Timeline, int Found)> ToldAsync(Viewer viewer) => (
            (await _database.SendAsync(viewer, new ReadChanges())).Rows.Where(r => r.Kind is ChangeKind.Draft or ChangeKind.Act or ChangeKind.Agreement).Sum(r => r.Count),
            (await _database.SendAsync(viewer, new ReadTimeline(new TimelineFilter()))).Counts.Where(c => c.Key is TimelineKind.Draft or TimelineKind.Act).Sum(c => c.Value),
            (await _database.SendAsync(viewer, new FindRecords("border frontiers"))).Total);
        (await ToldAsync(_world.Head)).ShouldBe((2, 1, 1));
        (await ToldAsync(_world.OtherHead)).ShouldBe((1, 0, 0), "the agreement alone");
        (await ToldAsync(_world.Intermediary)).ShouldBe((0, 0, 0));

        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await TableAsync(id, Parties);
        await _database.SendAsync(_world.Lead, new RecordAct(id, new ActForm { Kind = ActKind.AcceptsAdReferendum, Party = _world.Talks.First.Id, On = PartialDate.Parse("2022-10") }));
        (await ToldAsync(_world.OtherHead)).ShouldBe((3, 2, 1));
        (await ToldAsync(_world.Head)).ShouldBe((4, 3, 1), "of a provision the latest draft in which it may be read is found");
        var found = (await _database.SendAsync(_world.Head, new FindRecords("frontiers"))).Rows.Single();
        (found.Kind, found.BelongsTo, found.Where).ShouldBe((IndexKind.DraftProvision, id.Value, "Treaty"));
        var timeline = await _database.SendAsync(_world.OtherHead, new ReadTimeline(new TimelineFilter { Kinds = [TimelineKind.Act, TimelineKind.Draft] }));
        timeline.Entries.Select(e => (e.Row.Act, e.Row.Number, e.Row.AgreementId, e.Row.PartyCode)).ShouldBe([(ActKind.AcceptsAdReferendum, null, id.Value, "ONE"), (null, 1, id.Value, null)], ignoreOrder: true);
        (await _database.SendAsync(_world.Head, new FindRecords("treaty"))).Rows.Single().Kind.ShouldBe(IndexKind.Agreement);
    }

    [Fact]
    public async Task Its_mediators_are_read_by_whoever_may_know_of_it_and_by_nobody_else()
    {
        var (state, organisation) = (await MediatorAsync("A kingdom"), await MediatorAsync("An alliance"));
        var form = Form(Sharing.OneDelegation) with { Mediators = [new(state, MediatorRole.Mediator), new(state, MediatorRole.Guarantor), new(organisation, MediatorRole.Witness)] };
        var id = await _database.SendAsync(_world.Staff, new KeepAgreement(null, form));
        foreach (var viewer in new[] { _world.Lead, _world.Staff, _world.Head, _world.Delegate })
        {
            var page = await _database.SendAsync(viewer, new ReadAgreement(id));
            page.Agreement.Mediators.ShouldBe(form.Mediators, ignoreOrder: true);
            page.Mediators.Select(m => m.Name).ShouldBe(["A kingdom", "A state", "An alliance"], ignoreOrder: true);
            (await _database.SendAsync(viewer, new ReadAgreements())).Rows.Single().Mediators.ShouldBe(form.Mediators, ignoreOrder: true);
        }

        foreach (var viewer in new[] { _world.OtherHead, _world.OtherDelegate, _world.Observer, _world.Intermediary })
        {
            (await _database.AsAsync(viewer, db => db.AgreementMediators.CountAsync(Stop))).ShouldBe(0);
        }
    }

    [Fact]
    public async Task The_mediators_of_an_agreement_are_those_of_the_process_and_change_with_it()
    {
        var (state, organisation) = (await MediatorAsync("A kingdom"), await MediatorAsync("An alliance"));
        await _database.SendAsync(_world.Lead, new KeepMediator(null, new MediatorForm(MediatorKind.Organisation, "A committee", MediatorRole.NeutralIntermediary, null, null, Guid.Empty)));
        (await _database.SendAsync(_world.Staff, new ReadAgreementForm(null))).Mediators.Select(m => m.Name).ShouldBe(["A kingdom", "A state", "An alliance"], "an intermediary takes no part");
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new KeepAgreement(null, Form(Sharing.Parties) with { Mediators = [new(Id<Mediator>.New(), MediatorRole.Host)] })));
        var wrong = await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new KeepAgreement(null, Form(Sharing.Parties) with { Mediators = [new(state, MediatorRole.NeutralIntermediary)] })));
        wrong.Errors.Select(e => e.PropertyName).ShouldBe(["Mediators"]);

        var id = await OpenAsync();
        var form = (await _database.SendAsync(_world.Staff, new ReadAgreementForm(id))).Form;
        form.Mediators.ShouldBeEmpty();
        await _database.SendAsync(_world.Staff, new KeepAgreement(id, form with { Mediators = [new(state, MediatorRole.Host), new(organisation, MediatorRole.Chair)] }));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new DeleteMediator(state)))).Rule.ShouldBe("mediator.agreed");
        form = (await _database.SendAsync(_world.Staff, new ReadAgreementForm(id))).Form;
        form.Mediators.ShouldBe([new(state, MediatorRole.Host), new(organisation, MediatorRole.Chair)], ignoreOrder: true);
        await _database.SendAsync(_world.Staff, new KeepAgreement(id, form with { Mediators = [new(organisation, MediatorRole.Chair)] }));
        await _database.SendAsync(_world.Lead, new DeleteMediator(state));
        (await _database.SendAsync(_world.Head, new ReadAgreement(id))).Agreement.Mediators.ShouldBe([new(organisation, MediatorRole.Chair)]);
    }

    [Fact]
    public async Task A_guarantor_signs_and_the_parties_alone_lead_the_agreement_on()
    {
        var guarantor = new AgreementMediatorFacts(await MediatorAsync("A kingdom"), MediatorRole.Guarantor);
        var id = await _database.SendAsync(_world.Staff, new KeepAgreement(null, Form(Sharing.Parties) with { Mediators = [guarantor] }));
        await WriteAsync(id, "Each party respects the border.");
        var draft = await TableAsync(id, Parties);
        var before = (await _database.SendAsync(_world.Head, new ReadAgreement(id))).Drafts.Single().Hash;
        var form = new ActForm { Kind = ActKind.Signs, Mediator = guarantor, By = "A president", On = PartialDate.Parse("2022-10-04"), Draft = draft };
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new RecordAct(id, form with { Mediator = guarantor with { Role = MediatorRole.Witness } })))).Field.ShouldBe("Mediator");
        await _database.SendAsync(_world.Lead, new RecordAct(id, form));
        var page = await _database.SendAsync(_world.OtherHead, new ReadAgreement(id));
        (page.Agreement.Status, page.Acts.Single().Signatory, page.Acts.Single().By, page.Drafts.Single().Hash).ShouldBe((AgreementStatus.Drafting, guarantor, "A president", before));
        var told = (await _database.SendAsync(_world.OtherHead, new ReadTimeline(new TimelineFilter { Kinds = [TimelineKind.Act] }))).Entries.Single().Row;
        (told.Act, told.PartyCode, told.PartyMark).ShouldBe((ActKind.Signs, TimelineRow.OfMediators, null));
        (told.Mediator, told.As).ShouldBe(("A kingdom", MediatorRole.Guarantor));
        var kept = (await _database.SendAsync(_world.Staff, new ReadAgreementForm(id))).Form;
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new KeepAgreement(id, kept with { Mediators = [] })))).Field.ShouldBe("Mediators");
    }

    private async Task<Id<Mediator>> MediatorAsync(string name)
    {
        await _database.SendAsync(_world.Lead, new KeepMediator(null, new MediatorForm(MediatorKind.State, name, MediatorRole.Mediator, null, null, Guid.Empty)));
        return (await _database.SendAsync(_world.Lead, new ViewParties())).Mediators.Single(m => m.Name == name).Id;
    }

    private async Task<string> KnownAsync(Viewer viewer, Id<Agreement> id)
    {
        var page = await _database.SendAsync(viewer, new ReadAgreement(id));
        var row = await _database.AsAsync(viewer, db => db.Agreements.AsNoTracking().SingleAsync(a => a.Id == id, Stop));
        var changes = await _database.SendAsync(viewer, new ReadChanges());
        var found = await _database.AsAsync(viewer, db => db.IndexEntries.CountAsync(Stop));
        return System.Text.Json.JsonSerializer.Serialize(new { page, row.VersionToken, row.ChangedAt, row.ChangedBy, row.Status, row.LastDraft, changes.Rows, found });
    }

    private AgreementForm Form(Sharing sharing) => new()
    {
        Title = "Treaty",
        Kind = AgreementKind.PeaceTreaty,
        Parties = [_world.Talks.First.Id, _world.Talks.Second.Id],
        Languages = [new("en", true)],
        Sharing = sharing,
        Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
    };

    private Task<Id<Agreement>> OpenAsync(Sharing sharing = Sharing.Parties) => _database.SendAsync(_world.Staff, new KeepAgreement(null, Form(sharing)));

    private Task<Id<Provision>> WriteAsync(Id<Agreement> id, string text, ProvisionKind kind = ProvisionKind.Article, Id<Provision>? under = null, string heading = "") =>
        _database.SendAsync(_world.Staff, new KeepProvision(id, null, new ProvisionForm { Kind = kind, Heading = heading, Text = text, Place = new(under, null) }));

    private async Task WordAsync(Id<Agreement> id, Id<Provision> provision, string text)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(id, provision, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(id, provision, form with { Text = text }));
    }

    private async Task<List<string>> TextsAsync(Id<Agreement> id) => [.. (await _database.SendAsync(_world.Staff, new ReadWorkingText(id))).Text.Lines.Select(l => l.Place.Provision.Text)];

    private async Task<Id<Draft>> TableAsync(Id<Agreement> id, Audience readers)
    {
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(id, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(id, step.Key, readers, "", step.Token));
    }
}
