using System.Buffers.Binary;
using System.Security.Cryptography;
using Negotiations.Application.Protection;

namespace Negotiations.Infrastructure.Protection;

/// <summary>
/// AES-256-GCM for what is too large to be held at once. A sealed file is: format (1 byte, now 1), id of the key (4), salt (32), then pieces of 64 KiB, each with its tag (16). Every file has a
/// key of its own, derived from a column key and the salt (HKDF, RFC 5869), so that pieces can be numbered from 0 in their nonces. Associated data are the row's key, the head of the file, and
/// whether the piece is the last: a piece that was moved, repeated or left out, a file cut off, and a file of another row do not open.
/// </summary>
internal sealed class FileCipher(ColumnKeys keys)
{
    private const byte Format = 1;
    private const int KeyIdAt = 1;
    private const int SaltAt = 5;
    private const int SaltLength = 32;
    private const int HeadLength = SaltAt + SaltLength;
    private const int PieceLength = 64 * 1024;
    private const int TagLength = 16;
    private const int NonceLength = 12;
    private const int RowLength = 16;

    /// <summary>Seals everything that is left of a stream.</summary>
    /// <returns>How much it was, and its SHA-256.</returns>
    public async Task<(long Size, string Hash)> SealAsync(Stream plain, Stream file, Guid row, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        head[0] = Format;
        var key = keys.Newest;
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(KeyIdAt), key.Id);
        RandomNumberGenerator.Fill(head.AsSpan(SaltAt));
        await file.WriteAsync(head, cancellationToken);
        using var pieces = new Pieces(key, head, row);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new byte[PieceLength];
        var sealedText = new byte[PieceLength + TagLength];
        for (long size = 0; ;)
        {
            var length = await plain.ReadAtLeastAsync(text, PieceLength, throwOnEndOfStream: false, cancellationToken);
            // Only the last one is shorter than all others; it may be empty.
            var isLast = length < PieceLength;
            hash.AppendData(text, 0, length);
            pieces.Seal(text.AsSpan(0, length), sealedText.AsSpan(0, length + TagLength), isLast);
            await file.WriteAsync(sealedText.AsMemory(0, length + TagLength), cancellationToken);
            size += length;
            if (isLast)
            {
                return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }
    }

    /// <summary>Opens a sealed file, from its beginning. Each piece is verified before anything of it is given.</summary>
    /// <param name="file">The sealed file; closed with what is returned.</param>
    /// <param name="row">The row that it was sealed for.</param>
    /// <param name="leaveOpen">Whether it is not closed.</param>
    /// <exception cref="SealBroken">Now, or when it is read: it was altered, cut off, or sealed for another row.</exception>
    public Stream Open(Stream file, Guid row, bool leaveOpen = false)
    {
        var head = new byte[HeadLength];
        file.Position = 0;
        if (file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false) < HeadLength || head[0] != Format)
        {
            throw new SealBroken("A sealed file is cut off or of an unknown format.");
        }

        var id = BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(KeyIdAt));
        var key = keys.Find(id) ?? throw new SealBroken($"The key {id:x8} of a sealed file is not among the keys of this deployment.");
        return new OpenedFile(file, new Pieces(key, head, row), leaveOpen);
    }

    /// <summary>Which key a sealed file needs; none if it is too short to say.</summary>
    public static uint? KeyOf(Stream file)
    {
        var head = new byte[SaltAt];
        return file.ReadAtLeast(head, SaltAt, throwOnEndOfStream: false) == SaltAt && head[0] == Format ? BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(KeyIdAt)) : null;
    }

    /// <summary>Seals or opens the pieces of one file, in order.</summary>
    private sealed class Pieces : IDisposable
    {
        private readonly AesGcm _aes;
        private readonly byte[] _nonce = new byte[NonceLength];
        private readonly byte[] _associated;
        private ulong _number;

        public Pieces(ColumnKey key, byte[] head, Guid row)
        {
            var own = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.Bytes, ColumnKeys.KeyLength, head[SaltAt..], [.. "Negotiations sealed file"u8]);
            _aes = new AesGcm(own, TagLength);
            CryptographicOperations.ZeroMemory(own);
            _associated = [.. row.ToByteArray(), .. head, 0];
        }

        public void Seal(ReadOnlySpan<byte> text, Span<byte> piece, bool isLast)
        {
            Next(isLast);
            _aes.Encrypt(_nonce, text, piece[..text.Length], piece[text.Length..], _associated);
        }

        public void Open(ReadOnlySpan<byte> piece, Span<byte> text, bool isLast)
        {
            Next(isLast);
            _aes.Decrypt(_nonce, piece[..^TagLength], piece[^TagLength..], text, _associated);
        }

        public void Dispose() => _aes.Dispose();

        private void Next(bool isLast)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_nonce.AsSpan(NonceLength - sizeof(ulong)), _number++);
            _associated[RowLength + HeadLength] = isLast ? (byte)1 : (byte)0;
        }
    }

    /// <summary>What was sealed, forward only.</summary>
    private sealed class OpenedFile(Stream file, Pieces pieces, bool leaveOpen) : Stream
    {
        private readonly byte[] _piece = new byte[PieceLength + TagLength];
        private readonly byte[] _text = new byte[PieceLength];
        private int _at;
        private int _length;
        private bool _ended;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            while (_at == _length && !_ended)
            {
                OpenPiece(await file.ReadAtLeastAsync(_piece, _piece.Length, throwOnEndOfStream: false, cancellationToken));
            }

            return Give(buffer.Span);
        }

        public override int Read(Span<byte> buffer)
        {
            while (_at == _length && !_ended)
            {
                OpenPiece(file.ReadAtLeast(_piece, _piece.Length, throwOnEndOfStream: false));
            }

            return Give(buffer);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                pieces.Dispose();
                CryptographicOperations.ZeroMemory(_text);
                if (!leaveOpen)
                {
                    file.Dispose();
                }
            }

            base.Dispose(disposing);
        }

        private void OpenPiece(int length)
        {
            _ended = length < _piece.Length;
            if (length < TagLength)
            {
                throw new SealBroken("A sealed file is cut off.");
            }

            try
            {
                pieces.Open(_piece.AsSpan(0, length), _text.AsSpan(0, length - TagLength), _ended);
            }
            catch (AuthenticationTagMismatchException e)
            {
                throw new SealBroken("A sealed file was altered, cut off, or moved from another row.", e);
            }

            (_at, _length) = (0, length - TagLength);
        }

        private int Give(Span<byte> buffer)
        {
            var length = Math.Min(buffer.Length, _length - _at);
            _text.AsSpan(_at, length).CopyTo(buffer);
            _at += length;
            return length;
        }
    }
}
