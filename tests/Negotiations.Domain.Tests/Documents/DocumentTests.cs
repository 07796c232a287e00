using Negotiations.Domain.Dates;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Documents;

public sealed class DocumentTests
{
    private static readonly Id<Process> Process = Id<Process>.New();
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();
    private static readonly Author Staff = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Staff", new DateTimeOffset(2022, 10, 5, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Sharing.AllMembers, "Mediators One Two Parties PartiesAndObservers AllMembers")]
    [InlineData(Sharing.Parties, "Mediators One Two Parties")]
    [InlineData(Sharing.OneDelegation, "Mediators One")]
    [InlineData(Sharing.MediatorsOnly, "Mediators")]
    public void Nobody_reads_a_document_who_does_not_read_its_meeting(Sharing sharing, string fits)
    {
        var meeting = Meet(sharing);
        foreach (var readers in Enum.GetValues<DocumentReaders>())
        {
            foreach (var (delegation, name) in readers == DocumentReaders.OneDelegation ? [(One, "One"), (Two, "Two")] : new (Id<Party>?, string)[] { (null, readers.ToString()) })
            {
                var make = () => Attach(meeting, readers, delegation);
                if (fits.Split(' ').Contains(name))
                {
                    Audience.Of(make()).ShouldBe(Document.AudienceOf(readers, delegation));
                }
                else
                {
                    Rule(() => make()).ShouldBe("document.meeting-is-closed");
                }
            }
        }
    }

    [Fact]
    public void The_intermediary_reads_what_all_members_read_and_nothing_else() =>
        Enum.GetValues<DocumentReaders>().Where(r => Document.AudienceOf(r, One).OpenTo.HasFlag(OpenTo.Intermediary)).ShouldBe([DocumentReaders.AllMembers]);

    [Fact]
    public void One_delegation_has_to_be_named() =>
        Rule(() => Attach(Meet(Sharing.AllMembers), DocumentReaders.OneDelegation)).ShouldBe("audience.delegation");

    [Theory]
    [InlineData("agenda.pdf", "agenda.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system.ini", "system.ini")]
    [InlineData("C:\\Users\\somebody\\list.docx", "list.docx")]
    [InlineData("/", "")]
    [InlineData("..", "")]
    [InlineData(" . ", "")]
    [InlineData("\0.png", "document.png")]
    [InlineData(" .docx", "document.docx")]
    [InlineData(".hidden.pdf", ".hidden.pdf")]
    [InlineData("report\u202Efdp.exe", "reportfdp.exe")]
    [InlineData("\u2067x\u2069\u200Ey\u061C.pdf", "xy.pdf")]
    [InlineData("a\r\nSet-Cookie: b\0.pdf", "aSet-Cookie: b.pdf")]
    [InlineData("a\u2028b.pdf", "ab.pdf")]
    [InlineData("Օրակարգ 😀.pdf", "Օրակարգ 😀.pdf")]
    [InlineData("می\u200Cخواهم.pdf", "می\u200Cخواهم.pdf")]
    public void A_name_is_shown_as_given_and_is_neither_a_path_nor_a_trick(string given, string shown) => Document.NameOf(given).ShouldBe(shown);

    [Fact]
    public void Half_a_letter_in_a_name_is_no_letter() => Document.NameOf("half \uD83D.pdf").ShouldBe("half \uFFFD.pdf");

    [Fact]
    public void A_document_without_a_title_is_called_like_its_file_and_never_cut_within_a_letter()
    {
        Attach(Meet(Sharing.AllMembers), DocumentReaders.Mediators).Title.ShouldBe("agenda.pdf");
        var cut = Attach(Meet(Sharing.AllMembers), DocumentReaders.Mediators, fileName: new string('a', Document.TitleLength - 1) + "😀.pdf").Title;
        cut.ShouldBe(new string('a', Document.TitleLength - 1));
    }

    [Fact]
    public void What_is_withdrawn_stays_as_a_fact_and_is_withdrawn_once()
    {
        var document = Attach(Meet(Sharing.AllMembers), DocumentReaders.Mediators);
        var later = Staff with { Name = "Lead", At = Staff.At.AddHours(1) };

        document.Withdraw("Sent by mistake.", later);

        (document.Title, document.Hash, document.WithdrawnAt, document.WithdrawnBy, document.Reason, document.ChangedAt)
            .ShouldBe(("agenda.pdf", new string('a', Document.HashLength), later.At, "Lead", "Sent by mistake.", later.At));
        Rule(() => document.Withdraw("Again.", later)).ShouldBe("document.withdrawn");
    }

    private static Document Attach(Meeting meeting, DocumentReaders readers, Id<Party>? delegation = null, string fileName = "agenda.pdf") => Document.Attach(
        Id<Document>.New(), meeting, readers, delegation, "", fileName, DocumentKind.Pdf, "", new StoredFile(new string('0', Document.StoredAsLength), 3, new string('a', Document.HashLength)), Staff);

    private static Meeting Meet(Sharing sharing) => Meeting.Plan(
        Process, Audience.Of(sharing, One), new MeetingFacts { Title = "Geneva" }, MeetingTime.At(PartialDate.Parse("2022-10-02"), null, null, "UTC"), Staff);

    private static string Rule(Action act) => Should.Throw<RuleViolation>(act).Rule;
}
