using System.Buffers.Binary;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>Tells whether a picture shows anything: whether it says how large it is, and has points; and whether it is so large that showing it exhausts whatever shows it. What it shows is not decoded.</summary>
internal static class PictureContent
{
    // More than a scanner makes of a large map: a quarter of a billion points take a gigabyte to show.
    private const long MostPoints = 250_000_000;
    private const int LongestSide = 30_000;

    /// <summary>How large the picture in it is; none where there is no picture.</summary>
    /// <param name="content">The content, read from its beginning.</param>
    /// <param name="kind">PNG or JPEG, by its signature.</param>
    public static (long Width, long Height)? Size(Stream content, DocumentKind kind)
    {
        try
        {
            return kind == DocumentKind.Png ? PngSize(content) : JpegSize(content);
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Whether a picture is larger than anybody shows one.</summary>
    public static bool IsHuge((long Width, long Height) size) => size.Width > LongestSide || size.Height > LongestSide || size.Width * size.Height > MostPoints;

    // Chunks (ISO/IEC 15948, 5.3): length, type, content, check. The first says how large it is; then come, among others, those with its points, and at last the end.
    private static (long Width, long Height)? PngSize(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 16;
        content.ReadExactly(head);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(head), BinaryPrimitives.ReadUInt32BigEndian(head[4..]));
        if (width == 0 || height == 0)
        {
            return null;
        }

        content.Position = 8;
        for (var points = false; ;)
        {
            content.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..].SequenceEqual("IEND"u8))
            {
                // What follows the end is shown by nothing, and is no part of a picture.
                return points && content.Position + length + 4L == content.Length ? (width, height) : null;
            }

            points |= length > 0 && head[4..].SequenceEqual("IDAT"u8);
            content.Position += length + 4L;
        }
    }

    // Segments (ITU-T T.81, B.1.1): a marker, and mostly a length. A frame says how large it is (its height may come later, B.2.5; hardly anything shows such a picture, and none is taken), and a scan follows with its points.
    private static (long Width, long Height)? JpegSize(Stream content)
    {
        const byte fill = 0xFF, startOfScan = 0xDA, endOfImage = 0xD9;
        Span<byte> frame = stackalloc byte[6];
        content.Position = 2;
        for ((long Width, long Height) size = default; ;)
        {
            if (Next(content) != fill)
            {
                return null;
            }

            var marker = Next(content);
            while (marker == fill)
            {
                marker = Next(content);
            }

            if (marker == endOfImage)
            {
                return null;
            }

            // Restart marks and the like stand alone.
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            var length = (Next(content) << 8) | Next(content);
            var next = content.Position + length - 2;
            if (marker == startOfScan)
            {
                content.Position = next;
                return size is { Width: > 0, Height: > 0 } && (Next(content) != fill || Next(content) != endOfImage) ? size : null;
            }

            // All of C0 to CF begin frames, except tables and one that is reserved.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                content.ReadExactly(frame);
                size = (BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
                if (frame[5] == 0)
                {
                    return null;
                }
            }

            if (length < 2)
            {
                return null;
            }

            content.Position = next;
        }
    }

    private static int Next(Stream content) => content.ReadByte() is >= 0 and var read ? read : throw new EndOfStreamException();
}
