namespace Negotiations.Application.Reports;

/// <summary>Prints a page on paper that can be sent: PDF.</summary>
public interface IPdfPrinter
{
    /// <summary>Whether printing can be tried at all. If not, a page says so and offers its print view.</summary>
    bool IsAvailable { get; }

    /// <summary>Prints a whole HTML document with a <c>head</c>. Of what it refers to outside itself nothing is fetched, and no script in it runs.</summary>
    /// <returns>A tagged PDF with the document's language, title and outline.</returns>
    /// <exception cref="PdfUnavailable">It could not be printed; nothing of it is left on the machine.</exception>
    Task<byte[]> Print(string html, CancellationToken cancellationToken);
}

/// <summary>Why nothing was printed.</summary>
public enum PdfProblem
{
    /// <summary>There is no browser on the machine that prints.</summary>
    NoBrowser,

    /// <summary>It took longer than a printing may.</summary>
    TookTooLong,

    /// <summary>The browser gave up.</summary>
    Failed,
}

/// <summary>A PDF cannot be had. The data can: as a print view, as XLSX, as CSV.</summary>
public sealed class PdfUnavailable(PdfProblem problem) : Exception($"No PDF: {problem}.")
{
    /// <summary>Why.</summary>
    public PdfProblem Problem { get; } = problem;
}
