using System.IO.Compression;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Tests.Documents;
using Negotiations.Application.WorkingTexts;
using Negotiations.Application.WorkingTexts.Importing;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Reports;
using Negotiations.Texts.Recognition;

namespace Negotiations.Application.Tests.Agreements;

/// <summary>Files that are taken into the working text.</summary>
public abstract class TextImportTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : TextImportTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : TextImportTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Agreement> _agreement;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _agreement = await _database.SendAsync(_world.Staff, new KeepAgreement(null, new AgreementForm
        {
            Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = [_world.Talks.First.Id, _world.Talks.Second.Id], Languages = [new("en", true)], Sharing = Sharing.Parties,
        }));
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_file_made_from_a_draft_changes_what_it_changed_and_leaves_what_was_written_since()
    {
        var (first, second) = (await WriteAsync("Each Party frees all prisoners."), await WriteAsync("Maps of mines are handed over."));
        var third = await WriteAsync("This treaty enters into force at once.");
        var draft = await TableAsync();
        await WordAsync(second, "Maps of all mines are handed over.");
        var lines = Lines((third, "This treaty enters into force at once."), (first, "Each Party frees all prisoners of war."), (null, "Article 3"), (null, "(1) A new paragraph."), (second, "Maps of mines are handed over."));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, draft, lines));
        preview.Rows.Select(r => (r.Change.Kind, r.IsTicked)).ShouldBe([(IncomingKind.Moved, true), (IncomingKind.Words, true), (IncomingKind.New, true)]);
        var taken = await TakeAsync(preview);
        taken.ShouldBe(new TextTakenIn(1, 2, 1, 0));
        (await TextsAsync()).ShouldBe(["This treaty enters into force at once.", "Each Party frees all prisoners of war.", "", "A new paragraph.", "Maps of all mines are handed over."]);
        (await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, draft, lines))).Rows.Select(r => r.Change.Kind).ShouldNotContain(IncomingKind.Words, "it was taken in");
    }

    [Fact]
    public async Task Nothing_is_taken_in_if_somebody_wrote_since_it_was_looked_at()
    {
        var first = await WriteAsync("One.");
        var lines = Lines((first, "One, or two."), (null, "Article 2. Three."));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        await WordAsync(first, "Zero.");
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(preview))).Rule.ShouldBe("import.changed-since");
        (await TextsAsync()).ShouldBe(["Zero."]);
    }

    [Fact]
    public async Task What_both_changed_is_not_ticked_and_shown_with_what_it_was()
    {
        var first = await WriteAsync("One.");
        var draft = await TableAsync();
        await WordAsync(first, "Two.");
        var row = (await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, draft, Lines((first, "Three."))))).Rows.Single();
        (row.IsTicked, row.Change.IsContested, row.Change.Before!.Provision.Text, row.Line!.Place.Provision.Text).ShouldBe((false, true, "One.", "Two."));
    }

    [Fact]
    public async Task Brackets_go_with_their_words_and_what_was_agreed_is_not_any_more_once_it_is_worded_anew()
    {
        var (first, second) = (await WriteAsync("Each Party frees all prisoners."), await WriteAsync("Agreed words.", ProvisionState.AgreedAdReferendum));
        await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, first, new SpanForm { Words = "all", VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, first))).Token }));
        var lines = Lines((first, "At once, each Party frees all prisoners."), (second, "Other words."));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        preview.Rows.Select(r => (r.IsTicked, r.IsAgreed)).ShouldBe([(true, false), (false, true)]);
        await TakeAsync(preview, preview.Rows);
        var text = await _database.SendAsync(_world.Staff, new ReadWorkingText(_agreement));
        var bracket = text.Provisions[0].Line.Brackets.Single();
        text.Provisions[0].Line.Place.Provision.Text.Substring(bracket.Span.Start, bracket.Span.Length).ShouldBe("all");
        text.Provisions[1].Line.State.ShouldBe(ProvisionState.Clean);
    }

    [Fact]
    public async Task What_is_not_in_the_file_stays_unless_it_is_ticked_and_takes_nothing_along_that_the_file_has_elsewhere()
    {
        var first = await WriteAsync("One.");
        var under = await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Paragraph, Text = "Under one.", Place = new(first, null) }));
        var second = await WriteAsync("Two.");
        var lines = Lines((second, "Two."), (under, "Under one."));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        preview.Rows.Select(r => (r.Change.Kind, r.IsTicked)).ShouldBe([(IncomingKind.Gone, false), (IncomingKind.Moved, true)]);
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(preview, preview.Rows.Where(r => r.Change.Kind == IncomingKind.Gone)))).Rule.ShouldBe("import.keeps");
        (await TextsAsync()).ShouldBe(["One.", "Under one.", "Two."]);
        (await TakeAsync(preview, preview.Rows)).ShouldBe(new TextTakenIn(0, 0, 1, 1));
        (await TextsAsync()).ShouldBe(["Two.", "Under one."]);
        preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(preview, []))).Rule.ShouldBe("import.nothing");
    }

    [Fact]
    public async Task What_would_put_words_into_a_bracket_of_others_or_moves_what_was_guessed_is_not_ticked()
    {
        var first = await WriteAsync("Each Party frees all prisoners.");
        await WriteAsync("Maps of mines are handed over.");
        await _database.SendAsync(_world.Staff, new OpenBracket(_agreement, first, new SpanForm { Words = "all prisoners", VersionToken = (await _database.SendAsync(_world.Staff, new ReadBrackets(_agreement, first))).Token }));
        var inside = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, Lines((first, "Each Party frees all the prisoners."))));
        inside.Rows.Where(r => r.Change.Kind == IncomingKind.Words).Select(r => (r.RewordsBracket, r.IsTicked)).ShouldBe([(true, false)]);
        var outside = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, Lines((first, "At once, each Party frees all prisoners."))));
        outside.Rows.Where(r => r.Change.Kind == IncomingKind.Words).Select(r => (r.RewordsBracket, r.IsTicked)).ShouldBe([(false, true)]);
        var pasted = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, [new FileLine("Annex A"), new FileLine("Article 1. Maps of mines are handed over.")]));
        pasted.Rows.Single(r => r.Change.Kind == IncomingKind.Moved).ShouldSatisfyAllConditions(r => r.IsGuessed.ShouldBeTrue(), r => r.IsTicked.ShouldBeFalse());
    }

    [Fact]
    public async Task What_has_no_neighbour_of_the_file_in_the_text_comes_last()
    {
        await WriteAsync("Each Party frees all prisoners.");
        var lines = Lines((null, "Article 9. A wholly new matter."));
        await TakeAsync(await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines)));
        (await TextsAsync()).ShouldBe(["Each Party frees all prisoners.", "A wholly new matter."]);
    }

    [Fact]
    public async Task What_the_text_cannot_hold_cannot_be_ticked()
    {
        var first = await WriteAsync("One.");
        var lines = Lines((first, new string('x', Provision.TextLength + 1)));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, [.. lines, new FileLine("Article 9")]));
        preview.Rows.Select(r => r.Obstacle).ShouldBe([IncomingObstacle.Long, IncomingObstacle.Empty]);
        preview.Rows.ShouldAllBe(r => !r.IsTicked);
        var many = Enumerable.Range(1, Agreement.MostProvisions + 1).Select(n => new FileLine($"Article {n % 1000}. Words of {n}.")).ToList();
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, many)))).Rule.ShouldBe("provision.most");
    }

    [Theory]
    [InlineData("free \u202Eners", false)]
    [InlineData("free \u2067all\u2069", false)]
    [InlineData("می\u200Cرود \u200Fאב\u200E", true)]
    public async Task A_sign_that_turns_the_order_of_words_round_cannot_be_taken_in(string words, bool may)
    {
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, [new FileLine("Article 1"), new FileLine(words)]));
        preview.Rows.Single().Obstacle.ShouldBe(may ? IncomingObstacle.None : IncomingObstacle.Hidden);
        var form = new ProvisionForm { Kind = ProvisionKind.Article, Heading = words, Text = words };
        if (may)
        {
            await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, form));
        }
        else
        {
            (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, form)))).Errors.Select(e => e.PropertyName).ShouldBe(["Heading", "Text"]);
        }
    }

    [Fact]
    public async Task Words_are_read_from_plain_text_in_any_script_and_what_is_none_is_refused()
    {
        async Task<TextFile> Read(byte[] bytes, string name) => await _database.SendAsync(_world.Staff, new ReadTextFile { Agreement = _agreement, File = new MemoryStream(bytes), FileName = name });
        (await Read(Encoding.UTF8.GetBytes("Հոդված 1. Գերիներ\r\n(1) Ազատվում են։"), "text.txt")).Lines.Select(l => l.Text).ShouldBe(["Հոդված 1. Գերիներ", "(1) Ազատվում են։"]);
        (await Read(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Статья 1\0")).ToArray()[..^2], "text.txt")).Lines.Single().Text.ShouldBe("Статья 1");
        foreach (var (bytes, name) in new (byte[], string)[] { ([], "text.txt"), ("  \n"u8.ToArray(), "text.txt"), ([0x89, 0x50, 0x4E, 0x47, 0, 1, 2], "text.txt"), ("words"u8.ToArray(), "text.docx"), (DocumentSamples.Parts(more: ("word/styles.xml", "")), "text.docx"), ("%PDF-1.7"u8.ToArray(), "text.pdf"), ("words"u8.ToArray(), "text.doc") })
        {
            (await Should.ThrowAsync<ValidationException>(() => Read(bytes, name))).Errors.Single().PropertyName.ShouldBe("File");
        }

        (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new ReadTextFile { Agreement = _agreement }))).Errors.Single().ErrorMessage.ShouldBe("Choose a file, or paste a text.");
    }

    [Fact]
    public async Task What_takes_its_time_ends_when_nobody_waits_for_it_any_more_and_is_done_before_anybody_has_to_wait()
    {
        var first = await WriteAsync("One.");
        var lines = Lines((first, "One, or two."), (null, "Article 2. Three."));
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await using var scope = _database.ScopeOf(_world.Staff);
        await Should.ThrowAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PreviewIncoming(_agreement, null, lines), gone.Token));
        var preview = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        // What is taken in is what was compared: nothing is recognised again while others wait.
        typeof(TakeInText).GetProperties().Select(p => p.PropertyType).ShouldNotContain(typeof(IReadOnlyList<FileLine>));
        (await TakeAsync(preview)).ShouldBe(new TextTakenIn(1, 1, 0, 0));
        // Of another text nothing is taken in, whatever token comes with it.
        var now = await _database.SendAsync(_world.Staff, new PreviewIncoming(_agreement, null, lines));
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(preview with { Token = now.Token }, token: preview.Token))).Rule.ShouldBe("import.changed-since");
        (await Should.ThrowAsync<RuleViolation>(() => TakeAsync(preview, token: now.Token))).Rule.ShouldBe("import.changed-since");
    }

    [Fact]
    public async Task A_document_in_which_LibreOffice_tracked_changes_is_read_as_if_all_were_accepted()
    {
        // Written by LibreOffice 7 out of a draft: words left out and put in, a paragraph left out, one put in, one moved, and a comment.
        await using var document = typeof(TextImportTests).Assembly.GetManifestResourceStream("TrackedByLibreOffice.docx")!;
        using var kept = new MemoryStream();
        await document.CopyToAsync(kept, Stop);
        var file = await _database.SendAsync(_world.Staff, new ReadTextFile { Agreement = _agreement, File = kept, FileName = "treaty.docx" });
        (file.HasTrackedChanges, file.HasComments).ShouldBe((true, true));
        static Texts.Drafts.Provision Known(byte id, Texts.Drafts.ProvisionKind kind, string heading, string text, params Texts.Drafts.Provision[] children) => new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, id), kind, heading, text, children);
        var (article, paragraph) = (Texts.Drafts.ProvisionKind.Article, Texts.Drafts.ProvisionKind.Paragraph);
        var known = new Texts.Drafts.DraftText(
        [
            Known(1, article, "Gardens", "Both gardens are open to every visitors on weekdays."),
            Known(2, article, "Letters", "The post office stays open.", Known(4, paragraph, "", "Letters are carried once a week."), Known(5, paragraph, "", "Parcels are weighed.")),
            Known(6, article, "Bridges", "The river has one bridge.", Known(7, paragraph, "", "The bridge is mended by both together."), Known(8, paragraph, "", "Boats may pass.")),
        ]);
        var read = RecognisedText.Of(file.Lines, known, Guid.NewGuid, cancellationToken: TestContext.Current.CancellationToken);
        read.Guessed.ShouldBeEmpty();
        read.Text.All.Select(p => (p.Label, known.Find(p.Identity)?.Identity.ToByteArray()[15], p.Provision.Text)).ShouldBe(
        [
            ("1", (byte?)1, "Both gardens are open to visitors and to their guests on weekdays."), ("2", (byte?)2, "The post office stays open."), ("2(1)", (byte?)5, "Parcels are weighed."), ("2(2)", (byte?)null, "Stamps are printed in both languages."),
            ("3", (byte?)6, "The river has one bridge."), ("3(1)", (byte?)8, "Boats may pass."), ("3(2)", (byte?)7, "The bridge is mended by both together."),
        ]);
    }

    [Fact]
    public void The_text_of_a_document_is_found_by_its_relationship_whatever_its_part_is_called()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string content)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(content);
            }

            const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
            Add("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{Office}/officeDocument\" Target=\"/text/main2.xml\"/></Relationships>");
            Add("text/_rels/main2.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{Office}/styles\" Target=\"../looks/s.xml\"/></Relationships>");
            Add("looks/s.xml", $"<w:styles {Word}><w:style w:styleId=\"x\"><w:name w:val=\"heading 2\"/></w:style></w:styles>");
            Add("text/main2.xml", $"<w:document {Word}><w:body><w:p><w:pPr><w:pStyle w:val=\"x\"/></w:pPr><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>");
            Add("word/document.xml", $"<w:document {Word}><w:body><w:p><w:r><w:t>Other words</w:t></w:r></w:p></w:body></w:document>");
        }

        new DocxReader().Read(stream).Lines.Select(l => (l.Text, l.Look)).ShouldBe([("Words", LineLook.Heading)]);
    }

    [Fact]
    public async Task Nobody_but_the_mediators_takes_in_anything()
    {
        var first = await WriteAsync("One.");
        var lines = Lines((first, "Two."));
        foreach (var viewer in new[] { _world.Head, _world.Delegate, _world.OtherHead, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadTextImport(_agreement)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadTextFile { Agreement = _agreement, Pasted = "x" }));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new PreviewIncoming(_agreement, null, lines)));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new TakeInText { Agreement = _agreement, Chosen = new HashSet<string> { "x" } }));
        }
    }

    private static List<FileLine> Lines(params (Id<Provision>? Provision, string Text)[] lines) => [.. lines.Select(l => new FileLine(l.Text) { Identity = l.Provision?.Value, IsNumberApart = l.Provision is not null })];

    private Task<TextTakenIn> TakeAsync(IncomingPreview preview, IEnumerable<IncomingRow>? rows = null, Guid? token = null) => _database.SendAsync(
        _world.Staff, new TakeInText { Agreement = _agreement, Compared = preview, Token = token ?? preview.Token, Chosen = (rows ?? preview.Rows.Where(r => r.IsTicked)).Select(r => r.Key).ToHashSet() });

    private Task<Id<Provision>> WriteAsync(string text, ProvisionState state = ProvisionState.Clean) =>
        _database.SendAsync(_world.Staff, new KeepProvision(_agreement, null, new ProvisionForm { Kind = ProvisionKind.Article, Text = text, State = state }));

    private async Task WordAsync(Id<Provision> provision, string text)
    {
        var form = (await _database.SendAsync(_world.Staff, new ReadProvisionForm(_agreement, provision, default))).Form;
        await _database.SendAsync(_world.Staff, new KeepProvision(_agreement, provision, form with { Text = text }));
    }

    private async Task<Id<Draft>> TableAsync()
    {
        var readers = Audience.Of(Sharing.Parties, null);
        var step = await _database.SendAsync(_world.Staff, new PrepareDraft(_agreement, readers));
        return await _database.SendAsync(_world.Staff, new TableDraft(_agreement, step.Key, readers, "", step.Token));
    }

    private async Task<List<string>> TextsAsync() => [.. (await _database.SendAsync(_world.Staff, new ReadWorkingText(_agreement))).Text.Lines.Select(l => l.Place.Provision.Text)];
}
