using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Application.Tests.Protection;

public sealed class FieldCipherTests : IDisposable
{
    private static readonly Guid Row = new("6f9a3c52-0a7c-4a57-9d5a-2f1f3d1c7c01");
    private readonly string _folder = Directory.CreateTempSubdirectory("negotiations-cipher-").FullName;
    private readonly FieldCipher _cipher;

    public FieldCipherTests() => _cipher = Cipher("one");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_sealed_for_a_row_opens_there_and_is_never_sealed_twice_alike()
    {
        var first = _cipher.Seal("Ծիրանունյան", Row);
        var second = _cipher.Seal("Ծիրանունյան", Row);

        _cipher.Open(first, Row).ShouldBe("Ծիրանունյան");
        first.ShouldNotBe(second);
    }

    [Fact]
    public void A_text_moved_to_another_row_does_not_open_there() =>
        Should.Throw<SealBroken>(() => _cipher.Open(_cipher.Seal("text", Row), new Guid("6f9a3c52-0a7c-4a57-9d5a-2f1f3d1c7c02")));

    [Fact]
    public void One_flipped_bit_anywhere_is_found()
    {
        var envelope = _cipher.Seal("text", Row);
        for (var bit = 0; bit < envelope.Length * 8; bit++)
        {
            var flipped = envelope.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<SealBroken>(() => _cipher.Open(flipped, Row), $"bit {bit}");
        }
    }

    [Fact]
    public void A_text_that_is_cut_off_is_found()
    {
        var envelope = _cipher.Seal("text", Row);
        for (var length = 0; length < envelope.Length; length++)
        {
            Should.Throw<SealBroken>(() => _cipher.Open(envelope[..length], Row), $"{length} bytes");
        }
    }

    [Fact]
    public void Without_its_key_a_text_is_refused_and_the_key_is_named() =>
        Should.Throw<SealBroken>(() => Cipher("another").Open(_cipher.Seal("text", Row), Row)).Message.ShouldContain("key");

    [Fact]
    public void The_newest_key_seals_and_the_older_ones_still_open()
    {
        var old = _cipher.Seal("text", Row);
        ColumnKeys.Make(Path.Combine(_folder, "new"));
        File.Copy(Path.Combine(_folder, "new", "column-0001.key"), Path.Combine(_folder, "one", "column-0002.key"));
        var both = new FieldCipher(ColumnKeys.Read(Path.Combine(_folder, "one")));

        both.Open(old, Row).ShouldBe("text");
        var sealedNow = both.Seal("text", Row);
        new FieldCipher(ColumnKeys.Read(Path.Combine(_folder, "new"))).Open(sealedNow, Row).ShouldBe("text", "the newest key sealed it");
        _cipher.Open(sealedNow, Row).ShouldBe("text", "whoever runs already finds the key that came into its folder meanwhile");
    }

    private FieldCipher Cipher(string name)
    {
        var folder = Path.Combine(_folder, name);
        ColumnKeys.Make(folder);
        return new FieldCipher(ColumnKeys.Read(folder));
    }
}
