using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Documents;
using Negotiations.Application.Meetings;
using Negotiations.Application.Processes;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Documents;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Documents;

public abstract class DocumentTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : DocumentTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : DocumentTests(DatabaseProvider.SqlServer);

    private const string Everybody = "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Observer Intermediary";

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IEnumerable<Viewer> Members =>
        [_world.Lead, _world.Staff, _world.Head, _world.Delegate, _world.OtherHead, _world.OtherDelegate, _world.Observer, _world.Intermediary];

    private DirectoryInfo Folder => new(_database.Documents);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_document_comes_back_byte_for_byte_with_what_was_said_of_it()
    {
        var content = new byte[(3 * 64 * 1024) + 5];
        RandomNumberGenerator.Fill(content);
        DocumentSamples.Pdf.CopyTo(content, 0);
        "%%EOF"u8.CopyTo(content.AsSpan(content.Length - 5));
        var id = await AddAsync(await MeetAsync(), content, fileName: "../Օրակարգ.pdf", title: "Օրակարգ");

        var row = (await _database.SendAsync(_world.Observer, new ReadDocument(id))).Document;
        (row.Title, row.FileName, row.Kind, row.Size, row.Language, row.MeetingTitle, row.AddedAt, row.WithdrawnAt)
            .ShouldBe(("Օրակարգ", "Օրակարգ.pdf", DocumentKind.Pdf, content.Length, "Armenian", "Geneva", TestDatabase.Beginning, null));
        row.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        (await TakeAsync(_world.Observer, id)).ShouldBe(content);
    }

    [Theory]
    [InlineData(DocumentReaders.Mediators, "LeadMediator MediatorStaff")]
    [InlineData(DocumentReaders.OneDelegation, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(DocumentReaders.Parties, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO")]
    [InlineData(DocumentReaders.PartiesAndObservers, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Observer")]
    [InlineData(DocumentReaders.AllMembers, Everybody)]
    public async Task A_document_is_read_taken_counted_and_told_of_by_its_readers_and_nobody_else(DocumentReaders readers, string readBy)
    {
        var meeting = await MeetAsync();
        var id = await AddAsync(meeting, readers: readers);
        foreach (var viewer in Members)
        {
            var reads = readBy.Split(' ').Contains(viewer.PartyId is null ? viewer.Seat!.Role.ToString() : $"{viewer.Seat!.Role}/{viewer.Seat.PartyCode}");
            (await _database.SendAsync(viewer, new ReadMeetingDocuments(meeting))).Rows.Count.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await _database.SendAsync(viewer, new ReadMeetingContents(meeting))).Documents.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await _database.SendAsync(viewer, new ReadChanges())).Rows.Count(r => r.Kind == ChangeKind.Document).ShouldBe(reads ? 1 : 0, viewer.Name);
            if (reads)
            {
                (await TakeAsync(viewer, id)).ShouldBe(DocumentSamples.Pdf, viewer.Name);
            }
            else
            {
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadDocument(id)), viewer.Name);
                await Should.ThrowAsync<NotFound>(() => TakeAsync(viewer, id), viewer.Name);
            }
        }
    }

    [Fact]
    public async Task Only_those_readers_are_offered_who_may_read_the_meeting()
    {
        var forOne = await _database.SendAsync(_world.Staff, new ReadMeetingDocuments(await MeetAsync(Sharing.OneDelegation)));
        forOne.Readers.ShouldBe([DocumentReaders.Mediators, DocumentReaders.OneDelegation]);
        forOne.Delegations.Select(d => d.Id).ShouldBe([_world.Talks.First.Id]);
        (await _database.SendAsync(_world.Staff, new ReadMeetingDocuments(await MeetAsync(Sharing.MediatorsOnly)))).Readers.ShouldBe([DocumentReaders.Mediators]);
        var forAll = await _database.SendAsync(_world.Staff, new ReadMeetingDocuments(await MeetAsync()));
        forAll.Readers.ShouldBe(Enum.GetValues<DocumentReaders>());
        forAll.Delegations.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_file()
    {
        var meeting = await MeetAsync(Sharing.OneDelegation);
        await RuleAsync(() => AddAsync(meeting, readers: DocumentReaders.Parties), "document.meeting-is-closed");
        (await WrongAsync(() => AddAsync(meeting, [.. "<html>"u8], readers: DocumentReaders.Mediators))).ShouldBe(nameof(AddDocument.File));
        (await WrongAsync(() => AddAsync(meeting, fileName: ".."))).ShouldBe(nameof(AddDocument.File));
        (await WrongAsync(() => AddAsync(meeting, fileName: new string('a', Document.FileNameLength) + ".pdf"))).ShouldBe(nameof(AddDocument.File));
        (await WrongAsync(() => AddAsync(meeting, title: new string('a', Document.TitleLength + 1)))).ShouldBe(nameof(AddDocument.Title));
        (await WrongAsync(() => _database.SendAsync(_world.Staff, new AddDocument { Meeting = meeting, Readers = DocumentReaders.Mediators }))).ShouldBe(nameof(AddDocument.File));
        (await WrongAsync(() => AddAsync(meeting, readers: (DocumentReaders)77))).ShouldBe(nameof(AddDocument.Readers));
        (await WrongAsync(() => AddAsync(meeting, readers: DocumentReaders.OneDelegation, delegation: null, named: false))).ShouldBe(nameof(AddDocument.Delegation));
        await Should.ThrowAsync<NotFound>(() => AddAsync(meeting, readers: DocumentReaders.OneDelegation, delegation: _world.OtherTalks.First.Id));
        await Should.ThrowAsync<NotFound>(() => AddAsync(Id<Meeting>.New(), readers: DocumentReaders.Mediators));
        foreach (var viewer in Members.Where(v => v.Audience != OpenTo.Mediators))
        {
            await Should.ThrowAsync<NotFound>(() => AddAsync(meeting, by: viewer), viewer.Name);
        }

        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_closed_process_nothing_is_added_or_withdrawn_and_everything_is_read()
    {
        var meeting = await MeetAsync();
        var id = await AddAsync(meeting);
        await _database.SendAsync(_world.Lead, new ChangeProcessStatus(ProcessStep.Close));
        Viewer Closed(Viewer viewer) => viewer with { Seat = viewer.Seat! with { Status = ProcessStatus.Closed } };

        await Should.ThrowAsync<RuleViolation>(() => AddAsync(meeting, by: Closed(_world.Staff)));
        await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(Closed(_world.Staff), new WithdrawDocument(id, "No")));
        (await TakeAsync(Closed(_world.Head), id)).ShouldBe(DocumentSamples.Pdf);
    }

    [Fact]
    public async Task The_file_is_sealed_under_a_random_name_for_the_own_account_alone()
    {
        var content = Encoding.ASCII.GetBytes("%PDF-1.7\nA word that nobody reads on the disk\n%%EOF");
        await AddAsync(await MeetAsync(), content, fileName: "secret-agenda.pdf");

        var file = Files().Single();
        DocumentFiles.IsName(file.Name).ShouldBeTrue(file.Name);
        Encoding.ASCII.GetString(File.ReadAllBytes(file.FullName)).ShouldNotContain("nobody reads");
        if (!OperatingSystem.IsWindows())
        {
            file.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Folder.UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_file_that_was_altered_cut_off_swapped_or_lost_is_not_given_out()
    {
        var meeting = await MeetAsync();
        var one = await AddAsync(meeting);
        var firstFile = Files().Single();
        var two = await AddAsync(meeting, DocumentSamples.Png, fileName: "a.png");
        var secondFile = Files().Single(f => f.Name != firstFile.Name);
        var (first, second) = (File.ReadAllBytes(firstFile.FullName), File.ReadAllBytes(secondFile.FullName));

        foreach (var wrong in new byte[]?[] { [.. first[..^1], (byte)(first[^1] ^ 1)], first[..^1], [], second, null })
        {
            if (wrong is null)
            {
                firstFile.Delete();
            }
            else
            {
                File.WriteAllBytes(firstFile.FullName, wrong);
            }

            await RuleAsync(() => TakeAsync(_world.Head, one), "document.damaged");
        }

        // In the database: the name of another's file, and a name that leaves the folder.
        File.WriteAllBytes(firstFile.FullName, first);
        (await TakeAsync(_world.Head, one)).ShouldBe(DocumentSamples.Pdf);
        secondFile.Delete();
        foreach (var name in new[] { "../keys/column-0001.key", "" })
        {
            await _database.TamperAsync("UPDATE \"Documents\" SET \"StoredAs\" = @name WHERE \"Size\" = @size", ("@name", name), ("@size", DocumentSamples.Pdf.Length));
            await RuleAsync(() => TakeAsync(_world.Head, one), "document.damaged");
        }

        await _database.TamperAsync("UPDATE \"Documents\" SET \"StoredAs\" = @name WHERE \"Size\" = @size", ("@name", firstFile.Name), ("@size", DocumentSamples.Png.Length));
        await RuleAsync(() => TakeAsync(_world.Head, two), "document.damaged");
        await Exported(0, two);
    }

    [Fact]
    public async Task Who_read_and_who_took_it_is_in_the_trail_a_delegations_own_in_its_own()
    {
        var id = await AddAsync(await MeetAsync());
        await _database.SendAsync(_world.Head, new ReadDocument(id));
        await TakeAsync(_world.Head, id);
        await TakeAsync(_world.Staff, id);

        var entries = await _database.AsAsync(World.Auditor, db => db.AuditEntries.Where(e => e.RecordType == nameof(Document)).OrderBy(e => e.Sequence).ToListAsync(Stop));
        entries.Select(e => (e.Action, e.ActorName, e.Details)).ShouldBe(
        [
            (AuditAction.Created, _world.Staff.Name, ""),
            (AuditAction.Read, _world.Head.Name, ""),
            (AuditAction.Exported, _world.Head.Name, "pdf"),
            (AuditAction.Exported, _world.Staff.Name, "pdf"),
        ]);
        var own = await _database.AsAsync(_world.Delegate, db => db.AuditEntries.Where(e => e.RecordType == nameof(Document)).Select(e => e.ActorName).ToListAsync(Stop));
        own.ShouldBe([_world.Head.Name, _world.Head.Name]);
        (await _database.SendAsync(World.Auditor, new VerifyTrail())).Break.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_withdrawn_is_destroyed_and_stays_a_fact_for_its_readers()
    {
        var meeting = await MeetAsync();
        var id = await AddAsync(meeting, readers: DocumentReaders.OneDelegation);
        foreach (var viewer in Members.Where(v => v.Audience != OpenTo.Mediators))
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new WithdrawDocument(id, "No")), viewer.Name);
        }

        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new WithdrawDocument(id, "")));
        Files().ShouldNotBeEmpty();
        _database.Clock.Advance(TimeSpan.FromHours(1));
        await _database.SendAsync(_world.Lead, new WithdrawDocument(id, "It named somebody."));

        Files().ShouldBeEmpty();
        var row = (await _database.SendAsync(_world.Head, new ReadDocument(id))).Document;
        (row.Title, row.Reason, row.WithdrawnAt, row.Size).ShouldBe(("agenda.pdf", "It named somebody.", TestDatabase.Beginning.AddHours(1), DocumentSamples.Pdf.Length));
        await RuleAsync(() => TakeAsync(_world.Head, id), "document.withdrawn");
        await RuleAsync(() => _database.SendAsync(_world.Staff, new WithdrawDocument(id, "Again")), "document.withdrawn");
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new ReadDocument(id)));
        (await _database.SendAsync(_world.Head, new ReadChanges())).Rows.Single(r => r.Id == id.Value).Kind.ShouldBe(ChangeKind.DocumentWithdrawn);
    }

    [Fact]
    public async Task A_server_that_ends_between_file_and_row_leaves_nothing_for_long()
    {
        // What it left: a whole file, and half of one.
        var files = Service<DocumentFiles>();
        await files.KeepAsync(Id<Document>.New(), new MemoryStream(DocumentSamples.Pdf), Stop);
        var half = Path.Combine(_database.Documents, new string('a', Document.StoredAsLength) + DocumentFiles.NewEnding);
        File.WriteAllBytes(half, [1, 2, 3]);
        var kept = await AddAsync(await MeetAsync());
        foreach (var file in Files())
        {
            file.LastWriteTimeUtc = TestDatabase.Beginning.UtcDateTime;
        }

        await SweepAsync();
        Files().Length.ShouldBe(3, "somebody may still be at it");
        _database.Clock.Advance(DocumentSweep.Grace + TimeSpan.FromMinutes(1));
        await SweepAsync();

        Files().Length.ShouldBe(1);
        (await TakeAsync(_world.Head, kept)).ShouldBe(DocumentSamples.Pdf);
    }

    [Fact]
    public async Task A_server_that_ends_right_after_the_row_loses_nothing()
    {
        var id = await AddAsync(await MeetAsync());
        var file = Files().Single();
        var settled = file.FullName;
        file.MoveTo(settled + DocumentFiles.NewEnding);
        (await TakeAsync(_world.Head, id)).ShouldBe(DocumentSamples.Pdf);

        file.LastWriteTimeUtc = TestDatabase.Beginning.UtcDateTime;
        _database.Clock.Advance(DocumentSweep.Grace + TimeSpan.FromMinutes(1));
        await SweepAsync();

        File.Exists(settled).ShouldBeTrue();
        (await TakeAsync(_world.Head, id)).ShouldBe(DocumentSamples.Pdf);
    }

    [Fact]
    public async Task A_server_that_ends_between_withdrawing_and_destroying_destroys_it_later()
    {
        var id = await AddAsync(await MeetAsync());
        var file = Files().Single();
        var content = File.ReadAllBytes(file.FullName);
        await _database.SendAsync(_world.Staff, new WithdrawDocument(id, "By mistake"));
        File.WriteAllBytes(file.FullName, content);

        await SweepAsync();

        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sweep_touches_nothing_whose_row_it_does_not_know_and_nothing_that_is_not_ours()
    {
        await AddAsync(await MeetAsync());
        var other = Path.Combine(_database.Documents, "notes.new");
        File.WriteAllText(other, "somebody’s");
        foreach (var file in Files())
        {
            file.LastWriteTimeUtc = TestDatabase.Beginning.UtcDateTime;
        }

        // As with a wrong database beside the folder.
        await using var wrong = await TestDatabase.NewAsync(provider, services => services.Replace(ServiceDescriptor.Singleton(new DocumentFolder(_database.Documents))));
        wrong.Clock.Advance(TimeSpan.FromDays(400));
        await using var scope = wrong.ScopeOf(Viewer.Nobody);
        await scope.ServiceProvider.GetRequiredService<DocumentSweep>().SweepAsync(Stop);

        Files().Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_meeting_has_so_many_documents_and_no_more()
    {
        var meeting = await MeetAsync();
        await _database.AsAsync(_world.Staff, async db =>
        {
            var loaded = await db.Meetings.SingleAsync(m => m.Id == meeting, Stop);
            db.Documents.AddRange(Enumerable.Range(0, Document.MostOfMeeting).Select(_ => Document.Attach(
                Id<Document>.New(), loaded, DocumentReaders.Mediators, null, "", "a.pdf", DocumentKind.Pdf, "", new StoredFile(Guid.NewGuid().ToString("N"), 1, ""), World.AuthorOf(_world.Staff, _database))));
            await db.SaveAsync(Stop);
        });
        await RuleAsync(() => AddAsync(meeting), "document.most");
    }

    private async Task Exported(int count, Id<Document> id) => (await _database.AsAsync(World.Auditor, db => db.AuditEntries.CountAsync(
        e => e.Action == AuditAction.Exported && e.RecordId == id.Value.ToString(), Stop))).ShouldBe(count);

    private T Service<T>()
        where T : notnull
    {
        using var scope = _database.ScopeOf(Viewer.Nobody);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    private Task SweepAsync() => Service<DocumentSweep>().SweepAsync(Stop);

    private FileInfo[] Files() => Folder.Exists ? Folder.GetFiles() : [];

    private Task<Id<Meeting>> MeetAsync(Sharing sharing = Sharing.AllMembers) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "Geneva" },
        Date = PartialDate.Parse("2022-10-02"),
        Zone = "Europe/Zurich",
        Sharing = sharing,
        Delegation = _world.Talks.First.Id,
        Held = true,
    }));

    private Task<Id<Document>> AddAsync(
        Id<Meeting> meeting, byte[]? content = null, string fileName = "agenda.pdf", string title = "", DocumentReaders readers = DocumentReaders.AllMembers, Id<Party>? delegation = null, bool named = true, Viewer? by = null) =>
        _database.SendAsync(by ?? _world.Staff, new AddDocument
        {
            Meeting = meeting,
            File = new MemoryStream(content ?? DocumentSamples.Pdf),
            FileName = fileName,
            Title = title,
            Language = "Armenian",
            Readers = readers,
            Delegation = readers == DocumentReaders.OneDelegation && named ? delegation ?? _world.Talks.First.Id : null,
        });

    private async Task<byte[]> TakeAsync(Viewer viewer, Id<Document> id)
    {
        var taken = await _database.SendAsync(viewer, new ExportDocument(id));
        await using var content = taken.Content;
        using var plain = new MemoryStream();
        await content.CopyToAsync(plain, Stop);
        plain.Length.ShouldBe(taken.Size);
        return plain.ToArray();
    }

    private static async Task RuleAsync(Func<Task> act, string rule) => (await Should.ThrowAsync<RuleViolation>(act)).Rule.ShouldBe(rule);

    private static async Task<string> WrongAsync(Func<Task> act) => (await Should.ThrowAsync<ValidationException>(act)).Errors.First().PropertyName;
}
