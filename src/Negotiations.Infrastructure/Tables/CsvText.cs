using System.Text;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Finds out in which encoding a CSV is, and refuses to guess where a name could come out wrong.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(
        1251, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static (string Text, string Encoding) Decode(ReadOnlySpan<byte> bytes) => TryDecode(bytes) ?? throw new TableUnreadable(
        TableProblem.NotText,
        "This is not a CSV file, or it is damaged. Open the table in a spreadsheet program, save it as CSV (UTF-8) or .xlsx, and upload that.");

    /// <summary>The text and its encoding; nothing if it is no plain text.</summary>
    public static (string Text, string Encoding)? TryDecode(ReadOnlySpan<byte> bytes)
    {
        var (text, encoding) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => (TryDecode(rest, Utf8), "utf-8"),
            [0xFF, 0xFE, .. var rest] => (TryDecode(rest, Utf16), "utf-16"),
            [0xFE, 0xFF, .. var rest] => (TryDecode(rest, Utf16BigEndian), "utf-16"),
            _ when Utf16WithoutMark(bytes) is { } utf16 => (TryDecode(bytes, utf16), "utf-16"),
            _ when TryDecode(bytes, Utf8) is { } utf8 => (utf8, "utf-8"),
            _ => (TryDecodeWindows1251(bytes), "windows-1251"),
        };
        return text is null || text.Contains('\0') || IsMarkup(text) ? null : (text, encoding);
    }

    private static string? TryDecode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Any byte means something in Windows-1251, so pictures would pass for text; text has no control characters.</summary>
    private static string? TryDecodeWindows1251(ReadOnlySpan<byte> bytes) =>
        TryDecode(bytes, Windows1251) is { } text && !text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
            ? text
            : null;

    /// <summary>
    /// In UTF-16 the higher byte of nearly every character is under 0x20 in all alphabets, and zero in line ends, separators and digits.
    /// A plain file with a stray zero byte has letters on both sides.
    /// </summary>
    private static UnicodeEncoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)0))
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x20)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var most = bytes.Length / 2 * 3 / 4;
        return odd > even && odd >= most ? Utf16
            : even > odd && even >= most ? Utf16BigEndian
            : null;
    }

    /// <summary>A page or an XML document saved under a table's name.</summary>
    private static bool IsMarkup(string text) =>
        text.AsSpan().TrimStart() is ['<', var next, ..] && (next is '!' or '?' || char.IsAsciiLetter(next));
}
