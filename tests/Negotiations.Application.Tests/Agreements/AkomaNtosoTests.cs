using System.Text.RegularExpressions;
using System.Xml.Linq;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Tests.Agreements;

/// <summary>
/// Akoma Ntoso. The published schema (OASIS, akomantoso30.xsd of 2017-03-30) is not kept here: what is written here is what it says of the elements that are used, as patterns of their children and lists of their attributes.
/// </summary>
public sealed class AkomaNtosoTests
{
    private static readonly XNamespace Akn = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
    private static readonly PartyMark Armenia = new(Id<Party>.New(), Id<Process>.New(), "ARM", "Armenia & Co", 1);
    private static readonly PartyMark Other = new(Id<Party>.New(), Armenia.ProcessId, "AZE", "Azerbaijan", 2);

    private const string Hier = "(chapter|article|paragraph|point|hcontainer)";
    private const string Inline = "(docTitle|docNumber|docDate|remark|authorialNote|organization|br)*";

    private static readonly Dictionary<string, (string Children, string Attributes)> Schema = new()
    {
        ["akomaNtoso"] = ("bill", ""),
        ["bill"] = ("meta(preface)?(preamble)?body(attachments)?", "name!"),
        ["doc"] = ("metamainBody", "name!"),
        ["meta"] = ("identification(references)?", ""),
        ["identification"] = ("FRBRWorkFRBRExpressionFRBRManifestation", "source!"),
        ["FRBRWork"] = ("FRBRthisFRBRuriFRBRdateFRBRauthorFRBRcountry", ""),
        ["FRBRExpression"] = ("FRBRthisFRBRuriFRBRdateFRBRauthorFRBRlanguage", ""),
        ["FRBRManifestation"] = ("FRBRthisFRBRuriFRBRdateFRBRauthor", ""),
        ["FRBRthis"] = ("", "value!"), ["FRBRuri"] = ("", "value!"), ["FRBRcountry"] = ("", "value!"), ["FRBRdate"] = ("", "date! name!"), ["FRBRauthor"] = ("", "href!"), ["FRBRlanguage"] = ("", "language!"),
        ["references"] = ("(TLCOrganization)+", "source!"),
        ["TLCOrganization"] = ("", "eId! href! showAs!"),
        ["preface"] = ("p+", ""),
        ["preamble"] = ("(container|recitals)+", ""),
        ["container"] = ("p+", "eId! name! GUID class"),
        ["recitals"] = ("(recital)+", "eId!"),
        ["recital"] = ("(num)?(heading)?p+", "eId! GUID class"),
        ["body"] = (Hier + "+", ""),
        ["mainBody"] = ($"(p|{Hier})+", ""),
        ["attachments"] = ("(attachment)+", "eId"),
        ["attachment"] = ("(num)?(heading)?doc", "eId! GUID class"),
        ["chapter"] = Hierarchy, ["article"] = Hierarchy, ["paragraph"] = Hierarchy, ["point"] = Hierarchy,
        ["hcontainer"] = ("content", "eId! name!"),
        ["intro"] = ("p*", "eId!"), ["content"] = ("p*", "eId!"),
        ["num"] = ("", ""), ["heading"] = ("(br)*", ""), ["p"] = (Inline, "class"),
        ["docTitle"] = ("(br)*", ""), ["docNumber"] = ("", ""), ["docDate"] = ("", "date!"),
        ["remark"] = ("", "status"), ["organization"] = ("", "refersTo"), ["br"] = ("", ""),
        ["authorialNote"] = ("p+", "eId! marker class"),
    };

    private static (string, string) Hierarchy => ($"(num)?(heading)?(content|(intro)?{Hier}*)", "eId! GUID class");

