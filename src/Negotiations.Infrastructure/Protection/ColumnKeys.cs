using System.Globalization;
using System.Security.Cryptography;

namespace Negotiations.Infrastructure.Protection;

/// <summary>
/// The keys of sensitive columns: files <c>column-*.key</c> in a folder outside the database, each with 256 random bits in Base64.
/// The newest name seals; all of them open. A key that came into the folder while the application runs is found when something needs it.
/// </summary>
public sealed class ColumnKeys
{
    /// <summary>Bytes of a key.</summary>
    public const int KeyLength = 32;

    private const string Pattern = "column-*.key";
    private const int LastNumber = 9999;

    private volatile IReadOnlyList<ColumnKey> _all;

    private ColumnKeys(string folder, IReadOnlyList<ColumnKey> keys) => (Folder, _all) = (folder, keys);

    /// <summary>Where they lie.</summary>
    public string Folder { get; }

    internal IReadOnlyList<ColumnKey> All => _all;

    internal ColumnKey Newest => _all[^1];

    /// <summary>Reads the keys of a folder.</summary>
    /// <exception cref="KeysMissing">There is no key, or one is unreadable. A new one is never made in its place.</exception>
    public static ColumnKeys Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new KeysMissing($"There is no folder of keys at '{folder}'. Set Keys:Folder to the folder with the keys of this database, or make keys for a new one with --make-keys.");
        }

        var keys = ReadAll(folder);
        return keys.Count > 0
            ? new ColumnKeys(folder, keys)
            : throw new KeysMissing($"There is no file {Pattern} in '{folder}'. Put the keys of this database there, or make keys for a new one with --make-keys.");
    }

    /// <summary>Makes the first key of a new deployment.</summary>
    /// <exception cref="KeysMissing">The folder has a key already.</exception>
    public static void Make(string folder)
    {
        PrivateFolder.Create(folder);
        if (Directory.EnumerateFiles(folder, Pattern).Any())
        {
            throw new KeysMissing($"There is a key in '{folder}' already. It stays.");
        }

        Make(folder, 1);
    }

    /// <summary>Makes one key more: from now on it seals, and the others open what they sealed.</summary>
    /// <returns>Its file.</returns>
    /// <exception cref="KeysMissing">There is none yet, or they are not numbered as they are here.</exception>
    public static string Add(string folder)
    {
        var last = Read(folder).Newest.Name;
        return int.TryParse(last.AsSpan()["column-".Length..^".key".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && last == NameOf(number) && number < LastNumber
            ? Make(folder, number + 1)
            : throw new KeysMissing($"The last key is '{last}', and which name comes after it is not known here. Put a file there whose name sorts after it.");
    }

    /// <summary>The key of an id. Whoever has never seen it looks into the folder again, because a key may have been added meanwhile.</summary>
    internal ColumnKey? Find(uint id)
    {
        if (_all.FirstOrDefault(k => k.Id == id) is { } known)
        {
            return known;
        }

        try
        {
            var now = ReadAll(Folder);
            // What was there once goes on opening, whatever became of its file.
            if (now.FirstOrDefault(k => k.Id == id) is { } added)
            {
                _all = [.. _all.UnionBy(now, k => k.Id).OrderBy(k => k.Name, StringComparer.Ordinal)];
                return added;
            }
        }
        catch (Exception e) when (e is KeysMissing or IOException or UnauthorizedAccessException)
        {
            // A key that cannot be read is none.
        }

        return null;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"column-{number:0000}.key");

    private static List<ColumnKey> ReadAll(string folder) => [.. Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(ReadKey)];

    private static string Make(string folder, int number)
    {
        var path = Path.Combine(folder, NameOf(number));
        PrivateFolder.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength)));
        return path;
    }

    private static ColumnKey ReadKey(string path)
    {
        var bytes = new byte[KeyLength];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), bytes, out var length) && length == KeyLength
            ? new ColumnKey(Path.GetFileName(path), bytes)
            : throw new KeysMissing($"'{path}' is not a key: it must hold {KeyLength} bytes in Base64. Put the right file back.");
    }
}

/// <summary>One key, known by the first four bytes of its SHA-256.</summary>
internal sealed class ColumnKey(string name, byte[] bytes)
{
    /// <summary>Name of its file.</summary>
    public string Name { get; } = name;

    public byte[] Bytes { get; } = bytes;

    public uint Id { get; } = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(bytes));
}

/// <summary>The application must not start: a key that it needs is not there.</summary>
public sealed class KeysMissing(string what) : Exception(what);
