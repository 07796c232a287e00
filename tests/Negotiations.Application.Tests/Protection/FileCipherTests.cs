using System.Security.Cryptography;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Application.Tests.Protection;

public sealed class FileCipherTests : IDisposable
{
    private const int Head = 37;
    private const int Piece = (64 * 1024) + 16;

    private static readonly Guid Row = new("6f9a3c52-0a7c-4a57-9d5a-2f1f3d1c7c01");
    private readonly string _folder = Directory.CreateTempSubdirectory("negotiations-cipher-").FullName;
    private readonly FileCipher _cipher;

    public FileCipherTests() => _cipher = Cipher("one");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((64 * 1024) - 1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(3 * 64 * 1024)]
    [InlineData((3 * 64 * 1024) + 77)]
    public async Task What_was_sealed_opens_byte_for_byte_at_every_length(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        using var file = new MemoryStream();

        var (size, hash) = await _cipher.SealAsync(new Trickle(plain), file, Row, Stop);

        (size, hash).ShouldBe((length, Convert.ToHexStringLower(SHA256.HashData(plain))));
        (await OpenAsync(file.ToArray())).ShouldBe(plain);
        if (length > 16)
        {
            file.ToArray().AsSpan().IndexOf(plain.AsSpan(0, 16)).ShouldBe(-1);
        }
    }

    [Fact]
    public async Task The_same_content_is_never_sealed_twice_alike() =>
        (await SealAsync(new byte[100]))[Head..].ShouldNotBe((await SealAsync(new byte[100]))[Head..]);

    [Fact]
    public async Task A_file_of_another_row_does_not_open()
    {
        var file = await SealAsync(new byte[10]);
        await Should.ThrowAsync<SealBroken>(() => OpenAsync(file, new Guid("6f9a3c52-0a7c-4a57-9d5a-2f1f3d1c7c02")));
    }

    [Fact]
    public async Task One_flipped_bit_anywhere_is_found()
    {
        var file = await SealAsync([1, 2, 3]);
        for (var bit = 0; bit < file.Length * 8; bit++)
        {
            var flipped = file.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await Should.ThrowAsync<SealBroken>(() => OpenAsync(flipped), $"bit {bit}");
        }
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_found()
    {
        var file = await SealAsync(new byte[2 * 64 * 1024]);
        foreach (var length in new[] { 0, 1, Head - 1, Head, Head + 1, Head + 16, Head + Piece - 1, Head + Piece, Head + Piece + 1, Head + (2 * Piece), file.Length - 1 })
        {
            await Should.ThrowAsync<SealBroken>(() => OpenAsync(file[..length]), $"{length} of {file.Length}");
        }
    }

    [Fact]
    public async Task Pieces_that_changed_places_or_were_repeated_left_out_or_taken_from_another_file_are_found()
    {
        var file = await SealAsync(RandomNumberGenerator.GetBytes(3 * 64 * 1024));
        var other = await SealAsync(RandomNumberGenerator.GetBytes(3 * 64 * 1024));
        byte[] Of(byte[] from, int piece) => from[(Head + (piece * Piece))..(Head + ((piece + 1) * Piece))];
        var (head, end) = (file[..Head], file[(Head + (3 * Piece))..]);
        foreach (var made in new byte[][]
        {
            [.. head, .. Of(file, 1), .. Of(file, 0), .. Of(file, 2), .. end],
            [.. head, .. Of(file, 0), .. Of(file, 0), .. Of(file, 2), .. end],
            [.. head, .. Of(file, 0), .. Of(file, 2), .. end],
            [.. head, .. Of(file, 0), .. Of(other, 1), .. Of(file, 2), .. end],
            [.. file, .. Of(file, 2)],
            [.. file, 0],
        })
        {
            await Should.ThrowAsync<SealBroken>(() => OpenAsync(made));
        }
    }

    [Fact]
    public async Task Without_its_key_nothing_opens_and_an_older_key_still_does()
    {
        var file = await SealAsync([1, 2, 3]);
        await Should.ThrowAsync<SealBroken>(() => OpenAsync(file, cipher: Cipher("another")));
        File.WriteAllText(Path.Combine(_folder, "one", "column-0002.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(ColumnKeys.KeyLength)));
        (await OpenAsync(file, cipher: new FileCipher(ColumnKeys.Read(Path.Combine(_folder, "one"))))).ShouldBe([1, 2, 3]);
    }

    private FileCipher Cipher(string name)
    {
        var folder = Path.Combine(_folder, name);
        ColumnKeys.Make(folder);
        return new FileCipher(ColumnKeys.Read(folder));
    }

    private async Task<byte[]> SealAsync(byte[] plain)
    {
        using var file = new MemoryStream();
        await _cipher.SealAsync(new MemoryStream(plain), file, Row, Stop);
        return file.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] file, Guid? row = null, FileCipher? cipher = null)
    {
        await using var opened = (cipher ?? _cipher).Open(new MemoryStream(file), row ?? Row);
        using var plain = new MemoryStream();
        await opened.CopyToAsync(plain, Stop);
        return plain.ToArray();
    }

    /// <summary>Gives a little at a time, as networks do.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
    }
}
