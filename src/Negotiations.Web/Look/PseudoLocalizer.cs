using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.Look;

/// <summary>
/// Wraps every text that goes through localisation in ⟦ ⟧ when the pseudo-language is chosen, so that a text that does not
/// stands out.
/// </summary>
internal sealed class PseudoLocalizer(IStringLocalizer inner) : IStringLocalizer
{
    public const string Culture = "qps-ploc";

    public LocalizedString this[string name] => Wrapped(inner[name]);

    public LocalizedString this[string name, params object[] arguments] => Wrapped(inner[name, arguments]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures).Select(Wrapped);

    private static LocalizedString Wrapped(LocalizedString text) =>
        string.Equals(CultureInfo.CurrentUICulture.Name, Culture, StringComparison.OrdinalIgnoreCase) ? new(text.Name, $"⟦{text.Value}⟧", text.ResourceNotFound, text.SearchedLocation) : text;
}

/// <summary>Makes every localiser a <see cref="PseudoLocalizer"/>.</summary>
internal sealed class PseudoLocalizerFactory(IStringLocalizerFactory inner) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new PseudoLocalizer(inner.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new PseudoLocalizer(inner.Create(baseName, location));
}
