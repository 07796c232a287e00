using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.Look;

/// <summary>A translated sentence with elements in its places.</summary>
public static class LocalizedMarkup
{
    /// <summary>
    /// The sentence with its places filled by elements, e.g. <c>T.Markup("son of {0}", name)</c>. The sentence itself and
    /// places that are not elements are encoded.
    /// </summary>
    public static IHtmlContent Markup(this IStringLocalizer texts, string template, params object[] places) =>
        new Sentence(texts[template].Value, places);

    private sealed class Sentence(string template, object[] places) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
            // Encoding leaves the braces of the places alone.
            new HtmlFormattableString(CultureInfo.CurrentCulture, encoder.Encode(template), places).WriteTo(writer, encoder);
    }
}
