using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Negotiations.Application.Parties;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Spans;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using ProvisionKind = Negotiations.Texts.Drafts.ProvisionKind;
using XmlText = Negotiations.Application.Reports.XmlText;

namespace Negotiations.Application.Agreements;

/// <summary>
/// A draft as Akoma Ntoso 1.0 (OASIS LegalDocML, namespace <c>akn/3.0</c>): a <c>bill</c>, the one type for provisions that are proposed and do not bind yet. Identifiers (<c>eId</c>) follow the naming convention of the same standard and say where a provision
/// stands; its identity through all drafts is its <c>GUID</c>. Annexes are attachments. Words in brackets are words of the text, between editorial remarks with the signs; a note behind them says what is proposed and by whom (docs/adr/0026).
/// </summary>
internal static class AkomaNtoso
{
    private static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

    // ISO 3166-1 keeps it free for users: a treaty is of no country.
    private const string NoCountry = "zz";
    private const string Mediators = "mediators";

    /// <summary>The file: UTF-8, without a byte order mark. The same draft is the same file.</summary>
    public static byte[] Of(DraftPage page)
    {
        using var stream = new MemoryStream();
        // Not indented: blanks between words would be words.
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            new XDocument(new XElement(Akn + "akomaNtoso", new Writer(page).Bill())).Save(xml);
        }

