using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Reports;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Claims;
using Negotiations.Web.Features.Commitments;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Features.Visits;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;

namespace Negotiations.Web.Features.Reports;

/// <summary>The brief as a document for word processors: what the page says, in its order.</summary>
internal static class BriefDocx
{
    /// <summary>Makes the document.</summary>
    /// <param name="page">The brief.</param>
    /// <param name="reader">Whose copy it is.</param>
    /// <param name="frame">Whether it is a demonstration.</param>
    /// <param name="texts">Texts of the interface.</param>
    public static DocxDocument Of(BriefPage page, Seat reader, Frame frame, IStringLocalizer texts)
    {
        var title = page.Title.In(texts);
        return DocxFrame.Of(title, page.Audience, reader, page.Brief.At, frame, texts) with
        {
            Blocks = [new DocxHeading(1, title), Text($"{page.Brief.ProcessName} ({page.Brief.ProcessReference})"), .. Sections(page.Brief, texts)],
        };
    }

    private static IEnumerable<DocxBlock> Sections(Brief brief, IStringLocalizer texts)
    {
        yield return new DocxHeading(2, texts["Who meets whom and when"]);
        yield return brief.Meeting is { } meeting ? Meeting(brief, meeting, texts) : Text(texts["No meeting is planned."]);

        foreach (var block in Section(
            "Open points", brief.Open, "Nothing is open on an agenda.", ["What", "Meeting"], [3, 2],
            p => [p.Title + (p.IsInternal && brief.Audience == PageAudience.Mediators ? $" ({texts["Internal"]})" : ""), p.MeetingTitle], texts))
        {
            yield return block;
        }

        if (brief.Provisions is { Rows.Count: > 0 } provisions)
        {
            foreach (var block in Section(
                "Provisions that are not agreed", provisions, "", ["Provision", "How it stands", "In"], [4, 2, 3],
                p => [$"{p.Cited(texts)} {p.About()}", p.Stands(texts), $"{p.Draft.Title}, {p.Draft.BriefName(texts)}"], texts))
            {
                yield return block;
            }
        }

        if (brief.Commitments is { } commitments)
        {
            foreach (var block in Section(
                "Commitments due, overdue and disputed", commitments, "Nothing is promised that nobody says was kept.", ["What", "Who", "Due", "State"], [4, 2, 2, 2],
                c => [c.What, c.Who.Say(texts), c.DueOn is { } due ? Date(due, texts) : texts["no date"], c.Standing(brief.At).In(texts)], texts))
            {
                yield return block;
            }
        }

        foreach (var block in Section(
            "Prisoner lists, each as its delegation claims", brief.Lists, "No list that you may see was submitted.", ["List", "Version", "People"], [4, 3, 1],
            l =>
            [
                $"{l.PartyCode}: {ListWords.Title(l.Kind, l.Subject).In(texts)}",
                $"{(l.WithdrawnAt is null ? l.Number.ToString(CultureInfo.CurrentCulture) : texts["{0}, withdrawn", l.Number])}, {WhenTagHelper.Say(texts, l.SubmittedAt, null)}",
                l.EntryCount.ToString("N0", GregorianCulture.Current),
            ],
            texts))
        {
            yield return block;
        }

        if (brief.Lists.Rows.Count > 0)
        {
            yield return new DocxParagraph(new DocxRun(texts["Claims are not added up."])) { IsSmall = true };
        }

        if (brief.Contradictions.Rows.Count > 0)
        {
            yield return new DocxHeading(2, texts["Claims that contradict each other"]);
            yield return new DocxTable(
                [texts["About"], texts["Who says what"]],
                [.. brief.Contradictions.Rows.Select(c => new[]
                {
                    Text(c.Title),
                    Text(string.Join('\n', c.Claims.Take(BriefPage.MostClaims).Select(claim =>
                        $"{claim.Asserter.Say(texts)}: {claim.Says(c.Kind, c.Unit, c.IsAllegation, texts)}{(claim.AsOf is { } asOf ? $", {texts["as of"]} {Date(asOf, texts)}" : "")}"))),
                })])
            {
                Widths = [2, 3],
                Caption = texts["Claims that contradict each other"],
            };
        }

        foreach (var block in Section(
            BriefPage.ChangesSince(brief), brief.Changes, "Nothing that you may see.", ["When", "What"], [1, 3],
            c => [WhenTagHelper.Say(texts, c.At, null), $"{(c.PartyCode is { } code ? code + " " : "")}{c.InWords().In(texts)}: {c.Name().In(texts)}"], texts))
        {
            yield return block;
        }
    }

    private static DocxTable Meeting(Brief brief, MeetingDetails meeting, IStringLocalizer texts)
    {
        string[] when = meeting.StartsAt is { } starts
            ? [WhenTagHelper.Say(texts, starts, meeting.Zone), WhenTagHelper.Say(texts, starts, brief.TimeZone), WhenTagHelper.Say(texts, starts, null)]
            : [Date(meeting.Date, texts)];
        List<(string Label, string Value)> facts =
        [
            ("Meeting", meeting.Title),
            ("When", string.Join('\n', when.Distinct())),
            ("Where", meeting.Format == MeetingFormat.Call ? texts["a call"] : meeting.Venue),
            ("Who", meeting.WithoutAttribution ? texts["Not told: Chatham House Rule"] : string.Join('\n', brief.Participants.Select(p => string.Join(", ", new[] { p.WithSide(), p.Office }.Where(w => w.Length > 0))))),
        ];
        return new DocxTable([], [.. facts.Where(f => f.Value.Length > 0).Select(f => new[] { new DocxParagraph(new DocxRun(texts[f.Label], Bold: true)), Text(f.Value) })])
        {
            Widths = [1, 4],
            Caption = texts["Who meets whom and when"],
        };
    }

    private static IEnumerable<DocxBlock> Section<T>(
        string heading, BriefPart<T> part, string none, string[] head, int[] widths, Func<T, IReadOnlyList<string>> cells, IStringLocalizer texts)
    {
        yield return new DocxHeading(2, texts[heading]);
        if (part.Rows.Count == 0)
        {
            yield return Text(texts[none]);
            yield break;
        }

        yield return new DocxTable([.. head.Select(h => texts[h].Value)], [.. part.Rows.Select(r => cells(r).Select(Text).ToList())]) { Widths = widths, Caption = texts[heading] };
        if (part.HasMore)
        {
            yield return new DocxParagraph(new DocxRun(texts["There are more than these."])) { IsSmall = true };
        }
    }

    private static DocxParagraph Text(string text) => new(new DocxRun(text));

    private static string Date(PartialDate date, IStringLocalizer texts) => PartialDateText.Format(date, CultureInfo.CurrentUICulture, t => texts[t]);
}
