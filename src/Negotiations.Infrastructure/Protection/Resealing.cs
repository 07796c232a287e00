// Keys are of all rows, whoever's they are; nothing is shown of what is opened.
#pragma warning disable RS0030
using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Documents;
using Negotiations.Application.Protection;
using Negotiations.Domain.Documents;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Documents;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Protection;

/// <summary>What sealing anew did.</summary>
/// <param name="Texts">So many texts of rows were sealed anew.</param>
/// <param name="Files">So many files of documents.</param>
/// <param name="Broken">What could not be opened, by kind and key: it stays as it is.</param>
/// <param name="Unneeded">Files of keys that nothing of this deployment needs any more.</param>
public sealed record Resealed(int Texts, int Files, IReadOnlyList<string> Broken, IReadOnlyList<string> Unneeded);

/// <summary>
/// Seals with the newest key what older ones sealed, a few rows in a transaction, while others work: whatever is not sealed by the newest key yet is what is left to do, so that it goes on where it
/// was interrupted. What cannot be opened is left alone.
/// </summary>
public sealed class Resealing
{
    private const int Batch = 100;

    private static readonly byte[] Nothing = [];

    private readonly NegotiationsDb _db;
    private readonly ColumnKeys _keys;
    private readonly FieldCipher _cipher;
    private readonly DocumentFiles? _files;
    private readonly List<string> _broken = [];

    private Resealing(NegotiationsDb db, ColumnKeys keys, DocumentFiles? files) => (_db, _keys, _cipher, _files) = (db, keys, new FieldCipher(keys), files);

    /// <summary>Sealing anew in the database and the folder of an application.</summary>
    public static Resealing Of(IServiceProvider services) =>
        new(services.GetRequiredService<NegotiationsDb>(), services.GetRequiredService<ColumnKeys>(), services.GetRequiredService<DocumentFiles>());

    /// <summary>Makes sure that every key is there that more than one sealed text needs; of a text that is the only one of its key, its own first bytes may be what is wrong.</summary>
    /// <exception cref="KeysMissing">One is not.</exception>
    public static async Task RequireKeysAsync(NegotiationsDb db, ColumnKeys keys, CancellationToken cancellationToken)
    {
        foreach (var (id, count) in await new Resealing(db, keys, files: null).KeysOfTextsAsync(cancellationToken))
        {
            if (count > 1 && keys.Find(id) is null)
            {
                throw new KeysMissing(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} sealed texts of this database need the key {id:x8}, which is not in '{keys.Folder}'. Put its file column-*.key back there, from where keys are kept."));
            }
        }
    }

    /// <summary>Seals everything anew that is not sealed by the newest key.</summary>
    public async Task<Resealed> RunAsync(CancellationToken cancellationToken)
    {
        var texts = 0;
        foreach (var (type, column) in Columns())
        {
            texts += await Generic<Task<int>>(nameof(ResealTextsAsync), type, column, cancellationToken);
        }

        var files = 0;
        var needed = new HashSet<uint> { _keys.Newest.Id };
        foreach (var document in await _db.Documents.IgnoreQueryFilters().AsNoTracking().Where(d => d.WithdrawnAt == null).OrderBy(d => d.Id).ToListAsync(cancellationToken))
        {
            var file = new StoredFile(document.StoredAs, document.Size, document.Hash);
            try
            {
                files += await _files!.ResealAsync(document.Id, file, _keys.Newest.Id, cancellationToken) ? 1 : 0;
            }
            catch (DocumentDamaged)
            {
                _broken.Add($"{nameof(Document)} {document.Id}");
            }

            if (_files!.KeyOf(file) is { } key)
            {
                needed.Add(key);
            }

            // Withdrawn meanwhile, it was destroyed, and must not come back.
            if (await _db.Documents.IgnoreQueryFilters().AnyAsync(d => d.Id == document.Id && d.WithdrawnAt != null, cancellationToken))
            {
                _files.Destroy(document.StoredAs);
            }
        }

        needed.UnionWith((await KeysOfTextsAsync(cancellationToken)).Select(k => k.Id));
        return new Resealed(texts, files, _broken, [.. _keys.All.Where(k => !needed.Contains(k.Id)).Select(k => k.Name)]);
    }

