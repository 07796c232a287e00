using System.Text;
using Negotiations.Application.Reports;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>How the files of reports are called, and what is said when there is none.</summary>
internal static class ReportFiles
{
    /// <summary>Media type of PDF.</summary>
    public const string Pdf = "application/pdf";

    /// <summary>Media type of CSV (RFC 4180).</summary>
    public const string Csv = "text/csv; charset=utf-8";

    /// <summary>Media type of an Excel workbook.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Media type of a Word document.</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>
    /// Name of a file, e.g. <c>AA-2022_ARM_ours-held-by-other_v3_K7QF-3M9D-XW2T.xlsx</c>: letters, digits and hyphens, so that every system keeps it, and
    /// nothing that somebody typed freely, so that it names nobody.
    /// </summary>
    /// <param name="process">Reference of the process.</param>
    /// <param name="party">Code of the party.</param>
    /// <param name="kind">Kind of list.</param>
    /// <param name="version">Number of the version; none for a working copy.</param>
    /// <param name="receipt">Number of the version's receipt: it tells two lists of one kind apart.</param>
    /// <param name="what">What it is, if not the list itself.</param>
    /// <param name="ending">Ending, without the dot.</param>
    public static string Name(string process, string party, ListKind kind, int? version, string? receipt, string? what, string ending)
    {
        var kindName = kind switch
        {
            ListKind.HeldByUs => "held-by-us",
            ListKind.OursHeldByOther => "ours-held-by-other",
            _ => "missing",
        };
        return Name([process, party, kindName, version is { } number ? FormattableString.Invariant($"v{number}") : "draft", receipt, what], ending);
    }

    /// <summary>Name of a file of these parts.</summary>
    public static string Name(IEnumerable<string?> parts, string ending) =>
        string.Join('_', parts.OfType<string>().Select(Plain).Where(p => p.Length > 0)) + "." + ending;

    /// <summary>What to say when there is no PDF.</summary>
    public static Wording Say(PdfProblem problem) => problem switch
    {
        PdfProblem.NoBrowser => "This server has no browser that makes PDFs. Use the print view, and print it or save it as PDF from your own browser.",
        PdfProblem.TookTooLong => "The PDF took too long to make. Export fewer people or columns, or take XLSX, CSV or the print view.",
        _ => "The PDF could not be made. Try again, or take XLSX, CSV or the print view.",
    };

    private static string Plain(string part)
    {
        var plain = new StringBuilder(part.Length);
        foreach (var c in part)
        {
            _ = char.IsAsciiLetterOrDigit(c) ? plain.Append(c) : plain.Length > 0 && plain[^1] != '-' ? plain.Append('-') : plain;
        }

        return plain.ToString().TrimEnd('-');
    }
}
