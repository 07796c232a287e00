using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Negotiations.Application.Documents;

/// <summary>
/// Tells whether a PDF holds what acts by itself or hides a file: scripts, what starts a program, embedded files and media. It is told by the names that such things must have (ISO 32000-2, 7.3.5, 7.11.4, 12.6.4), wherever they
/// stand, also written with <c>#</c> and in compressed object streams (7.5.7). Nothing else is unpacked, and nothing is shown.
/// </summary>
internal static class PdfContent
{
    private const int LongestName = 40;
    private const long MostUnpacked = 50L * 1024 * 1024;
    private const int EndWithin = 1024;

    private static readonly SearchValues<byte> White = SearchValues.Create("\0\t\n\f\r "u8);

    // JavaScript actions and the tree of scripts have one name, files are EmbeddedFile and EmbeddedFiles.
    private static readonly string[] Refused = ["JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Rendition", "XFA", "SubmitForm", "ImportData", "GoToR", "GoToE"];

    /// <summary>Whether it ends as a PDF does, and nothing follows (7.5.5).</summary>
    public static bool Ends(Stream content)
    {
        var tail = new byte[Math.Min(EndWithin, content.Length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("%%EOF"u8);
        return end >= 0 && !tail.AsSpan(end + 5).ContainsAnyExcept(White);
    }

    /// <summary>Whether there is something of that in it.</summary>
    /// <param name="content">The content, read from its beginning.</param>
    /// <exception cref="InvalidDataException">An object stream cannot be unpacked, for example because it is encrypted, or unpacks to far more than a document needs.</exception>
    public static bool Acts(Stream content)
    {
        content.Position = 0;
        var unpacked = 0L;
        List<long> streams = [];
        var names = new Names();
        var buffer = new byte[1 << 16];
        var at = 0L;
        for (int read; (read = content.Read(buffer)) > 0; at += read)
        {
            for (var i = 0; i < read; i++)
            {
                names.Next(buffer[i]);
                if (names.HoldsObjects)
                {
                    streams.Add(at + i);
                }
            }
        }

        names.Next((byte)' ');
        if (names.Found)
        {
            return true;
        }

        foreach (var begins in streams)
        {
            // After the word comes the end of a line, of one character or two.
            content.Position = begins;
            content.Position = begins + (content.ReadByte() == '\r' ? 2 : 1);
            var inner = new Names();
            using var inflated = new ZLibStream(content, CompressionMode.Decompress, leaveOpen: true);
            for (int read; (read = inflated.Read(buffer)) > 0;)
            {
                unpacked += read;
                if (unpacked > MostUnpacked)
                {
                    throw new InvalidDataException();
                }

                for (var i = 0; i < read; i++)
                {
                    inner.Next(buffer[i]);
                }
            }

            inner.Next((byte)' ');
            if (inner.Found)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads bytes and knows which names passed by.</summary>
    private sealed class Names
    {
        // What a stream is filtered by, other than by one FlateDecode, and how what comes out of that is to be read.
        private static readonly string[] Otherwise =
            ["ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL", "Crypt", "DecodeParms", "DP", "Predictor"];

        private readonly StringBuilder _word = new();
        private bool _inComment;

        // What passed by since the last word that begins or ends an object or a stream.
        private bool _ofObjects;
        private bool _packedOtherwise;
        private int _flates;

        /// <summary>Whether a name that is refused passed by.</summary>
        public bool Found { get; private set; }

        /// <summary>Whether the word before this byte began a stream of objects.</summary>
        public bool HoldsObjects { get; private set; }

        /// <exception cref="InvalidDataException">Objects are packed in another way than in one FlateDecode, or it is not clear where they begin.</exception>
        public void Next(byte one)
        {
            HoldsObjects = false;
            if (one is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%')
            {
                End();
                _word.Clear();
                _inComment = one == '%' || (_inComment && one is not (10 or 13));
                if (one == '/')
                {
                    _word.Append('/');
                }
            }
            else if (_word.Length <= LongestName)
            {
                _word.Append((char)one);
            }
        }

        private void End()
        {
            if (_word.Length is < 3 or > LongestName)
            {
                return;
            }

            var word = _word.ToString();
            if (word[0] == '/')
            {
                var name = Plain(word[1..]);
                Found |= Refused.Contains(name, StringComparer.Ordinal);
                _ofObjects |= name == "ObjStm";
                _packedOtherwise |= Otherwise.Contains(name, StringComparer.Ordinal);
                _flates += name is "FlateDecode" or "Fl" ? 1 : 0;
            }
            else if (!_inComment && word is "obj" or "endobj" or "stream" or "endstream")
            {
                // Between the name of such a stream and its beginning stands no other of these words.
                if (_ofObjects && (word != "stream" || _flates != 1 || _packedOtherwise))
                {
                    throw new InvalidDataException();
                }

                HoldsObjects = _ofObjects;
                (_ofObjects, _packedOtherwise, _flates) = (false, false, 0);
            }
        }

        // Any letter of a name may be written as its number.
        private static string Plain(string name)
        {
            for (var at = name.IndexOf('#', StringComparison.Ordinal); at >= 0 && at + 2 < name.Length; at = name.IndexOf('#', at + 1))
            {
                if (byte.TryParse(name.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
                {
                    name = $"{name[..at]}{(char)letter}{name[(at + 3)..]}";
                }
            }

            return name;
        }
    }
}
