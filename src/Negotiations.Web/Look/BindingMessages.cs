using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Negotiations.Web.Look;

/// <summary>What is said of a value that cannot even be read, in the reader's language and without the code's names.</summary>
internal sealed class BindingMessages(IStringLocalizer<Texts> texts) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Enter a value."]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Enter a value."]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Nothing was sent."]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["Enter a value."]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["“{0}” cannot be read here.", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["“{0}” cannot be read here.", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["What was entered here cannot be read."]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["What was entered here cannot be read."]);
        messages.SetValueIsInvalidAccessor(value => texts["“{0}” cannot be read here.", value]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Enter a number."]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Enter a number."]);
    }
}
