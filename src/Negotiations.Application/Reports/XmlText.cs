using System.Text;
using System.Xml;

namespace Negotiations.Application.Reports;

/// <summary>Text as XML can hold it (XML 1.0, 2.2).</summary>
public static class XmlText
{
    /// <summary>The same text; what XML cannot hold is shown as a character that could not be written (U+FFFD).</summary>
    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? written.Append('\uFFFD') : written.Append(rune.ToString());
        }

        return written.ToString();
    }
}
