using System.Formats.Tar;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Backups;

/// <summary>
/// A backup as a file: a tar sealed as a whole (<see cref="FileCipher"/>), written and read in bounded memory. In it: <c>format</c> (now 1), <c>database</c>, <c>documents/…</c>, and last
/// <c>manifest.json</c>, which says of everything before it how long it is and what its SHA-256 is.
/// </summary>
internal static class BackupFile
{
    /// <summary>Name of the database in it.</summary>
    public const string Database = "database";

    /// <summary>What the names of documents in it begin with.</summary>
    public const string Documents = "documents/";

    private const string FormatName = "format";
    private const string Format = "1";
    private const string ManifestName = "manifest.json";
    private const int LongestFormat = 16;
    private const int BufferLength = 64 * 1024;

    // What a file is sealed for is part of the seal: a document's file is no backup, and a backup no document.
    private static readonly Guid Purpose = new("0bacc0de-0031-4c1e-9a57-6e65676f7469");

    /// <summary>Writes parts that come one after the other, then what they were.</summary>
    /// <param name="cipher">Seals.</param>
    /// <param name="file">Where to.</param>
    /// <param name="parts">Names and contents; each content can be read twice, and is closed here.</param>
    /// <param name="manifest">Makes the manifest of what was written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BackupManifest> WriteAsync(
        FileCipher cipher, Stream file, IAsyncEnumerable<(string Name, Stream Content)> parts, Func<IReadOnlyList<BackupPart>, BackupManifest> manifest, CancellationToken cancellationToken)
    {
        // Sealing reads and a tar is written: between them stands as much as a pipe holds.
        var pipe = new Pipe();
        var sealing = SealAsync(cipher, file, pipe.Reader, cancellationToken);
        try
        {
            var made = await WriteAsync(pipe.Writer.AsStream(leaveOpen: true), parts, manifest, cancellationToken);
            await pipe.Writer.CompleteAsync();
            await sealing;
            return made;
        }
        catch (Exception e)
        {
            await pipe.Writer.CompleteAsync(e);
            // Whatever went wrong first is what it throws.
            await sealing;
            throw;
        }
    }

    /// <summary>Reads a backup to its end, and compares everything in it with its manifest.</summary>
    /// <param name="cipher">Opens.</param>
    /// <param name="file">The backup.</param>
    /// <param name="place">Where a part of that name goes; closed here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BackupRefused">It is none, or says something else of itself than what it is.</exception>
    /// <exception cref="Application.Protection.SealBroken">It was altered or cut off, or its key is not there.</exception>
    public static async Task<BackupManifest> ReadAsync(FileCipher cipher, Stream file, Func<string, Stream> place, CancellationToken cancellationToken)
    {
        await using var plain = cipher.Open(file, Purpose);
        await using var tar = new TarReader(plain, leaveOpen: true);
        await CheckFormatAsync(await tar.GetNextEntryAsync(copyData: false, cancellationToken), cancellationToken);
        BackupManifest? manifest = null;
        var parts = new List<BackupPart>();
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name == ManifestName)
            {
                manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry.DataStream ?? Stream.Null, cancellationToken: cancellationToken);
            }
            else
            {
                await using var target = place(entry.Name);
                parts.Add(await CopyAsync(entry.Name, entry.DataStream ?? Stream.Null, target, cancellationToken));
            }
        }

        // The last piece of the seal says that nothing was cut off.
        await plain.CopyToAsync(Stream.Null, cancellationToken);
        return manifest is not null && manifest.Parts.SequenceEqual(parts) ? manifest : throw new BackupRefused("What is in it is not what it says of itself.");
    }

    private static async Task SealAsync(FileCipher cipher, Stream file, PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            await cipher.SealAsync(reader.AsStream(leaveOpen: true), file, Purpose, cancellationToken);
            await reader.CompleteAsync();
        }
        catch (Exception e)
        {
            // Whoever still writes is told.
            await reader.CompleteAsync(e);
            throw;
        }
    }

    private static async Task<BackupManifest> WriteAsync(
        Stream stream, IAsyncEnumerable<(string Name, Stream Content)> contents, Func<IReadOnlyList<BackupPart>, BackupManifest> manifest, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await AddAsync(tar, FormatName, new MemoryStream(Encoding.ASCII.GetBytes(Format)), cancellationToken);
        var parts = new List<BackupPart>();
        await foreach (var (name, content) in contents.WithCancellation(cancellationToken))
        {
            await using (content)
            {
                parts.Add(await CopyAsync(name, content, Stream.Null, cancellationToken));
                content.Position = 0;
                await AddAsync(tar, name, content, cancellationToken);
            }
        }

        var made = manifest(parts);
        await AddAsync(tar, ManifestName, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(made)), cancellationToken);
        return made;
    }

    private static Task AddAsync(TarWriter tar, string name, Stream content, CancellationToken cancellationToken) => tar.WriteEntryAsync(
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, cancellationToken);

    private static async Task CheckFormatAsync(TarEntry? first, CancellationToken cancellationToken)
    {
        if (first is not { Name: FormatName, Length: > 0 and <= LongestFormat, DataStream: { } content })
        {
            throw new BackupRefused("It does not begin as a backup does.");
        }

        using var text = new StreamReader(content, Encoding.ASCII, leaveOpen: true);
        if (await text.ReadToEndAsync(cancellationToken) is not Format and var format)
        {
            throw new BackupRefused($"It is of format {format}, and this version of the application reads format {Format} alone: install the version that made it.");
        }
    }

    private static async Task<BackupPart> CopyAsync(string name, Stream from, Stream to, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        long size = 0;
        for (int length; (length = await from.ReadAsync(buffer, cancellationToken)) > 0; size += length)
        {
            hash.AppendData(buffer, 0, length);
            await to.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }

        await to.FlushAsync(cancellationToken);
        (to as FileStream)?.Flush(flushToDisk: true);
        return new BackupPart(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
