using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Records;
using Negotiations.Application.Reports;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;

namespace Negotiations.Web.Features.Records;

/// <summary>A version of a record as a document for word processors.</summary>
internal static class RecordDocx
{
    /// <summary>Makes the document.</summary>
    /// <param name="exported">The version.</param>
    /// <param name="reader">Whose copy it is.</param>
    /// <param name="frame">Whether it is a demonstration.</param>
    /// <param name="texts">Texts of the interface.</param>
    public static DocxDocument Of(ExportedRecord exported, Seat reader, Frame frame, IStringLocalizer texts)
    {
        var (version, text) = (exported.Version, exported.Text);
        var forComment = version.Stage == RecordStage.ForComment;
        return DocxFrame.Of($"{texts["Shared record"]}: {text.Title}", version.Audience, reader, exported.ExportedAt, frame, texts) with
        {
            Watermark = forComment ? texts["FOR COMMENT"].Value : null,
            Blocks = [new DocxHeading(1, text.Title), Facts(version, text, reader.TimeZone, texts), .. Rule(text, texts), .. text.Sections.SelectMany(s => Section(s, text, texts))],
        };
    }

    private static DocxTable Facts(FrozenRecord version, RecordText text, string zone, IStringLocalizer texts)
    {
        var rows = new List<IReadOnlyList<DocxParagraph>>();
        Add("Shared record", version.Name().In(texts) + (version.Stage == RecordStage.ForComment ? $". {texts["Not approved."]}" : ""));
        Add(version.Stage == RecordStage.Approved ? "Approved" : "Circulated", WhenTagHelper.Say(texts, version.MadeAt, null));
        Add("When", When(text, zone, texts));
        if (text.Format == MeetingFormat.Call || text.Venue.Length > 0)
        {
            Add("Where", text.Format == MeetingFormat.Call ? texts["a call"] : text.Venue);
        }

        if (text.Participants.Count > 0)
        {
            Add("Who took part", string.Join('\n', text.Participants.Select(p => string.Join(", ", new[] { Side(p.PartyId, p.Capacity, text, texts), p.Name, p.Office }.Where(w => w.Length > 0)))));
        }

        Add("Fingerprint", string.Join(' ', version.Hash.Chunk(8).Select(c => new string(c))));
        return new DocxTable([], rows) { Widths = [1, 4], Caption = texts["What is said of this record"] };

        void Add(string label, string value) => rows.Add([new DocxParagraph(new DocxRun(texts[label], Bold: true)), new DocxParagraph(new DocxRun(value))]);
    }

    private static string When(RecordText text, string zone, IStringLocalizer texts)
    {
        if (text.StartsAt is not { } starts)
        {
            return PartialDateText.Format(text.Date, CultureInfo.CurrentUICulture, t => texts[t]);
        }

        var there = WhenTagHelper.Say(texts, starts, text.Zone) + (text.EndsAt is { } ends ? $" {texts["until"]} {WhenTagHelper.Say(texts, ends, text.Zone)}" : "");
        return string.Join('\n', new[] { there, WhenTagHelper.Say(texts, starts, zone), WhenTagHelper.Say(texts, starts, null) }.Distinct());
    }

    private static IEnumerable<DocxBlock> Rule(RecordText text, IStringLocalizer texts) =>
        text.WithoutAttribution ? [new DocxParagraph(new DocxRun(texts["Held under the Chatham House Rule: nobody is named, neither as a speaker nor as a participant."]))] : [];

    private static IEnumerable<DocxBlock> Section(RecordSection section, RecordText text, IStringLocalizer texts)
    {
        yield return new DocxHeading(2, section.Heading().In(texts));
        if (section.WithoutAttribution && !text.WithoutAttribution)
        {
            yield return new DocxParagraph(new DocxRun(texts["Under the Chatham House Rule: nobody is told who said what."])) { IsSmall = true, StaysWithNext = true };
        }

        foreach (var passage in section.Passages)
        {
            // Who spoke stands above what was said, so that neither turns the other's direction.
            if (!passage.Speaker.IsNobody)
            {
                yield return new DocxParagraph(new DocxRun(
                    string.Join(", ", new[] { Side(passage.Speaker.PartyId, passage.Speaker.As, text, texts), passage.Speaker.Name }.Where(w => w.Length > 0)), Bold: true))
                { IsSmall = true, StaysWithNext = true };
            }

            yield return new DocxParagraph(new DocxRun(passage.Text));
        }
    }

    private static string Side(Domain.Id<Domain.Parties.Party>? party, Capacity? capacity, RecordText text, IStringLocalizer texts) =>
        text.MarkOf(party)?.Code ?? (capacity is { } given && given != Capacity.Party ? given.InWords().In(texts) : "");
}
