using System.Buffers.Binary;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>Tells whether a picture shows anything: whether it says how large it is, and has points. What it shows is not decoded.</summary>
internal static class PictureContent
{
    /// <summary>Whether there is a picture in it.</summary>
    /// <param name="content">The content, read from its beginning.</param>
    /// <param name="kind">PNG or JPEG, by its signature.</param>
    public static bool IsThere(Stream content, DocumentKind kind)
    {
        try
        {
            return kind == DocumentKind.Png ? PngIsThere(content) : JpegIsThere(content);
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    // Chunks (ISO/IEC 15948, 5.3): length, type, content, check. The first says how large it is; then come, among others, those with its points, and at last the end.
    private static bool PngIsThere(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        content.Position = 16;
        content.ReadExactly(head);
        if (BinaryPrimitives.ReadInt32BigEndian(head) <= 0 || BinaryPrimitives.ReadInt32BigEndian(head[4..]) <= 0)
        {
            return false;
        }

        content.Position = 8;
        for (var points = false; ;)
        {
            content.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (head[4..].SequenceEqual("IEND"u8))
            {
                return points;
            }

            points |= length > 0 && head[4..].SequenceEqual("IDAT"u8);
            content.Position += length + 4L;
        }
    }

    // Segments (ITU-T T.81, B.1.1): a marker, and mostly a length. A frame says how wide it is (its height may come later, B.2.5), and a scan follows with its points.
    private static bool JpegIsThere(Stream content)
    {
        const byte fill = 0xFF, startOfScan = 0xDA, endOfImage = 0xD9;
        Span<byte> frame = stackalloc byte[6];
        content.Position = 2;
        for (var sized = false; ;)
        {
            if (Next(content) != fill)
            {
                return false;
            }

            var marker = Next(content);
            while (marker == fill)
            {
                marker = Next(content);
            }

            if (marker == endOfImage)
            {
                return false;
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
                return sized && (Next(content) != fill || Next(content) != endOfImage);
            }

            // All of C0 to CF begin frames, except tables and one that is reserved.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                content.ReadExactly(frame);
                sized = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) > 0 && frame[5] > 0;
            }

            if (length < 2)
            {
                return false;
            }

            content.Position = next;
        }
    }

    private static int Next(Stream content) => content.ReadByte() is >= 0 and var read ? read : throw new EndOfStreamException();
}
