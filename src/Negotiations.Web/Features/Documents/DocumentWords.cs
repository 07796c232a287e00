using Negotiations.Domain.Documents;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Documents;

/// <summary>How what is told of a document is said.</summary>
public static class DocumentWords
{
    private const long Kilobyte = 1024;

    public static Wording InWords(this DocumentKind kind) => kind switch
    {
        DocumentKind.Pdf => "PDF",
        DocumentKind.Docx => "Word document",
        DocumentKind.Png => "Picture (PNG)",
        _ => "Picture (JPEG)",
    };

    public static Wording InWords(this DocumentReaders readers) => readers switch
    {
        DocumentReaders.Mediators => "Mediators only",
        DocumentReaders.OneDelegation => "One delegation and the mediators",
        DocumentReaders.Parties => "The delegations and the mediators",
        DocumentReaders.PartiesAndObservers => "The delegations, the observers and the mediators",
        _ => "All members of the process, the neutral intermediary too",
    };

    /// <summary>The media type under which it is given out.</summary>
    public static string MediaType(this DocumentKind kind) => kind switch
    {
        DocumentKind.Pdf => ReportFiles.Pdf,
        DocumentKind.Docx => ReportFiles.Docx,
        DocumentKind.Png => "image/png",
        _ => "image/jpeg",
    };

    /// <summary>How large something is, as people say it.</summary>
    public static Wording Size(long bytes) => bytes switch
    {
        1 => "1 byte",
        < Kilobyte => new Wording("{0} bytes", bytes),
        < Kilobyte * Kilobyte => new Wording("{0} KB", (bytes + (Kilobyte / 2)) / Kilobyte),
        _ => new Wording("{0:0.0} MB", bytes / (double)(Kilobyte * Kilobyte)),
    };
}
