using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Texts of a workbook. What XML can't hold is written as <c>_xHHHH_</c> (ECMA-376 part 1, 22.9.2.19, ST_Xstring), and a text that
/// happens to look like that has its underscore written so.
/// </summary>
internal static partial class XlsxText
{
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (isPair)
            {
                encoded.Append(c).Append(text[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                encoded.Append('\uFFFD'); // half a character; UTF-8 and so CSV can't hold it either
            }
            else if (c == '\r' || !XmlConvert.IsXmlChar(c) || (c == '_' && Escapes().IsMatch(text, i)))
            {
                encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else
            {
                encoded.Append(c);
            }
        }

        return encoded.ToString();
    }

    public static string Decode(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escaped().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString())
            : text;

    /// <summary>Reads the text inside the current element to its end; of rich text, all runs, but not the phonetic hints to them.</summary>
    /// <param name="xml">Stands on the start of the element, afterwards on its end.</param>
    /// <param name="inside">The element that holds text: <c>t</c> in strings, <c>v</c> for the value itself.</param>
    public static string Read(XmlReader xml, string inside)
    {
        var depth = xml.Depth;
        var text = new StringBuilder();
        var reading = xml.LocalName == inside;
        int? phonetic = null;
        if (xml.IsEmptyElement)
        {
            return "";
        }

        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic ??= xml.Depth;
                    break;
                case XmlNodeType.EndElement when xml.Depth == phonetic:
                    phonetic = null;
                    break;
                case XmlNodeType.Element when xml.LocalName == inside:
                    reading = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == inside:
                    reading = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    when reading && phonetic is null:
                    text.Append(xml.Value);
                    break;
                default:
                    break;
            }
        }

        return text.ToString();
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    // Without the underscore at its end: that of the next escape would be read as it.
    [GeneratedRegex(@"\G_x[0-9A-Fa-f]{4}")]
    private static partial Regex Escapes();
}
