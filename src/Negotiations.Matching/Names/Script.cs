using System.Globalization;

namespace Negotiations.Matching.Names;

/// <summary>The script that a name is written in.</summary>
public enum Script
{
    /// <summary>There is no letter.</summary>
    None,
    Armenian,
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Georgian,

    /// <summary>A script that names are not romanized from here.</summary>
    Other,

    /// <summary>Letters of more than one script.</summary>
    Mixed,
}

/// <summary>Tells scripts by the Unicode blocks of letters; digits, marks and punctuation have no say.</summary>
public static class ScriptDetection
{
    /// <summary>The script of all letters of the text, or <see cref="Script.Mixed"/>.</summary>
    public static Script Of(string text)
    {
        var found = Script.None;
        foreach (var c in text)
        {
            var script = Of(c);
            if (script == Script.None || script == found)
            {
                continue;
            }

            if (found != Script.None)
            {
                return Script.Mixed;
            }

            found = script;
        }

        return found;
    }

    /// <summary>The script of one letter; <see cref="Script.None"/> for what is no letter.</summary>
    internal static Script Of(char c) => c switch
    {
        _ when char.IsSurrogate(c) => Script.Other,
        _ when !char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.ModifierLetter => Script.None,
        <= '\u02AF' or (>= '\u1E00' and <= '\u1EFF') or (>= '\uFB00' and <= '\uFB06') => Script.Latin,
        (>= '\u0400' and <= '\u052F') or (>= '\u1C80' and <= '\u1C8F') or (>= '\uA640' and <= '\uA69F') => Script.Cyrillic,
        (>= '\u0530' and <= '\u058F') or (>= '\uFB13' and <= '\uFB17') => Script.Armenian,
        (>= '\u0590' and <= '\u05FF') or (>= '\uFB1D' and <= '\uFB4F') => Script.Hebrew,
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') or (>= '\u08A0' and <= '\u08FF')
            or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') => Script.Arabic,
        (>= '\u10A0' and <= '\u10FF') or (>= '\u1C90' and <= '\u1CBF') or (>= '\u2D00' and <= '\u2D2F') => Script.Georgian,
        _ => Script.Other,
    };
}
