using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>
/// A list as a table that can be imported again: one header row of the fields' English labels after <c>reference</c>, and canonical
/// texts (EDTF dates, English words for choices), so that people can read it and importing an export changes nothing.
/// </summary>
internal static class ListTable
{
    /// <summary>Writes the table.</summary>
    public static async Task<byte[]> Write(this ITableWriter writer, ExportedList list, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var title = texts[ListWords.Of(list.Source.Kind)].Value;
        await writer.Write(
            format,
            file,
            [ExportColumns.Reference, .. list.Columns.Select(c => c.Label)],
            list.Entries.Select(e => (IReadOnlyList<string?>)[e.Reference, .. list.Columns.Select(c => Told(c, e.Content))]),
            new TableOptions(title, CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft, [.. About(list, texts, demonstration)]),
            cancellationToken);
        return file.ToArray();
    }

    private static string? Told(EntryField field, EntryContent content) =>
        field.Read(content) is { } text && field.Kind == FieldKind.Choice ? ListWords.Of(text) : field.Read(content);

    private static IEnumerable<(string Label, string Text)> About(ExportedList list, IStringLocalizer texts, bool demonstration)
    {
        var of = list.Source;
        var audience = AudienceWords.For(list.Audience);
        yield return (texts["Who may read this"], $"{texts[audience.Label]}. {texts[audience.Excluded]}");
        if (demonstration)
        {
            yield return (texts["Demonstration"], texts["Every person here is invented."]);
        }

        yield return (texts["Process"], $"{of.ProcessName} ({of.ProcessReference})");
        yield return (texts["Delegation"], $"{of.PartyCode}, {of.PartyName}");
        yield return (texts["List"], ListWords.Title(of.Kind, of.Subject).In(texts));
        yield return (texts["Version"], of.Version is { } number ? number.ToString(CultureInfo.InvariantCulture) : texts["Working copy, not submitted"]);
        yield return (texts["Data as of"], Moment(of.AsOf));
        if (of.WithdrawnAt is { } withdrawn)
        {
            yield return (texts["Withdrawn"], Moment(withdrawn));
        }

        if (of.Hash is not null)
        {
            yield return (texts["Fingerprint of the version (SHA-256)"], of.Hash);
        }

        yield return (texts["People in this table"], list.IsPart
            ? texts["{0} of {1}", list.Entries.Count, of.EntryCount]
            : list.Entries.Count.ToString(CultureInfo.InvariantCulture));
        yield return (texts["Columns"], string.Join("; ", list.Columns.Select(c => c.Label)));
        yield return (texts["Exported"], Moment(list.ExportedAt));
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
