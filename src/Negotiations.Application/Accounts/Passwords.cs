using FluentValidation;

namespace Negotiations.Application.Accounts;

/// <summary>
/// Which passwords are refused: too short, and what is guessed first. No rules of composition (NIST SP 800-63B, 5.1.1.2). Asks
/// nobody: the list of common passwords is our own copy.
/// </summary>
public static class Passwords
{
    private const int FewestDistinct = 5;

    /// <summary>What must be left of a password when the words that everybody would try first are taken out of it.</summary>
    private const int FewestOwn = 8;

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>Length, and not among what is guessed first.</summary>
    public static IRuleBuilderOptions<T, string> IsNewPassword<T>(this IRuleBuilderInitial<T, string> rule) => rule
        // What is far too long is not looked at any further: that would keep the server busy.
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("Choose a password.")
        .MinimumLength(AccountLimits.ShortestPassword).WithMessage("Choose a password of 12 characters or more. Several words are good.")
        .MaximumLength(AccountLimits.LongestPassword).WithMessage("A password has at most 128 characters.")
        .Must(password => !IsGuessedFirst(password)).WithMessage("This password is among those that are tried first. Choose another; several words that do not belong together are good.");

    /// <summary>Whether somebody who guesses would try it early: it is common, a common one with an ending, a repetition or a walk along the keyboard.</summary>
    public static bool IsGuessedFirst(string password)
    {
        var text = password.ToLowerInvariant();
        var core = text.Trim([.. text.Where(c => !char.IsLetter(c))]);
        return text.Distinct().Count() < FewestDistinct
            || Common.Value.Contains(text)
            || Common.Value.Contains(core)
            || IsRepetition(text)
            || IsRepetition(core)
            || IsWalk(text)
            || Common.Value.Contains(Plain(core));
    }

    /// <summary>Whether hardly more than words that everybody here would think of is in it: the product, the account, the process, the parties.</summary>
    public static bool IsOfContext(string password, IEnumerable<string> words)
    {
        var rest = password.ToLowerInvariant();
        var found = false;
        foreach (var word in words.Append("negotiations").Append("negotiation")
                     .SelectMany(w => w.ToLowerInvariant().Split([' ', '.', ',', '-', '–', '_', '@'], StringSplitOptions.RemoveEmptyEntries).Append(w.ToLowerInvariant()))
                     .Where(w => w.Length > 2)
                     .OrderByDescending(w => w.Length))
        {
            found |= rest.Contains(word, StringComparison.Ordinal);
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return found && rest.Count(char.IsLetter) < FewestOwn;
    }

    /// <summary>One piece, of two characters or more, over and over.</summary>
    private static bool IsRepetition(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(size =>
            text.Length % size == 0 && Enumerable.Range(size, text.Length - size).All(i => text[i] == text[i - size]));

    /// <summary>Nearly every character is the neighbour of the one before, on a keyboard or in the alphabet.</summary>
    private static bool IsWalk(string text)
    {
        var steps = text.Zip(text.Skip(1)).Count(pair => pair.First == pair.Second || Rows.Any(row => AreNeighbours(row, pair.First, pair.Second)));
        return text.Length > 1 && steps * 5 >= (text.Length - 1) * 4;
    }

    private static bool AreNeighbours(string row, char first, char second)
    {
        var (a, b) = (row.IndexOf(first), row.IndexOf(second));
        return a >= 0 && b >= 0 && Math.Abs(a - b) == 1;
    }

    /// <summary>Letters for the digits and signs that are put in their place.</summary>
    private static string Plain(string text) => new([.. text.Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    })]);

    private static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("CommonPasswords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
