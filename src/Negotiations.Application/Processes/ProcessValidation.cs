using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>Shapes that forms share.</summary>
internal static class ProcessValidation
{
    private static readonly HashSet<string> Countries = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name).TwoLetterISORegionName)
        .Where(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper))
        .ToHashSet(StringComparer.Ordinal);

    public static IRuleBuilderOptions<T, string> IsProcessName<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage("Give the process a name.")
            .MaximumLength(Process.NameLength).WithMessage("This is too long. Shorten it.");

    public static IRuleBuilderOptions<T, string> IsTimeZone<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(TimeZones.Known).WithMessage("Choose a time zone from the list.");

    /// <summary>A text in which something can be seen: not blanks and signs without a shape alone (Unicode categories Z, Cf and Cc).</summary>
    public static IRuleBuilderOptions<T, string> SaysSomething<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => text.Any(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    public static IRuleBuilderOptions<T, string?> FitsIn<T>(this IRuleBuilder<T, string?> rule, int length) =>
        rule.MaximumLength(length).WithMessage("This is too long. Shorten it.");

    /// <summary>A language, or nothing.</summary>
    public static IRuleBuilderOptions<T, string> IsLanguageTag<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(tag => tag.Length == 0 || LanguageTag.IsOne(tag)).WithMessage("Give the language by its tag, for example en, hy or az.");

    /// <summary>A link, or nothing.</summary>
    public static IRuleBuilderOptions<T, string> IsWebAddress<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(address => address.Length == 0 || WebAddress.IsOne(address)).WithMessage("Write the address in full, beginning with https://, or leave it empty.");

    /// <summary>What a root finds wrong in a form, said with everything else that is wrong and not only once that is mended.</summary>
    /// <param name="validator">The validator of the form.</param>
    /// <param name="faults">What is wrong.</param>
    /// <param name="fieldOf">How the form calls a field of the root; the same where it is not said.</param>
    public static void MustKeep<T>(this AbstractValidator<T> validator, Func<T, IEnumerable<RuleViolation>> faults, Func<string, string>? fieldOf = null) => validator.RuleFor(form => form).Custom((form, context) =>
    {
        foreach (var fault in faults(form))
        {
            context.AddFailure(new ValidationFailure(fieldOf?.Invoke(fault.Field) ?? fault.Field, fault.Template) { CustomState = fault.Arguments.ToArray() });
        }
    });

    public static IRuleBuilderOptions<T, string> IsPartyCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => code.Length is > 0 and <= Party.CodeLength && code.All(char.IsLetterOrDigit))
            .WithMessage("Give a short code of one to four letters, for example ARM. It stands in the party’s mark.");

    public static IRuleBuilderOptions<T, string> IsPartyName<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().WithMessage("Give the party’s name.")
            .MaximumLength(Party.NameLength).WithMessage("This is too long. Shorten it.");

    public static IRuleBuilderOptions<T, string?> IsCountry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => string.IsNullOrEmpty(code) || Countries.Contains(code))
            .WithMessage("This is no country code. Give the two capital letters of ISO 3166, for example AM, or leave it empty.");

    public static IRuleBuilderOptions<T, string> IsLocalNames<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => LocalNamesAreWritten(text))
            .WithMessage("Write one name a line, with its language first, for example “hy: Հայաստան”.")
            .MaximumLength(Party.LocalNamesLength).WithMessage("This is too long. Shorten it.");

    private static bool LocalNamesAreWritten(string text)
    {
        LocalName.Read(text, out var wrong);
        return wrong is null;
    }
}
