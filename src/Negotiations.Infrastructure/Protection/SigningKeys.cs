using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Negotiations.Infrastructure.Protection;

/// <summary>
/// The keys that statements are signed with: files <c>signing-*.pem</c> in the folder of keys, each an elliptic key on P-256 (PKCS#8). The newest name signs; what any of them signed
/// is known. A key that is not to sign any more may be left as its public half.
/// </summary>
public sealed class SigningKeys
{
    private SigningKeys(IReadOnlyList<SigningKey> keys) => All = keys;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => All.Count == 0;

    internal IReadOnlyList<SigningKey> All { get; }

    internal SigningKey? Newest => All.LastOrDefault(k => k.Signs);

    /// <summary>Reads the keys of a folder; there may be none.</summary>
    /// <exception cref="KeysMissing">One is unreadable.</exception>
    public static SigningKeys Read(string folder) =>
        new(Directory.Exists(folder) ? [.. Files(folder).Order(StringComparer.Ordinal).Select(SigningKey.Read)] : []);

    /// <summary>Makes the first key of a deployment.</summary>
    /// <exception cref="KeysMissing">The folder has a key already.</exception>
    public static void Make(string folder)
    {
        PrivateFolder.Create(folder);
        if (Files(folder).Any())
        {
            throw new KeysMissing($"There is a signing key in '{folder}' already. It stays.");
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PrivateFolder.Write(Path.Combine(folder, "signing-0001.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "signing-*.pem");
}

/// <summary>One key, known by the thumbprint of its public half (RFC 7638).</summary>
internal sealed class SigningKey
{
    private readonly ECParameters _parameters;

    private SigningKey(ECParameters parameters)
    {
        _parameters = parameters;
        // The members in this order and no others: that is the standard's own.
        Jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{WebEncoders.Base64UrlEncode(parameters.Q.X!)}}","y":"{{WebEncoders.Base64UrlEncode(parameters.Q.Y!)}}"}""";
        Id = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(Jwk)));
    }

    /// <summary>Its thumbprint.</summary>
    public string Id { get; }

    /// <summary>Its public half as a JSON Web Key.</summary>
    public string Jwk { get; }

    /// <summary>Whether its private half is here.</summary>
    public bool Signs => _parameters.D is not null;

    /// <summary>Its public half as PEM.</summary>
    public string PublicPem
    {
        get
        {
            using var key = Open();
            return key.ExportSubjectPublicKeyInfoPem();
        }
    }

    public static SigningKey Read(string path)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            var open = key.ExportParameters(includePrivateParameters: false);
            return open.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? new SigningKey(All(key) ?? open) : throw Unusable(path);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw Unusable(path);
        }
    }

    public byte[] Sign(byte[] data)
    {
        using var key = Open();
        return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    public bool Signed(byte[] data, byte[] signature)
    {
        using var key = Open();
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static ECParameters? All(ECDsa key)
    {
        try
        {
            return key.ExportParameters(includePrivateParameters: true);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static KeysMissing Unusable(string path) => new($"'{path}' is not a signing key: it must be an elliptic key on P-256 as PEM. Put the right file back.");

    // One for each use: they are not made to be used by two at once.
    private ECDsa Open() => ECDsa.Create(_parameters);
}
