using System.Text;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Application.Tables;
using Negotiations.Application.Tests.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Tests.PrisonerLists.Importing;

/// <summary>A list of the first party's delegation, and files on their way into it.</summary>
internal sealed class ImportHouse : IAsyncDisposable
{
    private ImportHouse(TestDatabase database, World world, Id<PrisonerList> list)
    {
        Database = database;
        World = world;
        List = list;
    }

    public TestDatabase Database { get; }

    public World World { get; }

    public Id<PrisonerList> List { get; }

    public static async Task<ImportHouse> NewAsync(TestDatabase database)
    {
        var world = await World.CreateAsync(database);
        return new ImportHouse(database, world, await database.SendAsync(world.Head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther }));
    }

    public Task<Id<ListImport>> UploadAsync(string csv, string fileName = "list.csv") => UploadAsync(Encoding.UTF8.GetBytes(csv), fileName);

    public Task<Id<ListImport>> UploadAsync(byte[] file, string fileName) =>
        Database.SendAsync(World.Delegate, new UploadImport { List = List, File = new MemoryStream(file), FileName = fileName });

    public Task<ImportPage> ReadAsync(Id<ListImport> import, ImportPart part = ImportPart.NeedYou, int page = 1) =>
        Database.SendAsync(World.Delegate, new ReadImport { List = List, Import = import, Part = part, Page = page });

    /// <summary>Uploads a file and reads its dry run.</summary>
    public async Task<ImportPage> TryAsync(string csv, ImportPart part = ImportPart.NeedYou) => await ReadAsync(await UploadAsync(csv), part);

    public async Task CorrectAsync(Id<ListImport> import, Func<CorrectImport, CorrectImport> correct)
    {
        var page = await ReadAsync(import, ImportPart.Summary);
        await Database.SendAsync(World.Delegate, correct(new CorrectImport { List = List, Import = import, Token = page.Token }));
    }

    public async Task<ImportOutcome> ConfirmAsync(Id<ListImport> import)
    {
        var page = await ReadAsync(import, ImportPart.Summary);
        return await Database.SendAsync(World.Delegate, new ConfirmImport { List = List, Import = import, Token = page.Token, ListToken = page.List.VersionToken });
    }

    public async Task<ImportOutcome> ImportAsync(string csv) => await ConfirmAsync(await UploadAsync(csv));

    public async Task<IReadOnlyList<EntryWithContent>> EntriesAsync()
    {
        await using var scope = Database.ScopeOf(World.Head);
        var db = (INegotiationsDb)scope.ServiceProvider.GetService(typeof(INegotiationsDb))!;
        var details = (EntryDetails)scope.ServiceProvider.GetService(typeof(EntryDetails))!;
        return await new WorkingCopy(db, details).ReadAsync(List, TestContext.Current.CancellationToken);
    }

    public Task<int> AuditCountAsync() =>
        Database.AsAsync(World.Auditor, db => db.AuditEntries.CountAsync(e => e.RecordType == nameof(PrisonerEntry), TestContext.Current.CancellationToken));

    /// <summary>The working copy as an export writes it: a header of keys or labels, and a row for each entry.</summary>
    public async Task<byte[]> ExportAsync(TableFormat format, bool withKeys)
    {
        var entries = await EntriesAsync();
        return await TableFiles.Write(
            format,
            [withKeys ? "reference" : "Reference", .. EntryFields.All.Select(f => withKeys ? f.Key : f.Label)],
            entries.Select(e => (IReadOnlyList<string?>)[e.Entry.Reference, .. EntryFields.All.Select(f => f.Read(e.Content))]));
    }

    public static string Csv(IEnumerable<string?> header, IEnumerable<IEnumerable<string?>> rows) =>
        string.Join("\r\n", rows.Prepend(header).Select(row => string.Join(',', row.Select(cell => $"\"{cell?.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
