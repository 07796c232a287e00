using System.IO.Compression;
using System.Xml;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// The zip that a workbook is. It comes from outside, so it is judged by its directory before anything is unpacked, its parts are read
/// forward only (no tree is built, so neither depth nor size can exhaust the server), and its XML may declare nothing.
/// </summary>
internal sealed class XlsxArchive : IDisposable
{
    private const long SmallEntry = 1024 * 1024;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly XmlReaderSettings _xml;

    /// <exception cref="InvalidDataException">It is no zip, or not a whole one.</exception>
    /// <exception cref="TableUnreadable">It is encrypted, or would unpack to more than allowed.</exception>
    public XlsxArchive(ReadOnlyMemory<byte> bytes, TableLimits limits)
    {
        _archive = new(new MemoryStream(bytes.ToArray(), writable: false));
        _xml = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxUnpackedBytes,
        };
        RefuseBombs(limits);
        foreach (var entry in _archive.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Opens a part, or gives null when there is none of this name.</summary>
    public XmlReader? Open(string part) =>
        _parts.TryGetValue(part, out var entry) ? XmlReader.Create(entry.Open(), _xml) : null;

    /// <summary>What a part refers to inside the workbook, by the id of the reference.</summary>
    /// <param name="part">Path of the part; empty for the workbook as a whole.</param>
    public IReadOnlyList<Relationship> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        using var xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        var found = new List<Relationship>();
        while (xml?.Read() == true)
        {
            // Links to web pages are often malformed, and none of our business.
            if (xml.IsStartElement("Relationship")
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target
                && Uri.TryCreate(new Uri($"part:///{part}"), target, out var path))
            {
                found.Add(new(
                    xml.GetAttribute("Id") ?? "",
                    (xml.GetAttribute("Type") ?? "").Split('/')[^1],
                    Uri.UnescapeDataString(path.AbsolutePath).TrimStart('/')));
            }
        }

        return found;
    }

    /// <summary>
    /// Believes the sizes in the directory: the framework unpacks no more of an entry than its directory says.
    /// </summary>
    private void RefuseBombs(TableLimits limits)
    {
        var entries = _archive.Entries;
        if (entries.Any(entry => entry.IsEncrypted))
        {
            throw new TableUnreadable(
                TableProblem.PasswordProtected,
                "The workbook is protected with a password. Save a copy without the password and upload that.");
        }

        if (entries.Count > limits.MaxArchiveEntries
            || entries.Sum(entry => (decimal)entry.Length) > limits.MaxUnpackedBytes
            || entries.Any(entry => entry.Length > SmallEntry && entry.Length / limits.MaxUnpackRatio > entry.CompressedLength))
        {
            throw new TableUnreadable(
                TableProblem.UnpacksTooLarge,
                "The workbook unpacks to far more than a table needs. Copy the cells of the table into a new workbook and upload that.");
        }
    }

    /// <summary>A reference from one part to another.</summary>
    /// <param name="Id">How the referring part names it.</param>
    /// <param name="Kind">Last word of its type, which the strict and the transitional dialect share: <c>worksheet</c>, <c>styles</c>.</param>
    /// <param name="Path">Path of the part referred to.</param>
    public sealed record Relationship(string Id, string Kind, string Path);
}
