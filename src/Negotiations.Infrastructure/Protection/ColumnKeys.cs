using System.Security.Cryptography;

namespace Negotiations.Infrastructure.Protection;

/// <summary>
/// The keys of sensitive columns: files <c>column-*.key</c> in a folder outside the database, each with 256 random bits in Base64.
/// The newest name seals; all of them open.
/// </summary>
public sealed class ColumnKeys
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    private ColumnKeys(IReadOnlyList<ColumnKey> keys) => All = keys;

    internal IReadOnlyList<ColumnKey> All { get; }

    internal ColumnKey Newest => All[^1];

    /// <summary>Reads the keys of a folder.</summary>
    /// <exception cref="KeysMissing">There is no key, or one is unreadable. A new one is never made in its place.</exception>
    public static ColumnKeys Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new KeysMissing($"There is no folder of keys at '{folder}'. Set Keys:Folder to the folder with the keys of this database, or make keys for a new one with --make-keys.");
        }

        var keys = Directory.EnumerateFiles(folder, "column-*.key").Order(StringComparer.Ordinal).Select(ReadKey).ToList();
        return keys.Count > 0
            ? new ColumnKeys(keys)
            : throw new KeysMissing($"There is no file column-*.key in '{folder}'. Put the keys of this database there, or make keys for a new one with --make-keys.");
    }

    /// <summary>Makes the first key of a new deployment.</summary>
    /// <exception cref="KeysMissing">The folder has a key already.</exception>
    public static void Make(string folder)
    {
        PrivateFolder.Create(folder);
        if (Directory.EnumerateFiles(folder, "column-*.key").Any())
        {
            throw new KeysMissing($"There is a key in '{folder}' already. It stays.");
        }

        PrivateFolder.Write(Path.Combine(folder, "column-0001.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)));
    }

    private static ColumnKey ReadKey(string path)
    {
        var bytes = new byte[KeyLength];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == KeyLength
            ? new ColumnKey(bytes)
            : throw new KeysMissing($"'{path}' is not a key: it must hold {KeyLength} bytes in Base64. Put the right file back.");
    }
}

/// <summary>One key, known by the first four bytes of its SHA-256.</summary>
internal sealed class ColumnKey(byte[] bytes)
{
    public byte[] Bytes { get; } = bytes;

    public uint Id { get; } = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(bytes));
}

/// <summary>The application must not start: a key that it needs is not there.</summary>
public sealed class KeysMissing(string what) : Exception(what);
