#:property PublishAot=false
// Verifies, without the application and without a network, that a signed receipt was signed by a key, and that a file is the one that it is the receipt of. This one file is all of it: it may be copied to
// another machine that has the .NET 10 SDK, and run there by: dotnet run verify-receipt.cs -- FILE.json RECEIPT.jws KEYS.pem
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

const int Holds = 0, DoesNotHold = 1, CannotTell = 2;
if (args.Length is not (2 or 3))
{
    Console.Error.WriteLine("verify-receipt [FILE.json] RECEIPT.jws KEYS.pem");
    Console.Error.WriteLine("  FILE.json    the version's file, as its delegation downloaded it; left out, only the signature is verified");
    Console.Error.WriteLine("  RECEIPT.jws  the receipt's signature, or a checkpoint");
    Console.Error.WriteLine("  KEYS.pem     the installation's public keys, taken from /verify/keys.pem when you began to work there, and kept");
    return CannotTell;
}

try
{
    var says = Open(File.ReadAllText(args[^2]), File.ReadAllText(args[^1]));
    Console.WriteLine("The signature holds. It says:");
    foreach (var member in says.EnumerateObject())
    {
        Console.WriteLine($"  {member.Name}: {member.Value}");
    }

    if (args.Length == 2)
    {
        return Holds;
    }

    if (!says.TryGetProperty("sha256", out var signed))
    {
        Console.Error.WriteLine("This is a checkpoint and no receipt: no file belongs to it.");
        return CannotTell;
    }

    using var file = File.OpenRead(args[0]);
    var hash = Convert.ToHexStringLower(SHA256.HashData(file));
    if (hash == signed.GetString())
    {
        Console.WriteLine("The file is the one that this is the receipt of.");
        return Holds;
    }

    Console.WriteLine($"The file is ANOTHER ONE, or was changed: its fingerprint is {hash}.");
    return DoesNotHold;
}
catch (Forged e)
{
    Console.WriteLine(e.Message);
    return DoesNotHold;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or JsonException or ArgumentException or CryptographicException or InvalidOperationException or KeyNotFoundException)
{
    Console.Error.WriteLine($"It cannot be told: {e.Message}");
    return CannotTell;
}

static JsonElement Open(string receipt, string keys)
{
    var text = string.Concat(receipt.Where(c => !char.IsWhiteSpace(c)));
    var parts = text.Split('.');
    if (parts.Length != 3)
    {
        throw new FormatException("the receipt's file is no signature, or only a part of one.");
    }

    using var head = JsonDocument.Parse(Bytes(parts[0]));
    if (head.RootElement.GetProperty("alg").GetString() != "ES256")
    {
        throw new FormatException("the signature is of a kind that is not used here.");
    }

    var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
    var signature = Bytes(parts[2]);
    var any = false;
    foreach (var pem in Pems(keys))
    {
        any = true;
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        if (key.VerifyData(signed, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
        {
            using var says = JsonDocument.Parse(Bytes(parts[1]));
            return says.RootElement.Clone();
        }
    }

    throw any ? new Forged() : new FormatException("there is no public key in the file of keys.");
}

static IEnumerable<string> Pems(string text)
{
    const string End = "-----END PUBLIC KEY-----";
    for (var at = 0; text.IndexOf(End, at, StringComparison.Ordinal) is >= 0 and var end; at = end + End.Length)
    {
        yield return text[at..(end + End.Length)];
    }
}

static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

internal sealed class Forged() : Exception("The signature does NOT hold: it was altered or forged, or comes from another installation than the keys.");
