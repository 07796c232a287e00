using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Reports;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;

namespace Negotiations.Web.Features.Reports;

/// <summary>What stands on each sheet of a document that leaves the application.</summary>
internal static class DocxFrame
{
    /// <summary>A document without text: who may read it and who cannot, whose copy it is, and as of when.</summary>
    /// <param name="title">What it is called.</param>
    /// <param name="readers">Who may read it.</param>
    /// <param name="reader">Whose copy it is.</param>
    /// <param name="at">As of when, UTC.</param>
    /// <param name="frame">Whether it is a demonstration.</param>
    /// <param name="texts">Texts of the interface.</param>
    public static DocxDocument Of(string title, PageAudience readers, Seat reader, DateTimeOffset at, Frame frame, IStringLocalizer texts)
    {
        var audience = AudienceWords.For(readers);
        var demonstration = frame.Demonstration ? new[] { $"{texts["Demonstration"]}. {texts["Every person here is invented."]}" } : [];
        return new DocxDocument
        {
            Title = title,
            Language = CultureInfo.CurrentUICulture.Name,
            RightToLeft = CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft,
            Audience = texts[audience.Label],
            Notes =
            [
                texts[audience.Excluded],
                .. demonstration,
                texts["Copy for: {0}", reader.Role.Words().In(texts)] + (reader.PartyCode is { } code ? $" ({code})" : ""),
                WhenTagHelper.Say(texts, at, null),
            ],
            Blocks = [],
        };
    }
}
