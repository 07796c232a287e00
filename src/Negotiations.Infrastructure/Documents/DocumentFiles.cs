using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Documents;
using Negotiations.Application.Protection;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Documents;

/// <summary>Where the files of documents lie.</summary>
/// <param name="Folder">A folder of its own, never one that is served; shared by all servers of a deployment.</param>
public sealed record DocumentFolder(string Folder);

/// <summary>
/// Sealed files in one folder, each under a random name, readable by the application's account alone. A file ends in <c>.new</c> until its row is saved: whatever still ends so after a day is a leftover.
/// A file without that ending is only ever destroyed because its row says so, so that a wrong database beside the folder costs nothing.
/// </summary>
internal sealed partial class DocumentFiles(DocumentFolder folder, FileCipher cipher, ILogger<DocumentFiles> log) : IDocumentFiles
{
    /// <summary>Ending of a file whose row was not saved yet.</summary>
    public const string NewEnding = ".new";

    // Ending of a file that is being sealed anew, beside the one that it is to replace.
    private const string SealEnding = ".seal";
    private const int BufferLength = 64 * 1024;

    /// <summary>The folder.</summary>
    public string Folder => folder.Folder;

    /// <summary>Whether a name is one that is made here.</summary>
    public static bool IsName(string name) => name.Length == Document.StoredAsLength && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Opens a stored file of a folder, as it lies there; none if it is not there. Another server may rename it in between.</summary>
    public static FileStream? Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        foreach (var some in new[] { path, path + NewEnding, path })
        {
            try
            {
                return new FileStream(some, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, FileOptions.Asynchronous | FileOptions.SequentialScan);
            }
            catch (FileNotFoundException)
            {
            }
            catch (DirectoryNotFoundException)
            {
            }
        }

        return null;
    }

    public async Task<StoredFile> KeepAsync(Id<Document> document, Stream content, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(Folder);
        var name = RandomNumberGenerator.GetHexString(Document.StoredAsLength, lowercase: true);
        var path = PathOf(name) + NewEnding;
        try
        {
            await using var file = new FileStream(path, PrivateFolder.ForOwner(FileMode.CreateNew));
            var (size, hash) = await cipher.SealAsync(content, file, document.Value, cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            return new StoredFile(name, size, hash);
        }
        catch
        {
            Delete(path);
            throw;
        }
    }

    public void Settle(StoredFile file)
    {
        var path = PathOf(file.Name);
        try
        {
            File.Move(path + NewEnding, path);
        }
        catch (IOException e)
        {
            // It is found under the other name as well; the sweep renames it.
            LogNotSettled(log, file.Name, e);
        }
    }

    public async Task<Stream> OpenAsync(Id<Document> document, StoredFile file, CancellationToken cancellationToken)
    {
        var content = Find(Folder, Path.GetFileName(PathOf(file.Name))) ?? throw new DocumentDamaged("it is missing");
        try
        {
            // All of it, before a byte is given: an answer that has begun cannot be taken back.
            using (var opened = cipher.Open(content, document.Value, leaveOpen: true))
            {
                await VerifyAsync(opened, file, cancellationToken);
            }

            return cipher.Open(content, document.Value);
        }
        catch (SealBroken e)
        {
            await content.DisposeAsync();
            throw new DocumentDamaged(e.Message, e);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    public void Destroy(string name)
    {
        Delete(PathOf(name));
        Delete(PathOf(name) + NewEnding);
        Delete(PathOf(name) + SealEnding);
    }

    /// <summary>Seals a stored file with the newest key, if it is not: written beside it and read back, then put in its place. Whoever reads it meanwhile reads the one or the other.</summary>
    /// <returns>Whether it was.</returns>
    /// <exception cref="DocumentDamaged">It cannot be opened; it stays as it is.</exception>
    public async Task<bool> ResealAsync(Id<Document> document, StoredFile file, uint newest, CancellationToken cancellationToken)
    {
        var path = PathOf(file.Name);
        // What has its first name still was sealed just now, and gets the other one from somebody else.
        if (!File.Exists(path) || KeyOf(file) == newest)
        {
            return false;
        }

        var anew = path + SealEnding;
        await using (var opened = await OpenAsync(document, file, cancellationToken))
        await using (var target = new FileStream(anew, PrivateFolder.ForOwner(FileMode.Create)))
        {
            await cipher.SealAsync(opened, target, document.Value, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        await using (var written = new FileStream(anew, FileMode.Open, FileAccess.Read, FileShare.Read, BufferLength, FileOptions.Asynchronous | FileOptions.SequentialScan))
        using (var opened = cipher.Open(written, document.Value))
        {
            await VerifyAsync(opened, file, cancellationToken);
        }

        File.Move(anew, path, overwrite: true);
        return true;
    }

    /// <summary>Which key a stored file needs; none if it is not there or says none.</summary>
    public uint? KeyOf(StoredFile file)
    {
        using var content = Find(Folder, Path.GetFileName(PathOf(file.Name)));
        return content is null ? null : FileCipher.KeyOf(content);
    }

    private static async Task VerifyAsync(Stream opened, StoredFile file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        long size = 0;
        for (int length; (length = await opened.ReadAsync(buffer, cancellationToken)) > 0; size += length)
        {
            hash.AppendData(buffer, 0, length);
        }

        if (size != file.Size || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Hash)
        {
            throw new DocumentDamaged("it is not what its row says");
        }
    }

    // Names are made here and come back from the database: one that could leave the folder was put there by somebody else.
    private string PathOf(string name) => IsName(name)
        ? Path.Combine(Folder, name)
        : throw new DocumentDamaged("its name is none that is made here");

    private void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is DirectoryNotFoundException)
        {
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(log, Path.GetFileName(path), e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stored file {File} could not be renamed; it is tried again later")]
    private static partial void LogNotSettled(ILogger log, string file, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored file {File} could not be deleted; it is tried again later")]
    private static partial void LogNotDeleted(ILogger log, string file, Exception exception);
}
