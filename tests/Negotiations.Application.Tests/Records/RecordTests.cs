using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Notices;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Records;

public abstract class RecordTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : RecordTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : RecordTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Meeting> _meeting;
    private Id<AgendaItem> _point;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        (_meeting, _point) = await MeetAsync(Sharing.AllMembers);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_record_is_drafted_from_the_notes_that_were_chosen_in_their_order()
    {
        var (first, second, third) = (await NoteAsync("First"), await NoteAsync("Second", _point), await NoteAsync("Third"));
        await _database.SendAsync(_world.Staff, new PutNotesIntoRecord(_meeting, Audience.PartiesAndObservers, [third, first]));

        (await TextsAsync()).ShouldBe(["Third", "First"]);
        (await _database.SendAsync(_world.Staff, new ReadRecordNotes(_meeting))).Notes.Select(n => n.Id).ShouldBe([second]);
        // What is in it already is not put in twice.
        await _database.SendAsync(_world.Lead, new PutNotesIntoRecord(_meeting, Audience.Mediators, [first, second]));
        (await TextsAsync()).ShouldBe(["Third", "First", "Second"]);
        var draft = await _database.SendAsync(_world.Staff, new ReadDraft(_meeting));
        draft.Form.Readers.ShouldBe(Audience.PartiesAndObservers);
        (draft.Form.Paragraphs[^1].Facts.AgendaItem, draft.Form.Paragraphs[0].Facts.SpeakerParty, draft.Form.Paragraphs[0].Facts.Speaker).ShouldBe((_point, _world.Talks.First.Id, "A minister"));
    }

    [Fact]
    public async Task Notes_that_were_not_kept_for_it_are_neither_offered_nor_taken()
    {
        var inside = await NoteAsync("Inside", reach: NoteReach.Mediators);
        var confidence = await NoteAsync("A confidence", reach: NoteReach.OneDelegation);
        (await _database.SendAsync(_world.Staff, new ReadRecordNotes(_meeting))).Notes.ShouldBeEmpty();
        foreach (var note in new[] { inside, confidence })
        {
            (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new PutNotesIntoRecord(_meeting, Audience.Mediators, [note])))).Rule.ShouldBe("record.note");
        }

        var (elsewhere, _) = await MeetAsync(Sharing.AllMembers);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new PutNotesIntoRecord(elsewhere, Audience.Mediators, [inside])));
    }

    [Fact]
    public async Task A_draft_is_nothing_to_anybody_but_the_mediators()
    {
        await DraftAsync("What was said");
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.Observer })
        {
            var standing = await _database.SendAsync(viewer, new ReadRecord(_meeting));
            (standing.Working, standing.Notes, standing.Versions.Count).ShouldBe((null, 0, 0), viewer.Name);
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadDraft(_meeting)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new PreviewRecord(_meeting)));
        }

        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Intermediary, new ReadRecord(_meeting)));
    }

    [Theory]
    [InlineData("PartiesAndObservers", "Head Delegate OtherHead OtherDelegate Observer Staff Lead")]
    [InlineData("Parties", "Head Delegate OtherHead OtherDelegate Staff Lead")]
    [InlineData("One", "Head Delegate Staff Lead")]
    [InlineData("Mediators", "Staff Lead")]
    public async Task What_is_circulated_and_approved_is_read_by_the_readers_that_were_chosen(string readers, string read)
    {
        var chosen = readers switch
        {
            "PartiesAndObservers" => Audience.PartiesAndObservers,
            "Parties" => Audience.Of(Sharing.Parties, null),
            "One" => Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id),
            _ => Audience.Mediators,
        };
        await DraftAsync("What was said", chosen);
        var circulated = await CirculateAsync();
        var approved = await ApproveAsync();
        foreach (var (name, viewer) in Viewers())
        {
            foreach (var version in new[] { circulated, approved })
            {
                if (read.Split(' ').Contains(name))
                {
                    (await _database.SendAsync(viewer, new ReadRecordVersion(_meeting, version))).Text.Sections.Single().Passages.Single().Text.ShouldBe("What was said", name);
                    (await _database.SendAsync(viewer, new ReadRecord(_meeting))).Versions.Count.ShouldBe(2, name);
                }
                else
                {
                    await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadRecordVersion(_meeting, version)), name);
                    await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ExportRecord(_meeting, version, RecordFormat.Docx)), name);
                }
            }
        }
    }

    [Fact]
    public async Task Who_will_read_it_is_told_by_people_before_it_goes_out()
    {
        await DraftAsync("What was said");
        var step = await _database.SendAsync(_world.Staff, new PrepareCirculation(_meeting));
        step.People.Select(p => (p.Role, p.PartyId, p.People)).ShouldBe(
            [
                (Role.LeadMediator, null, 1), (Role.MediatorStaff, null, 1), (Role.DelegationHead, _world.Talks.First.Id, 1), (Role.DelegationHead, _world.Talks.Second.Id, 1),
                (Role.DelegationMember, _world.Talks.First.Id, 1), (Role.DelegationMember, _world.Talks.Second.Id, 1), (Role.Observer, null, 1),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_reads_a_record_who_does_not_read_the_meeting()
    {
        var (caucus, _) = await MeetAsync(Sharing.OneDelegation);
        foreach (var wider in new[] { Audience.Of(Sharing.Parties, null), Audience.Of(Sharing.OneDelegation, _world.Talks.Second.Id), Audience.PartiesAndObservers })
        {
            (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new PutNotesIntoRecord(caucus, wider, [])))).Rule.ShouldBe("record.readers-of-meeting");
        }

        (await _database.SendAsync(_world.Staff, new ReadRecordNotes(caucus))).Readers.ShouldBe([Audience.Of(Sharing.OneDelegation, _world.Talks.First.Id), Audience.Mediators]);
    }

    [Fact]
    public async Task The_lead_mediator_alone_approves()
    {
        await DraftAsync("What was said");
        var token = (await _database.SendAsync(_world.Lead, new PrepareApproval(_meeting))).Token;
        foreach (var (name, viewer) in Viewers().Where(v => v.Name != "Lead"))
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ApproveRecord(_meeting, token, 0)), name);
        }

        // Nor does the database take it from staff, whatever code asked for it.
        await Should.ThrowAsync<AccessRefused>(() => _database.AsAsync(_world.Staff, async db =>
        {
            var record = await db.SharedRecords.SingleAsync(Stop);
            db.Add(record.Approve(await SourceAsync(db), "SALT", World.AuthorOf(_world.Staff, _database)));
            await db.SaveAsync(Stop);
        }));
        await ApproveAsync();
    }

    [Fact]
    public async Task What_is_approved_is_frozen_and_hashed_whatever_becomes_of_the_meeting()
    {
        await DraftAsync("What was said");
        var approved = await ApproveAsync();
        var before = await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, approved));
        var file = (await _database.SendAsync(_world.Head, new ExportRecord(_meeting, approved, RecordFormat.Json))).Json!;
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe(before.Version.Hash);

        var form = (await _database.SendAsync(_world.Staff, new ReadMeetingForm(_meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepMeeting(_meeting, form with { Facts = form.Facts with { Title = "Another title", Venue = "Another place" } }));
        await _database.SendAsync(_world.Staff, new CorrectRecord(_meeting));
        await WriteAsync(p => p with { Text = "Corrected" });
        var corrected = await ApproveAsync();

        var after = await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, approved));
        (after.Text.Title, after.Text.Venue, after.Text.Sections.Single().Passages.Single().Text, after.Version.Hash).ShouldBe(("Geneva", "Palais", "What was said", before.Version.Hash));
        (await _database.SendAsync(_world.Head, new ExportRecord(_meeting, approved, RecordFormat.Json))).Json.ShouldBe(file);
        var newer = await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, corrected));
        (newer.Version.Number, newer.Text.Title, newer.Text.Sections.Single().Passages.Single().Text).ShouldBe((2, "Another title", "Corrected"));
    }

    [Fact]
    public async Task Two_writers_do_not_overwrite_each_other()
    {
        await DraftAsync("What was said");
        var form = (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form;
        RecordForm With(string text) => form with { Paragraphs = [form.Paragraphs[0] with { Facts = form.Paragraphs[0].Facts with { Text = text } }] };
        await _database.SendAsync(_world.Lead, new KeepDraft(_meeting, With("Theirs")));

        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new KeepDraft(_meeting, With("Mine"))));

        conflict.Current.ShouldBeOfType<DraftConflict>().Form.Paragraphs.Single().Facts.Text.ShouldBe("Theirs");
        conflict.ChangedBy.ShouldBe(_world.Lead.Name);
        (await TextsAsync()).ShouldBe(["Theirs"]);
        // What was looked at before is not what is frozen.
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Staff, new CirculateRecord(_meeting, form.VersionToken)));
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new ApproveRecord(_meeting, form.VersionToken, 0)));
    }

    [Fact]
    public async Task A_draft_is_written_moved_and_taken_out_freely()
    {
        await DraftAsync("One");
        var draft = await _database.SendAsync(_world.Staff, new ReadDraft(_meeting));
        var one = draft.Form.Paragraphs.Single();
        DraftParagraph New(string text, RecordPart part) => new(null, new ParagraphFacts { Text = text, Part = part });
        await _database.SendAsync(_world.Staff, new KeepDraft(_meeting, draft.Form with { Paragraphs = [New("Last", RecordPart.Closing), one, New("Two", RecordPart.Opening)] }));
        (await TextsAsync()).ShouldBe(["One", "Two", "Last"]);

        var again = (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form;
        again.Paragraphs[0].Id.ShouldBe(one.Id);
        await _database.SendAsync(_world.Staff, new KeepDraft(_meeting, again with { Paragraphs = [again.Paragraphs[1], again.Paragraphs[0]] }));
        (await TextsAsync()).ShouldBe(["Two", "One"]);
    }

    [Fact]
    public async Task An_internal_point_is_no_place_for_a_paragraph()
    {
        await DraftAsync("What was said");
        var agenda = (await _database.SendAsync(_world.Staff, new ReadMeeting(_meeting))).Agenda;
        var draft = await _database.SendAsync(_world.Staff, new ReadDraft(_meeting));
        draft.Agenda.ShouldNotContain(i => i.IsInternal);
        var facts = new ParagraphFacts { Text = "Inside", Part = RecordPart.Point, AgendaItem = agenda.Single(i => i.IsInternal).Id };
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new KeepDraft(_meeting, draft.Form with { Paragraphs = [new DraftParagraph(null, facts)] })))).Rule.ShouldBe("record.internal-point");
    }

    [Fact]
    public async Task A_point_on_which_something_is_written_stays_on_the_agenda()
    {
        await DraftAsync("What was said");
        await WriteAsync(p => p with { Part = RecordPart.Point, AgendaItem = _point });
        var meeting = await _database.SendAsync(_world.Staff, new ReadMeeting(_meeting));
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new KeepAgenda(_meeting, [], meeting.Meeting.VersionToken)))).Rule.ShouldBe("agenda.recorded");
    }

    [Fact]
    public async Task Under_the_rule_the_draft_is_made_without_names_or_sides()
    {
        await RuleAsync(holds: true);
        await DraftAsync("What was said");
        var preview = (await _database.SendAsync(_world.Staff, new PreviewRecord(_meeting))).Text;
        preview.Sections.Single().Passages.Single().Speaker.IsNobody.ShouldBeTrue();
        preview.Participants.ShouldBeEmpty();

        // The rule goes, and still nobody is named: who spoke was never written down here.
        await RuleAsync(holds: false);
        (await _database.SendAsync(_world.Staff, new PreviewRecord(_meeting))).Text.Sections.Single().Passages.Single().Speaker.IsNobody.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_rule_that_comes_later_strips_what_was_approved_before(bool wholeMeeting)
    {
        await DraftAsync("What was said");
        await WriteAsync(p => p with { Part = RecordPart.Point, AgendaItem = _point });
        var circulated = await CirculateAsync();
        var approved = await ApproveAsync();
        (await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, approved))).Text.Sections.Single().Passages.Single().Speaker.Name.ShouldBe("A minister");

        await (wholeMeeting ? RuleAsync(holds: true) : PointRuleAsync(holds: true));

        foreach (var viewer in new[] { _world.Head, _world.OtherHead, _world.Observer, _world.Staff, _world.Lead })
        {
            foreach (var version in new[] { circulated, approved })
            {
                var page = await _database.SendAsync(viewer, new ReadRecordVersion(_meeting, version));
                Nameless(page.Text, wholeMeeting);
                page.HasFile.ShouldBeFalse();
                foreach (var format in new[] { RecordFormat.Pdf, RecordFormat.Docx })
                {
                    Nameless((await _database.SendAsync(viewer, new ExportRecord(_meeting, version, format))).Text, wholeMeeting);
                }

                (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(viewer, new ExportRecord(_meeting, version, RecordFormat.Json)))).Rule.ShouldBe("record.file-names");
            }

            var compared = await _database.SendAsync(viewer, new CompareRecordVersions(_meeting, circulated, approved));
            Nameless(compared.OlderText, wholeMeeting);
            Nameless(compared.NewerText, wholeMeeting);
            compared.Passages.ShouldAllBe(p => p.SpeakerBefore!.IsNobody && p.SpeakerAfter!.IsNobody);
            if (wholeMeeting)
            {
                compared.Joined.Concat(compared.Left).ShouldBeEmpty();
            }
        }

        // Frozen stays what is stored; the rule only says what is told of it.
        await (wholeMeeting ? RuleAsync(holds: false) : PointRuleAsync(holds: false));
        (await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, approved))).Text.Sections.Single().Passages.Single().Speaker.Name.ShouldBe("A minister");
    }

    [Fact]
    public async Task Who_spoke_stays_known_in_a_draft_under_the_rule_and_goes_where_the_paragraph_is_moved()
    {
        await DraftAsync("What was said");
        await WriteAsync(p => p with { Part = RecordPart.Point, AgendaItem = _point });
        await PointRuleAsync(holds: true);
        await WriteAsync(p =>
        {
            (p.Speaker, p.SpeakerParty).ShouldBe(("", null), "the form does not show who spoke");
            return p with { Text = "Worded anew" };
        });
        await PointRuleAsync(holds: false);
        (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form.Paragraphs.Single().Facts.Speaker.ShouldBe("A minister");

        await PointRuleAsync(holds: true);
        await WriteAsync(p => p with { Part = RecordPart.Closing, AgendaItem = null });
        (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form.Paragraphs.Single().Facts.Speaker.ShouldBe("");
    }

    [Fact]
    public async Task A_comment_is_read_by_its_delegation_and_the_mediators_and_by_others_where_it_chose_so()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        var line = (await _database.SendAsync(_world.Head, new ReadRecordVersion(_meeting, version))).Text.Sections.Single().Passages.Single().LineId;
        await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, line, "For the mediators", false));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "For everybody", true));

        foreach (var (name, viewer) in Viewers().Where(v => v.Name != "Intermediary"))
        {
            var comments = (await _database.SendAsync(viewer, new ReadRecordVersion(_meeting, version))).Comments;
            var closed = name is "Head" or "Delegate" or "Staff" or "Lead";
            comments.Select(c => c.Text).ShouldBe(closed ? ["For the mediators", "For everybody"] : ["For everybody"], name);
            (await _database.SendAsync(viewer, new ReadRecord(_meeting))).Versions.Single().Comments.ShouldBe(closed ? 2 : 1, name);
        }
    }

    [Fact]
    public async Task Heads_of_delegation_comment_and_nobody_else()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        foreach (var (name, viewer) in Viewers().Where(v => v.Name is not ("Head" or "OtherHead")))
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new CommentOnRecord(_meeting, version, null, "Not mine to say", true)), name);
        }

        // Sent twice, it is one.
        var first = await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "Once", false));
        (await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "Once", false))).ShouldBe(first);
        await CirculateAsync();
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "Late", false)))).Rule.ShouldBe("record.comment-closed");
    }

    [Fact]
    public async Task The_same_comment_sent_several_times_at_once_is_one()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();

        var said = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "At once", false)))));

        said.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task No_comment_comes_in_between_reading_the_comments_and_approving()
    {
        for (var round = 1; round <= 5; round++)
        {
            await DraftAsync("What was said");
            var version = await CirculateAsync();
            var step = await _database.SendAsync(_world.Lead, new PrepareApproval(_meeting));

            var approval = Task.Run(() => RuleOfAsync(() => _database.SendAsync(_world.Lead, new ApproveRecord(_meeting, step.Token, step.Comments.Count))));
            var comment = Task.Run(() => RuleOfAsync(() => _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "At the last moment", false))));

            new[] { await approval, await comment }.Count(rule => rule is null).ShouldBe(1, "whoever comes second is refused");
            if (await approval is not null)
            {
                await ApproveAsync();
            }

            await _database.SendAsync(_world.Lead, new CorrectRecord(_meeting));
        }
    }

    [Fact]
    public async Task An_answer_is_read_by_whoever_reads_the_comment_and_the_first_one_stays()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        var comment = await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "One word is missing", false));
        await _database.SendAsync(_world.Staff, new AnswerComment(_meeting, version, comment, RecordOutcome.TakenUp, "It is there now"));

        (await _database.SendAsync(_world.Delegate, new ReadRecordVersion(_meeting, version))).Comments.Single().ShouldSatisfyAllConditions(c => c.Outcome.ShouldBe(RecordOutcome.TakenUp), c => c.Answer.ShouldBe("It is there now"));
        (await _database.AsAsync(_world.OtherHead, db => db.RecordAnswers.CountAsync(Stop))).ShouldBe(0);
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new AnswerComment(_meeting, version, comment, RecordOutcome.NotTakenUp, "")))).Rule.ShouldBe("record.answered");
    }

    [Fact]
    public async Task A_comment_that_comes_in_while_the_lead_mediator_looks_is_read_first()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        var step = await _database.SendAsync(_world.Lead, new PrepareApproval(_meeting));
        await _database.SendAsync(_world.OtherHead, new CommentOnRecord(_meeting, version, null, "Wait", false));

        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new ApproveRecord(_meeting, step.Token, step.Comments.Count)))).Rule.ShouldBe("record.new-comment");
        (await _database.SendAsync(_world.Lead, new PrepareApproval(_meeting))).Open.Single().Text.ShouldBe("Wait");
        await ApproveAsync();
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new ApproveRecord(_meeting, step.Token, 1)))).Rule.ShouldBe("record.approved-stays");
    }

    [Fact]
    public async Task A_correction_is_shown_paragraph_by_paragraph_and_word_by_word()
    {
        await DraftAsync("Asked that the wounded return first");
        var first = await ApproveAsync();
        await _database.SendAsync(_world.Staff, new CorrectRecord(_meeting));
        var form = (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepDraft(_meeting, form with
        {
            Paragraphs =
            [
                form.Paragraphs[0] with { Facts = form.Paragraphs[0].Facts with { Text = "Asked that the sick return first", SpeakerParty = _world.Talks.Second.Id } },
                new DraftParagraph(null, new ParagraphFacts { Text = "New", Part = RecordPart.Closing }),
            ],
        }));
        var second = await ApproveAsync();

        var compared = await _database.SendAsync(_world.Observer, new CompareRecordVersions(_meeting, second, first));

        (compared.Older.Id, compared.Newer.Id).ShouldBe((first, second));
        var changed = compared.Passages[0];
        (changed.Change, changed.SpeakerChanged).ShouldBe((PassageChange.Changed, true));
        string.Concat(changed.Pieces.Where(p => p.InBefore).Select(p => p.Text)).ShouldBe("Asked that the wounded return first");
        string.Concat(changed.Pieces.Where(p => p.InAfter).Select(p => p.Text)).ShouldBe("Asked that the sick return first");
        changed.Pieces.Where(p => !p.InAfter).Select(p => p.Text).ShouldBe(["wounded"]);
        (compared.Passages[1].Change, compared.Passages[1].Pieces.Single().Text).ShouldBe((PassageChange.Added, "New"));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Observer, new CompareRecordVersions(_meeting, first, first)));
    }

    [Fact]
    public async Task What_was_taken_out_stands_where_it_stood()
    {
        var (one, two, three) = (await NoteAsync("One"), await NoteAsync("Two"), await NoteAsync("Three"));
        await _database.SendAsync(_world.Staff, new PutNotesIntoRecord(_meeting, Audience.PartiesAndObservers, [one, two, three]));
        var first = await CirculateAsync();
        var form = (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepDraft(_meeting, form with { Paragraphs = [form.Paragraphs[0], form.Paragraphs[2]] }));
        var second = await CirculateAsync();

        var compared = await _database.SendAsync(_world.Head, new CompareRecordVersions(_meeting, first, second));
        compared.Passages.Select(p => (p.Change, p.Pieces.Single().Text)).ShouldBe([(PassageChange.Same, "One"), (PassageChange.TakenOut, "Two"), (PassageChange.Same, "Three")]);
    }

    [Fact]
    public async Task An_export_stands_in_the_trail_with_its_format_and_audience()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        await _database.SendAsync(_world.Head, new ExportRecord(_meeting, version, RecordFormat.Docx));
        await _database.SendAsync(_world.Lead, new ExportRecord(_meeting, version, RecordFormat.Pdf));

        var trail = await _database.AsAsync(World.Auditor, db => db.AuditEntries.Where(e => e.Action == AuditAction.Exported).OrderBy(e => e.Sequence).Select(e => new { e.RecordType, e.RecordId, e.Details, e.OwnerId, e.ActorName }).ToListAsync(Stop));
        trail.ShouldAllBe(e => e.RecordType == nameof(RecordVersion) && e.RecordId == version.ToString());
        trail.Select(e => (e.ActorName, e.Details, e.OwnerId)).ShouldBe(
            [(_world.Head.Name, "docx; ForComment; PartiesAndObservers", _world.Talks.First.Id), (_world.Lead.Name, "pdf; ForComment; PartiesAndObservers", null)]);
        // What a delegation took is told to itself; what the mediators did is not.
        (await _database.SendAsync(_world.Delegate, new ReadOwnTrail(null))).Acts.SelectMany(a => a.Parts).Count(p => p.Action == AuditAction.Exported).ShouldBe(1);
    }

    [Fact]
    public async Task A_record_waits_for_those_whose_turn_it_is()
    {
        async Task<RecordWait?> WaitsFor(Viewer viewer) => (await _database.SendAsync(viewer, new ReadWaiting())).Records.SingleOrDefault()?.For;
        await DraftAsync("What was said");
        foreach (var viewer in new[] { _world.Lead, _world.Staff, _world.Head })
        {
            (await WaitsFor(viewer)).ShouldBeNull();
        }

        var version = await CirculateAsync();
        (await WaitsFor(_world.Lead)).ShouldBe(RecordWait.Approval);
        (await WaitsFor(_world.Staff)).ShouldBeNull();
        (await WaitsFor(_world.Head)).ShouldBe(RecordWait.Comment);
        (await WaitsFor(_world.Delegate)).ShouldBeNull();
        (await WaitsFor(_world.Observer)).ShouldBeNull();
        var comment = await _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "One word", false));
        (await WaitsFor(_world.Head)).ShouldBeNull();
        (await WaitsFor(_world.OtherHead)).ShouldBe(RecordWait.Comment);
        (await WaitsFor(_world.Staff)).ShouldBe(RecordWait.Answers);
        var (mine, theirs) = ((await _database.SendAsync(_world.Lead, new ReadWaiting())).Records.Single(), (await _database.SendAsync(_world.OtherHead, new ReadWaiting())).Records.Single());
        (mine.Comments, mine.Unanswered, theirs.Comments).ShouldBe((1, 1, 0));
        await _database.SendAsync(_world.Staff, new AnswerComment(_meeting, version, comment, RecordOutcome.TakenUp, ""));
        (await WaitsFor(_world.Staff)).ShouldBeNull();
        await ApproveAsync();
        (await WaitsFor(_world.Lead)).ShouldBeNull();
        (await WaitsFor(_world.OtherHead)).ShouldBeNull();
    }

    [Fact]
    public async Task A_text_that_says_a_name_is_pointed_at_in_whichever_script()
    {
        await DraftAsync("Mr. Mirzoyan proposed a date.");
        await WriteAsync(p => p with { Text = "Միրզոյանը չէ, բայց Միրզոյան։" });
        var people = new[] { new ParticipantFacts { Name = "Ararat Mirzoyan", Office = "Foreign Minister", Capacity = Capacity.Party, Party = _world.Talks.First.Id }, new ParticipantFacts { Name = "European Union", Capacity = Capacity.Mediator } };
        await _database.SendAsync(_world.Staff, new KeepParticipants(_meeting, people, (await _database.SendAsync(_world.Staff, new ReadMeeting(_meeting))).Meeting.VersionToken));

        var draft = await _database.SendAsync(_world.Staff, new ReadDraft(_meeting));
        draft.NamesIn("Mr. Mirzoyan proposed a date.").ShouldBe(["Ararat Mirzoyan"]);
        draft.NamesIn("The European capitals were asked.").ShouldBeEmpty("a word of an organisation's name is a word of the language");
        draft.NamesIn("The European Union was asked.").ShouldBe(["European Union"]);
        (await _database.SendAsync(_world.Staff, new PrepareCirculation(_meeting))).Named.Single().Names.ShouldBe(["Ararat Mirzoyan"]);
    }

    [Fact]
    public async Task In_a_closed_process_a_record_is_read_and_not_written()
    {
        await DraftAsync("What was said");
        var version = await CirculateAsync();
        await _database.SendAsync(_world.Lead, new Application.Processes.ChangeProcessStatus(Application.Processes.ProcessStep.Close));

        await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Head, new CommentOnRecord(_meeting, version, null, "Late", false)));
        (await Should.ThrowAsync<RuleViolation>(() => WriteAsync(p => p))).Rule.ShouldBe("process.closed");
    }

    private static void Nameless(RecordText text, bool wholeMeeting)
    {
        text.Sections.SelectMany(s => s.Passages).ShouldAllBe(p => p.Speaker.IsNobody);
        (text.Participants.Count == 0).ShouldBe(wholeMeeting);
        text.WithoutAttribution.ShouldBe(wholeMeeting);
    }

    private IEnumerable<(string Name, Viewer Viewer)> Viewers() =>
    [
        ("Head", _world.Head), ("Delegate", _world.Delegate), ("OtherHead", _world.OtherHead), ("OtherDelegate", _world.OtherDelegate), ("Observer", _world.Observer),
        ("Intermediary", _world.Intermediary), ("Staff", _world.Staff), ("Lead", _world.Lead),
    ];

    private async Task<(Id<Meeting> Meeting, Id<AgendaItem> Point)> MeetAsync(Sharing sharing)
    {
        var meeting = await _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
        {
            Facts = new MeetingFacts { Title = "Geneva", Venue = "Palais" },
            Date = PartialDate.Parse("2022-10-02"),
            Zone = "Europe/Zurich",
            Sharing = sharing,
            Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
            Held = true,
        }));
        var minister = new ParticipantFacts { Name = "A minister", Office = "Foreign Minister", Capacity = Capacity.Party, Party = _world.Talks.First.Id };
        await _database.SendAsync(_world.Staff, new KeepParticipants(meeting, [minister], (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));
        var points = new[] { new AgendaPoint(null, "Release", false, AgendaState.Open), new AgendaPoint(null, "Inside", true, AgendaState.Open) };
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, points, (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));
        return (meeting, (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single(i => !i.IsInternal).Id);
    }

    private Task<Id<Note>> NoteAsync(string text, Id<AgendaItem>? point = null, NoteReach reach = NoteReach.SharedRecord)
    {
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        return _database.SendAsync(_world.Staff, new KeepNote(_meeting, Id<Note>.New(), new NoteForm
        {
            Facts = new NoteFacts { Text = text, AgendaItem = point, SpeakerAs = Capacity.Party, SpeakerParty = _world.Talks.First.Id, Speaker = "A minister" },
            Reach = reach,
            Delegation = reach == NoteReach.OneDelegation ? _world.Talks.First.Id : null,
        }));
    }

    private async Task DraftAsync(string text, Audience? readers = null) =>
        await _database.SendAsync(_world.Staff, new PutNotesIntoRecord(_meeting, readers ?? Audience.PartiesAndObservers, [await NoteAsync(text)]));

    private async Task WriteAsync(Func<ParagraphFacts, ParagraphFacts> how)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form;
        await _database.SendAsync(_world.Staff, new KeepDraft(_meeting, form with { Paragraphs = [.. form.Paragraphs.Select(p => p with { Facts = how(p.Facts) })] }));
    }

    private async Task<IEnumerable<string>> TextsAsync() => (await _database.SendAsync(_world.Staff, new ReadDraft(_meeting))).Form.Paragraphs.Select(p => p.Facts.Text);

    private async Task<Id<RecordVersion>> CirculateAsync() =>
        await _database.SendAsync(_world.Staff, new CirculateRecord(_meeting, (await _database.SendAsync(_world.Staff, new PrepareCirculation(_meeting))).Token));

    private async Task<Id<RecordVersion>> ApproveAsync()
    {
        var step = await _database.SendAsync(_world.Lead, new PrepareApproval(_meeting));
        return await _database.SendAsync(_world.Lead, new ApproveRecord(_meeting, step.Token, step.Comments.Count));
    }

    private static async Task<string?> RuleOfAsync(Func<Task> work)
    {
        try
        {
            await work();
            return null;
        }
        catch (RuleViolation e)
        {
            return e.Rule;
        }
    }

    private async Task RuleAsync(bool holds) => await _database.SendAsync(_world.Staff, new AttributeMeeting(_meeting, Attributed: !holds));

    private async Task PointRuleAsync(bool holds)
    {
        var meeting = await _database.SendAsync(_world.Staff, new ReadMeeting(_meeting));
        var points = meeting.Agenda.Select(i => new AgendaPoint(i.Id, i.Title, i.IsInternal, i.State, i.Id == _point ? holds : i.WithoutAttribution)).ToList();
        await _database.SendAsync(_world.Staff, new KeepAgenda(_meeting, points, meeting.Meeting.VersionToken));
    }

    private async Task<RecordSource> SourceAsync(NegotiationsDb db) => new(
        await db.Meetings.SingleAsync(m => m.Id == _meeting, Stop), "T-1", await db.Participants.ToListAsync(Stop), await db.AgendaItems.ToListAsync(Stop), await db.RecordParagraphs.ToListAsync(Stop),
        await db.Parties.ToDictionaryAsync(p => p.Id, p => p.Code, Stop));
}