    [Fact]
    public void A_treaty_is_a_bill_with_its_structure_identifiers_and_identity()
    {
        var bill = Checked(Treaty());
        bill.Attribute("name")!.Value.ShouldBe("peaceTreaty");
        bill.Element(Akn + "preamble")!.Elements().Select(e => e.Name.LocalName).ShouldBe(["container", "recitals"]);
        bill.Descendants(Akn + "body").Single().Descendants().Attributes("eId").Select(a => a.Value).Where(id => !id.Contains("__content") && !id.Contains("__intro") && !id.Contains("Note")).ShouldBe(
            ["chp_I", "chp_I__art_1", "chp_I__art_1__para_1", "chp_I__art_1__para_1__point_a", "art_2"]);
        var annex = bill.Descendants(Akn + "attachment").Single();
        (annex.Attribute("eId")!.Value, annex.Element(Akn + "num")!.Value, annex.Descendants(Akn + "article").Single().Attribute("eId")!.Value).ShouldBe(("att_A", "A", "att_A__art_1"));
        bill.Descendants().Attributes("GUID").Select(a => Guid.Parse(a.Value)).ShouldBe(Treaty().Text.Text.All.Select(p => p.Identity), ignoreOrder: true);
        bill.Descendants(Akn + "article").First().Element(Akn + "heading")!.Value.ShouldBe("Prisoners & <others>");
        bill.Descendants(Akn + "FRBRExpression").First().Element(Akn + "FRBRthis")!.Attribute("value")!.Value.ShouldBe("/akn/zz/bill/2022-10-02/abcdef01/eng@2022-10-02/!main");
        bill.Descendants(Akn + "point").Single().Value.ShouldBe("(a)One\uFFFDline.Another.");
        bill.Descendants(Akn + "point").Single().Descendants(Akn + "br").Count().ShouldBe(1);
    }

    [Fact]
    public void What_is_in_brackets_are_words_between_remarks_and_a_note_says_what_is_proposed()
    {
        var paragraph = Checked(Treaty()).Descendants(Akn + "article").Single(a => a.Attribute("eId")!.Value == "art_2").Descendants(Akn + "p").First();
        // Two that run over one another's ends.
        string.Concat(paragraph.Nodes().OfType<XText>().Select(t => t.Value)).ShouldBe("Frees all prisoners within seven days.");
        paragraph.Elements(Akn + "remark").Select(r => r.Value).ShouldBe(["[1", "[2", "1]", "2]"]);
        paragraph.Elements(Akn + "remark").ShouldAllBe(r => r.Attribute("status")!.Value == "editorial");
        var notes = paragraph.Elements(Akn + "authorialNote").ToList();
        notes[0].Elements(Akn + "p").Select(p => p.Value).ShouldBe(["ARM: every prisoner", "AZE, Mediators"]);
        notes[0].Elements(Akn + "p").Last().Attribute("class")!.Value.ShouldBe("leftOut");
        notes[1].Value.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_parties_that_propose_something_are_named_and_a_text_without_articles_has_a_body_all_the_same()
    {
        Checked(Treaty()).Descendants(Akn + "TLCOrganization").Select(o => o.Attribute("showAs")!.Value).ShouldBe(["Mediators", "Armenia & Co", "Azerbaijan"]);
        var bare = Checked(Page(new AgreementText.Part(Guid.NewGuid(), null, ProvisionKind.Preamble, "", "The Parties", ProvisionState.Clean)));
        bare.Descendants(Akn + "TLCOrganization").Select(o => o.Attribute("showAs")!.Value).ShouldBe(["Mediators"]);
        bare.Descendants(Akn + "hcontainer").Count().ShouldBe(1);
    }

    [Fact]
    public void The_same_draft_is_the_same_file()
    {
        var page = Treaty();
        AkomaNtoso.Of(page).ShouldBe(AkomaNtoso.Of(page));
    }

    // Every element stands where the schema lets it stand, with what it must have and nothing else, and no identifier stands twice.
    private static XElement Checked(DraftPage page)
    {
        var root = XDocument.Parse(System.Text.Encoding.UTF8.GetString(AkomaNtoso.Of(page)), LoadOptions.PreserveWhitespace).Root!;
        foreach (var element in root.DescendantsAndSelf())
        {
            element.Name.Namespace.ShouldBe(Akn);
            var (children, attributes) = Schema[element.Name.LocalName];
            Regex.IsMatch(string.Concat(element.Elements().Select(e => e.Name.LocalName)), $"^(?:{children})$").ShouldBeTrue($"{element.Name.LocalName}: {string.Join(' ', element.Elements().Select(e => e.Name.LocalName))}");
            var known = attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var named = element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.LocalName).ToList();
            named.ShouldBeSubsetOf(known.Select(k => k.TrimEnd('!')), element.Name.LocalName);
            known.Where(k => k.EndsWith('!')).Select(k => k.TrimEnd('!')).ShouldBeSubsetOf(named, element.Name.LocalName);
        }

        root.Descendants().Attributes("eId").Select(a => a.Value).ShouldBeUnique();
        root.Descendants().Attributes("GUID").Select(a => a.Value).ShouldBeUnique();
        // What is referred to is there.
        root.Descendants().Attributes().Where(a => a.Name.LocalName is "source" or "refersTo" || (a.Name.LocalName == "href" && a.Value.StartsWith('#'))).Select(a => a.Value[1..]).ShouldBeSubsetOf(root.Descendants().Attributes("eId").Select(a => a.Value));
        return root.Elements().Single();
    }