    private IEnumerable<(IEntityType Type, IProperty Column)> Columns() =>
        _db.Model.GetEntityTypes().OrderBy(t => t.Name, StringComparer.Ordinal).SelectMany(type => SealedColumns.Of(type).Select(column => (type, column)));

    private async Task<IReadOnlyList<(uint Id, int Count)>> KeysOfTextsAsync(CancellationToken cancellationToken)
    {
        var all = new List<(uint Id, int Count)>();
        foreach (var (type, column) in Columns())
        {
            all.AddRange(await Generic<Task<List<(uint, int)>>>(nameof(KeysOfAsync), type, column, cancellationToken));
        }

        return [.. all.GroupBy(k => k.Id).Select(g => (g.Key, g.Sum(k => k.Count)))];
    }

    private T Generic<T>(string method, IEntityType type, IProperty column, CancellationToken cancellationToken) => (T)typeof(Resealing)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
        .MakeGenericMethod(type.ClrType)
        .Invoke(this, [type, column.Name, cancellationToken])!;

    private async Task<List<(uint, int)>> KeysOfAsync<T>(IEntityType type, string column, CancellationToken cancellationToken)
        where T : class
    {
        _ = type;
        var heads = await Heads<T>(_db, column).ToListAsync(cancellationToken);
        return [.. heads.Select(h => (FieldCipher.KeyOf(h.Head), h.Count)).Where(k => k.Item1 is not null).Select(k => (k.Item1!.Value, k.Count))];
    }

    /// <summary>The first bytes of all texts of a column, and how often they are there.</summary>
    internal static IQueryable<SealedHead> Heads<T>(NegotiationsDb db, string column)
        where T : class =>
        db.Set<T>().IgnoreQueryFilters().AsNoTracking()
            .GroupBy(r => SealedColumns.HeadOf(EF.Property<byte[]>(r, column)))
            .Select(g => new SealedHead(g.Key, g.Count()));

    /// <summary>Rows whose text of a column is not sealed by the key that these first bytes say.</summary>
    internal static IQueryable<T> Others<T>(NegotiationsDb db, string column, string key, byte[] newest)
        where T : class =>
        db.Set<T>().IgnoreQueryFilters()
            .Where(r => SealedColumns.HeadOf(EF.Property<byte[]>(r, column)) != Nothing && SealedColumns.HeadOf(EF.Property<byte[]>(r, column)) != newest)
            .OrderBy(r => EF.Property<object>(r, key));

    private async Task<int> ResealTextsAsync<T>(IEntityType type, string column, CancellationToken cancellationToken)
        where T : class
    {
        var newest = FieldCipher.HeadOf(_keys.Newest);
        var key = type.FindPrimaryKey()!.Properties.Single().Name;
        // What cannot be opened stays, and stands before everything that is still to be looked at.
        var (done, left) = (0, 0);
        while (true)
        {
            // Read and written in turn with everybody else who saves: nothing that was written meanwhile is overwritten.
            var (read, sealedAnew) = await _db.InTurnAsync(
                async () =>
                {
                    var rows = await Others<T>(_db, column, key, newest).Skip(left).Take(Batch).ToListAsync(cancellationToken);
                    var count = rows.Count(row => Reseal(type, row, column));
                    await _db.SaveResealedAsync(cancellationToken);
                    return (rows.Count, count);
                },
                cancellationToken);
            _db.Forget();
            if (read == 0)
            {
                return done;
            }

            done += sealedAnew;
            left += read - sealedAnew;
        }
    }

    private bool Reseal(IEntityType type, object row, string column)
    {
        var content = _db.Entry(row).Property(column);
        var key = RowHash.KeyOf(type, row);
        try
        {
            content.CurrentValue = _cipher.Seal(_cipher.Open((byte[])content.CurrentValue!, Guid.Parse(key)), Guid.Parse(key));
            return true;
        }
        catch (SealBroken)
        {
            _broken.Add($"{type.ClrType.Name} {key}");
            return false;
        }
    }
}

/// <summary>The first bytes of sealed texts, and how many have them.</summary>
internal sealed record SealedHead(byte[] Head, int Count);
