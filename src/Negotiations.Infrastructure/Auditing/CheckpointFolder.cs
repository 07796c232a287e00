using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>Where checkpoints are put by schedule.</summary>
/// <param name="Folder">The folder; none if nothing is put anywhere. It is of use when it is another machine's, or copied to one.</param>
/// <param name="Every">How often.</param>
public sealed record CheckpointOptions(string? Folder, TimeSpan Every)
{
    /// <summary>How often if nothing else is said.</summary>
    public static readonly TimeSpan Daily = TimeSpan.FromDays(1);
}

/// <summary>The folder that checkpoints are put into, each in a file of its own.</summary>
internal sealed class CheckpointFolder(CheckpointOptions options)
{
    /// <summary>Keeps a checkpoint, whole or not at all, and never over another.</summary>
    public string Keep(SignedCheckpoint checkpoint)
    {
        PrivateFolder.Create(options.Folder!);
        var path = Path.Combine(options.Folder!, checkpoint.Checkpoint.FileName);
        var half = path + "." + Path.GetRandomFileName();
        PrivateFolder.Write(half, checkpoint.Signed + "\n");
        File.Move(half, path, overwrite: false);
        return path;
    }

    /// <summary>The proofs that lie there; what is none, or was not signed here, is left to whoever put it there.</summary>
    public IEnumerable<Proof> Read(IStatements statements)
    {
        if (options.Folder is not { } folder || !Directory.Exists(folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.jws").Order(StringComparer.Ordinal))
        {
            if (new FileInfo(path).Length <= Statements.MostLetters && Open(File.ReadAllText(path), statements) is { } proof)
            {
                yield return proof;
            }
        }
    }

    private static Proof? Open(string text, IStatements statements)
    {
        try
        {
            return Proof.Open(text, statements);
        }
        catch (StatementRefused)
        {
            return null;
        }
    }
}