    private static DraftPage Treaty()
    {
        Guid Key(int i) => new(i, 0, 0, new byte[8]);
        AgreementText.Part Part(int key, int parent, ProvisionKind kind, string heading, string text) => new(Key(key), parent == 0 ? null : Key(parent), kind, heading, text, ProvisionState.Clean);
        const string Disputed = "Frees all prisoners within seven days.";
        return Page(
            Part(1, 0, ProvisionKind.Preamble, "Preamble", "The Parties,"),
            Part(2, 1, ProvisionKind.Paragraph, "", "Recalling,"),
            Part(3, 0, ProvisionKind.Chapter, "First", ""),
            Part(4, 3, ProvisionKind.Article, "Prisoners & <others>", "Both do:"),
            Part(5, 4, ProvisionKind.Paragraph, "", ""),
            Part(6, 5, ProvisionKind.Point, "", "One\u0001line.\nAnother."),
            Part(7, 0, ProvisionKind.Article, "", Disputed) with
            {
                State = ProvisionState.Bracketed,
                Brackets =
                [
                    new ShownBracket(Guid.NewGuid(), new Span(6, 13), [new ShownAlternative(Guid.NewGuid(), AlternativeKind.Words, "every prisoner", false, [Armenia.Id]), new ShownAlternative(Guid.NewGuid(), AlternativeKind.LeftOut, "", true, [Other.Id])]),
                    new ShownBracket(Guid.NewGuid(), new Span(10, 20), []),
                ],
            },
            Part(8, 0, ProvisionKind.Annex, "Maps", "As follows."),
            Part(9, 8, ProvisionKind.Article, "", "Mines."));
    }

    private static DraftPage Page(params AgreementText.Part[] parts) => new()
    {
        Agreement = new AgreementRow { Kind = AgreementKind.PeaceTreaty, Title = "Treaty" },
        Draft = new DraftRow { Id = Id<Draft>.New(), Number = 2, Title = "Treaty", Language = "en", TabledAt = new DateTimeOffset(2022, 10, 2, 10, 0, 0, TimeSpan.Zero), Hash = "abcdef0123456789" },
        Text = AgreementText.Of(parts),
        Drafts = [],
        Remarks = [],
        Audience = PageAudience.Parties,
        MayRemark = false,
        Parties = [Armenia, Other],
        MayKeep = false,
        MayPropose = false,
        MayCommit = false,
    };
}
