using Microsoft.Extensions.Localization;

namespace Negotiations.Web.Look;

/// <summary>
/// A text that is put into the reader's language where it is shown: the English template, which is the key of its
/// translations, and what stands in its places (<c>{0}</c>, …). A name of a record is passed in a place, never as a key.
/// </summary>
public readonly record struct Wording(string Template, params object[] Places)
{
    public static implicit operator Wording(string template) => new(template);

    /// <summary>The text in the language of the current request.</summary>
    public string In(IStringLocalizer texts) => Places is { Length: > 0 } ? texts[Template, Places] : texts[Template];
}