        return stream.ToArray();
    }

    private sealed class Writer(DraftPage page)
    {
        private readonly Dictionary<Guid, TextLine> _lines = page.Text.Lines.ToDictionary(l => l.Place.Identity);
        private readonly DraftRow _draft = page.Draft;

        private string Date => _draft.TabledAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public XElement Bill()
        {
            var top = page.Text.Text.Provisions;
            var preambles = top.Where(p => p.Kind == ProvisionKind.Preamble).ToList();
            var annexes = top.Where(p => p.Kind == ProvisionKind.Annex).ToList();
            var body = top.Except(preambles).Except(annexes).Select(p => Provision(p, "")).ToList();
            return Element(
                "bill",
                new XAttribute("name", JsonName(page.Agreement.Kind.ToString())),
                Meta("main", References()),
                Element("preface", Element("p", Element("docTitle", Text(_draft.Title))), Element("p", _draft.Number is { } number ? Element("docNumber", number) : null, Element("docDate", new XAttribute("date", Date), Date))),
                preambles.Count > 0 ? Element("preamble", preambles.Select((p, at) => Preamble(p, at + 1))) : null,
                // It may not be empty.
                Element("body", body.Count > 0 ? body : [Element("hcontainer", Id("hcontainer_1"), new XAttribute("name", "empty"), Content("hcontainer_1", null))]),
                annexes.Count > 0 ? Element("attachments", Id("atts"), annexes.Select(Annex)) : null);
        }

        private IEnumerable<XElement> Preamble(NumberedProvision preamble, int count)
        {
            var id = FormattableString.Invariant($"preamble__container_{count}");
            yield return Element("container", Named(preamble, id), new XAttribute("name", "preamble"), preamble.Provision.Heading.Length > 0 ? Element("p", new XAttribute("class", "heading"), Text(preamble.Provision.Heading)) : null, Paragraph(preamble, id));
            if (preamble.Children.Count > 0)
            {
                var recitals = FormattableString.Invariant($"preamble__recs_{count}");
                yield return Element("recitals", Id(recitals), preamble.Children.Select(p =>
                    Element("recital", Named(p, $"{recitals}__rec_{Plain(p.Number)}"), Head(p), Paragraph(p, $"{recitals}__rec_{Plain(p.Number)}"))));
            }
        }

        private XElement Annex(NumberedProvision annex)
        {
            var id = $"att_{annex.Number}";
            var children = annex.Children.Select(p => Provision(p, id + "__")).ToList();
            return Element(
                "attachment",
                Named(annex, id),
                Head(annex),
                Element("doc", new XAttribute("name", "annex"), Meta(id, null), Element("mainBody", HasWords(annex) || children.Count == 0 ? Paragraph(annex, id) : null, children)));
        }

        private XElement Provision(NumberedProvision place, string within)
        {
            var id = within + place.Kind switch
            {
                ProvisionKind.Chapter => "chp_",
                ProvisionKind.Article => "art_",
                ProvisionKind.Paragraph => "para_",
                _ => "point_",
            } + Plain(place.Number);
            return Element(
                place.Kind.ToString().ToLowerInvariant(),
                Named(place, id),
                Head(place),
                place.Children.Count == 0 ? Content(id, place) : HasWords(place) ? Element("intro", Id(id + "__intro"), Paragraph(place, id)) : null,
                place.Children.Select(p => Provision(p, id + "__")));
        }

        private XElement Content(string of, NumberedProvision? place) => Element("content", Id(of + "__content"), place is null ? Element("p") : Paragraph(place, of));

        private bool HasWords(NumberedProvision place) => place.Provision.Text.Length > 0 || _lines[place.Identity].Brackets.Count > 0;

        private static IEnumerable<XElement?> Head(NumberedProvision place) =>
            [Element("num", place.Number), place.Provision.Heading.Length > 0 ? Element("heading", Text(place.Provision.Heading)) : null];

        private IEnumerable<XAttribute?> Named(NumberedProvision place, string id)
        {
            var state = _lines[place.Identity].State;
            return [Id(id), new XAttribute("GUID", place.Identity), state == ProvisionState.Clean ? null : new XAttribute("class", JsonName(state.ToString()))];
        }

        // Brackets run over one another's ends, elements do not: signs are remarks of their own, and what is proposed is a note where the bracket ends.
        private XElement Paragraph(NumberedProvision place, string within)
        {
            var (text, brackets) = (place.Provision.Text, _lines[place.Identity].Brackets);
            string Sign(int at) => brackets.Count > 1 ? (at + 1).ToString(CultureInfo.InvariantCulture) : "";
            return Element("p", BracketedText.Of(text, [.. brackets.Select(b => b.Span)]).Select(part => part.Kind switch
            {
                BracketedPartKind.Words => Text(part.Words),
                BracketedPartKind.Opens => [Remark("[" + Sign(part.Bracket))],
                _ => (IEnumerable<object>)[Remark(Sign(part.Bracket) + "]"), Note(brackets[part.Bracket], part.Bracket + 1, within)],
            }));
        }

        private static XElement Remark(string sign) => Element("remark", new XAttribute("status", "editorial"), sign);

        private XElement Note(ShownBracket bracket, int number, string within) => Element(
            "authorialNote",
            Id(FormattableString.Invariant($"{within}__authorialNote_{number}")),
            new XAttribute("class", "bracket"),
            new XAttribute("marker", number),
            bracket.Alternatives.Count == 0
                ? Element("p")
                : bracket.Alternatives.Select(a => Element(
                    "p", new XAttribute("class", JsonName(a.Kind.ToString())), Proposers(a).Select((who, at) => (object[])[at == 0 ? "" : ", ", who]), a.Kind == AlternativeKind.Words ? (object[])[": ", .. Text(a.Words)] : null)));

        private IEnumerable<XElement> Proposers(ShownAlternative alternative) =>
        [
            .. page.Parties.Where(p => alternative.Proposers.Contains(p.Id)).Select(p => Element("organization", new XAttribute("refersTo", "#" + IdOf(p)), p.Code)),
            .. alternative.ByMediators ? [Element("organization", new XAttribute("refersTo", "#" + Mediators), "Mediators")] : Array.Empty<XElement>(),
        ];

        private XElement Meta(string part, XElement? references)
        {
            var work = $"/akn/{NoCountry}/bill/{Date}/{_draft.Mark}";
            var expression = $"{work}/{Language()}@{Date}";
            return Element(
                "meta",
                Element(
                    "identification",
                    new XAttribute("source", "#" + Mediators),
                    Element("FRBRWork", Level(work, $"{work}/!{part}"), Element("FRBRcountry", new XAttribute("value", NoCountry))),
                    Element("FRBRExpression", Level(expression, $"{expression}/!{part}"), Element("FRBRlanguage", new XAttribute("language", _draft.Language))),
                    Element("FRBRManifestation", Level(expression + ".akn", $"{expression}/!{part}.xml"))),
                references);
        }

        private IEnumerable<XElement> Level(string uri, string @this) =>
        [
            Element("FRBRthis", new XAttribute("value", @this)),
            Element("FRBRuri", new XAttribute("value", uri)),
            Element("FRBRdate", new XAttribute("date", Date), new XAttribute("name", "tabled")),
            Element("FRBRauthor", new XAttribute("href", "#" + Mediators)),
        ];

        // Of the parties, those alone that propose something in the brackets.
        private XElement References() => Element(
            "references",
            new XAttribute("source", "#" + Mediators),
            Reference(Mediators, Mediators, "Mediators"),
            page.Parties.Where(p => page.Text.Lines.Any(l => l.Brackets.Any(b => b.Alternatives.Any(a => a.Proposers.Contains(p.Id))))).Select(p => Reference(IdOf(p), IdOf(p), p.Name)));

        private static XElement Reference(string id, string name, string shown) => Element(
            "TLCOrganization", Id(id), new XAttribute("href", $"/akn/ontology/organization/{NoCountry}/{name}"), new XAttribute("showAs", XmlText.Of(shown)));

        private static string IdOf(PartyMark party) => "party_" + string.Concat(party.Code.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

        private string Language()
        {
            try
            {
                return CultureInfo.GetCultureInfo(_draft.Language).ThreeLetterISOLanguageName is { Length: 3 } three ? three : _draft.Language;
            }
            catch (CultureNotFoundException)
            {
                return _draft.Language;
            }
        }

        private static string Plain(string number) => number.Trim('(', ')');

        private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

        private static XAttribute Id(string id) => new("eId", id);

        private static XElement Element(string name, params object?[] content) => new(Akn + name, content);

        // Line ends are marks of their own.
        private static IEnumerable<object> Text(string text) => XmlText.Of(text).ReplaceLineEndings("\n").Split('\n').SelectMany((line, at) => at == 0 ? [line] : (object[])[Element("br"), line]);
    }
}
