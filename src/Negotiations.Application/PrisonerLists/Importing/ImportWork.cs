using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Negotiations.Application.Protection;
using Negotiations.Application.Tables;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>What somebody decided of a row that might be a person who is there already, in the file or on the list.</summary>
public enum PersonDecision
{
    /// <summary>The same person.</summary>
    OnePerson,

    /// <summary>Two people, whatever they share.</summary>
    TwoPeople,
}

/// <summary>How a file is understood, and what was corrected in it. Rows go by the number that the spreadsheet program shows.</summary>
public sealed record ImportWork
{
    /// <summary>What each column is read as (<see cref="ColumnMeaning"/>), in the order of the header.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How a date that can be read two ways is meant in this file; none: each is asked for.</summary>
    public DateOrder? Order { get; init; }

    /// <summary>Corrected texts by row and field key; an empty one means that nothing is given.</summary>
    public IReadOnlyDictionary<int, IReadOnlyDictionary<string, string>> Corrections { get; init; } = new Dictionary<int, IReadOnlyDictionary<string, string>>();

    /// <summary>Rows that are left out.</summary>
    public HashSet<int> LeftOut { get; init; } = [];

    /// <summary>What was decided of rows that look like somebody else.</summary>
    public IReadOnlyDictionary<int, PersonDecision> People { get; init; } = new Dictionary<int, PersonDecision>();
}

/// <summary>Puts what was read from a file, and the work on it, into an import and takes it out again: packed, then encrypted.</summary>
internal sealed class ImportSeal(IFieldCipher cipher)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public void Keep(ListImport import, TableFile table) => import.SealTable(Close(table, import));

    public void Keep(ListImport import, ImportWork work) => import.SealWork(Close(work, import));

    public TableFile Table(ListImport import) => Open<TableFile>(import.SealedTable, import);

    public ImportWork Work(ListImport import) => Open<ImportWork>(import.SealedWork, import);

    private byte[] Close<T>(T content, ListImport import)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, content, Json);
        }

        return cipher.Seal(Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length), import.Id.Value);
    }

    private T Open<T>(byte[] content, ListImport import)
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(cipher.Open(content, import.Id.Value))), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Json)!;
    }
}
