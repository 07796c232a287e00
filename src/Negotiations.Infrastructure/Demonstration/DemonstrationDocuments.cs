using System.Globalization;
using System.Text;
using MediatR;
using Negotiations.Application.Documents;
using Negotiations.Application.Meetings;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.Documents;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>Documents of the meeting to come. Every word of them is made up, and says so.</summary>
internal static class DemonstrationDocuments
{
    /// <summary>Attaches them, as mediator staff.</summary>
    public static async Task AttachAsync(IMediator mediator, IDocxWriter docx, CancellationToken cancellationToken)
    {
        var meeting = (await mediator.Send(new ReadMeetings(MeetingPart.ToCome), cancellationToken)).Rows.Single(m => m.Title == "Second round (made up)").Id;
        await AddAsync("Proposed agenda of the second round (made up)", "agenda-second-round.docx", Agenda(docx), DocumentReaders.PartiesAndObservers);
        await AddAsync("Seating in the room (made up)", "seating.pdf", Pdf("Seating in the room (made up): the delegations opposite each other, the mediators at the head."), DocumentReaders.Mediators);

        async Task<Id<Document>> AddAsync(string title, string fileName, byte[] content, DocumentReaders readers)
        {
            using var file = new MemoryStream(content, writable: false);
            return await mediator.Send(new AddDocument { Meeting = meeting, Title = title, FileName = fileName, File = file, Language = "English", Readers = readers }, cancellationToken);
        }
    }

    private static byte[] Agenda(IDocxWriter docx) => docx.Write(new DocxDocument
    {
        Title = "Proposed agenda of the second round (made up)",
        Language = "en",
        Audience = "The delegations, the observers and the mediators",
        Watermark = "Demonstration",
        Blocks =
        [
            new DocxHeading(1, "Proposed agenda of the second round (made up)"),
            new DocxParagraph(new DocxRun("1. Return of prisoners of war: lists and visits")),
            new DocxParagraph(new DocxRun("2. Date of the next round")),
        ],
    });

    // One line on one sheet (ISO 32000-2, annex H.3), written by hand: no browser is needed to fill the demonstration.
    private static byte[] Pdf(string line)
    {
        var page = $"BT /F1 12 Tf 40 780 Td ({line.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {page.Length} >>\nstream\n{page}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var number = 1; number <= objects.Length; number++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
