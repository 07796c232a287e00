using System.Xml;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Documents;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Documents;
using Negotiations.Texts.Recognition;

namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>What the form shows that takes a text.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ReadTextImport(Id<Agreement> Agreement) : IRequest<TextImportForm>;

/// <summary>An agreement into whose working text a file could be taken.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Drafts">Its drafts, the latest first.</param>
public sealed record TextImportForm(AgreementRow Agreement, IReadOnlyList<DraftRow> Drafts);

/// <summary>Reads the lines of a document or of what was pasted. Nothing of them is kept: whoever looks at them sends them along.</summary>
[Needs(Permission.KeepAgreements)]
[AnySigns("A file is not typed: what it holds is told before it is taken in.")]
public sealed record ReadTextFile : IRequest<TextFile>
{
    /// <summary>The agreement.</summary>
    public Id<Agreement> Agreement { get; init; }

    /// <summary>A document or plain text; can be searched.</summary>
    public Stream? File { get; init; }

    /// <summary>The file's name, as the browser gave it; its ending tells the format.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What was pasted instead.</summary>
    public string Pasted { get; init; } = "";
}

/// <summary>Reads a text otherwise whose encoding was a guess.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="File">The text as it was read.</param>
[Needs(Permission.KeepAgreements)]
[AnySigns("A file is not typed: what it holds is told before it is taken in.")]
public sealed record ReadTextOtherwise(Id<Agreement> Agreement, TextFile File) : IRequest<TextFile>;

/// <summary>The lines of a text that comes in.</summary>
/// <param name="Name">Name of the file; empty for what was pasted.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="HasTrackedChanges">Whether changes were tracked in it; they are read as if all were accepted.</param>
public sealed record TextFile(string Name, IReadOnlyList<FileLine> Lines, bool HasTrackedChanges)
{
    /// <summary>Whether there were comments in it; they are left out.</summary>
    public bool HasComments { get; init; }

    /// <summary>Windows' encoding of Cyrillic letters.</summary>
    public const string Cyrillic = "windows-1251";

    /// <summary>Windows' encoding of Latin letters, which holds all of Latin-1.</summary>
    public const string Western = "windows-1252";

    /// <summary>The encoding that it was taken for; empty where the file says so, or is no plain text.</summary>
    public string TakenFor { get; init; } = "";

    /// <summary>What it can be read as instead; none where there is no question.</summary>
    public string? Instead => TakenFor switch { Cyrillic => Western, Western => Cyrillic, _ => null };

    /// <summary>Most letters that are taken at once: more than the longest treaties have.</summary>
    public const int MostLetters = 4_000_000;

    /// <summary>Whether it is not too long to be taken at once.</summary>
    public bool Fits => Lines.Count <= IDocxReader.MostLines && Lines.Sum(l => (long)l.Text.Length) <= MostLetters;

    /// <summary>A line without signs that no text has, and that no program could show or send on.</summary>
    public static string Clean(string line) => string.Concat(line.Where(c => !char.IsControl(c) || c is '\t' or '\n'));
}

internal sealed class ReadTextFileValidator : AbstractValidator<ReadTextFile>
{
    public ReadTextFileValidator()
    {
        RuleFor(r => r.File).NotNull().When(r => string.IsNullOrWhiteSpace(r.Pasted)).WithMessage("Choose a file, or paste a text.");
        RuleFor(r => r.Pasted).Empty().When(r => r.File is not null).WithMessage("Choose a file or paste a text, not both.");
        RuleFor(r => r.Pasted).MaximumLength(TextFile.MostLetters).WithMessage("This text is too long to be taken at once.");
    }
}

internal sealed class ReadTextFileHandlers(INegotiationsDb db, DocumentLimits limits, IDocxReader documents, IPlainTextReader texts)
    : IRequestHandler<ReadTextImport, TextImportForm>, IRequestHandler<ReadTextFile, TextFile>, IRequestHandler<ReadTextOtherwise, TextFile>
{
    public async Task<TextImportForm> Handle(ReadTextImport request, CancellationToken cancellationToken) =>
        new(await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken), await DraftRow.OfAgreementAsync(db, request.Agreement, cancellationToken));

    public async Task<TextFile> Handle(ReadTextFile request, CancellationToken cancellationToken)
    {
        await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = request.File is { } file ? Read(file, Document.NameOf(request.FileName)) : new TextFile("", Lines(request.Pasted), false);
        return !text.Fits ? throw Refused("This text is too long to be taken at once.")
            : text.Lines.Any(l => !string.IsNullOrWhiteSpace(l.Text)) ? text : throw Refused("There are no words in it.");
    }

    public async Task<TextFile> Handle(ReadTextOtherwise request, CancellationToken cancellationToken)
    {
        await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var file = request.File;
        return file.Instead is not { } to ? file
            : file with { TakenFor = to, Lines = [.. file.Lines.Select(l => l with { Text = TextFile.Clean(texts.Otherwise(l.Text, file.TakenFor, to)) })] };
    }

    private TextFile Read(Stream file, string name)
    {
        if (!Path.GetExtension(name).Equals(".txt", StringComparison.OrdinalIgnoreCase))
        {
            if (DocumentContent.Judge(file, name, limits) != DocumentKind.Docx)
            {
                throw Refused("Choose a Word document (.docx) or plain text (.txt).");
            }

            try
            {
                var document = documents.Read(file);
                return new TextFile(name, document.Lines, document.HasTrackedChanges) { HasComments = document.HasComments };
            }
            catch (Exception e) when (e is InvalidDataException or XmlException)
            {
                throw Refused("This document has no text, or too many lines. Save it anew from the program that made it, or paste the text.");
            }
        }

        if (file.Length > TextFile.MostLetters)
        {
            throw Refused("This text is too long to be taken at once.");
        }

        try
        {
            var (text, encoding) = texts.Read(file);
            return new TextFile(name, Lines(text), false) { TakenFor = encoding == TextFile.Cyrillic ? encoding : "" };
        }
        catch (InvalidDataException)
        {
            throw Refused("This is no plain text, or it is damaged. Save it as UTF-8, or paste the text.");
        }
    }

    private static List<FileLine> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => new FileLine(TextFile.Clean(l)))];

    private static ValidationException Refused(string why) => new([new ValidationFailure(nameof(ReadTextFile.File), why)]);
}
