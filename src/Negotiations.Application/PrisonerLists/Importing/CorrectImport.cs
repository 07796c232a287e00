using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Protection;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>Puts right how a file is understood: its columns, single texts, whom to leave out, who is who. What is not among the values stays as it was.</summary>
[Needs(Permission.KeepLists)]
[AnySigns("Names are kept as they are given: signs that nobody sees are shown and warned of.")]
public sealed record CorrectImport : IRequest<Unit>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which import.</summary>
    public Id<ListImport> Import { get; init; }

    /// <summary>Token that the form was filled with; another one in the database is an <see cref="EditConflict"/>.</summary>
    public Guid Token { get; init; }

    /// <summary>What every column is read as, and how ambiguous dates are meant; none if that was not asked.</summary>
    public ColumnReading? Columns { get; init; }

    /// <summary>Texts that were written anew; one that is what the file says takes a correction back.</summary>
    public IReadOnlyList<CellCorrection> Cells { get; init; } = [];

    /// <summary>Rows to leave out, or not to leave out any more.</summary>
    public IReadOnlyDictionary<int, bool> LeaveOut { get; init; } = new Dictionary<int, bool>();

    /// <summary>Rows that look like somebody else, and who they are; none takes a decision back.</summary>
    public IReadOnlyDictionary<int, PersonDecision?> People { get; init; } = new Dictionary<int, PersonDecision?>();
}

/// <summary>How a file's columns are read.</summary>
/// <param name="Meanings">One for each column, in the order of the header.</param>
/// <param name="Order">How dates are meant that can be read two ways; none: each is asked for.</param>
public sealed record ColumnReading(IReadOnlyList<string> Meanings, DateOrder? Order);

/// <summary>A text written anew.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Field">Key of the field.</param>
/// <param name="Text">What to read instead; blank: nothing is given.</param>
public sealed record CellCorrection(int Row, string Field, string? Text);

internal sealed class CorrectImportValidator : AbstractValidator<CorrectImport>
{
    public CorrectImportValidator()
    {
        RuleForEach(r => r.Cells)
            .Must(c => EntryValues.Editable.Any(f => f.Key == c.Field)).WithMessage("There is no such field.")
            .Must(c => c.Text is null || c.Text.Length <= TableLimits.Default.MaxCellLength).WithMessage("Shorten this to 2,000 characters.");
        RuleForEach(r => r.People).Must(p => p.Value is null || Enum.IsDefined(p.Value.Value)).WithMessage("Choose one.");
        RuleFor(r => r.Columns).Custom((columns, context) =>
        {
            if (columns is null)
            {
                return;
            }

            var seen = new HashSet<string>();
            for (var column = 0; column < columns.Meanings.Count; column++)
            {
                var meaning = columns.Meanings[column];
                if (meaning == ColumnMeaning.LeftOut)
                {
                    continue;
                }

                if (!ColumnMeaning.All.Contains(meaning))
                {
                    context.AddFailure($"Meanings[{column}]", "Choose what this column holds.");
                }
                else if (!seen.Add(ColumnMeaning.IsFullName(meaning) ? ColumnMeaning.FullNameGivenFirst : meaning))
                {
                    context.AddFailure($"Meanings[{column}]", "Another column is read as this already. Choose one of the two.");
                }
            }
        });
    }
}

internal sealed class CorrectImportHandler(INegotiationsDb db, IFieldCipher cipher) : IRequestHandler<CorrectImport, Unit>
{
    public async Task<Unit> Handle(CorrectImport request, CancellationToken cancellationToken)
    {
        var hand = await ImportInHand.TakeAsync(db, cipher, request.List, request.Import, cancellationToken);
        if (hand.Import.VersionToken != request.Token)
        {
            throw new EditConflict(hand.Import.UploadedAt, hand.Import.VersionToken);
        }

        var work = hand.Work;
        if (request.Columns is { } columns)
        {
            // A form that does not fit the file was not made for it.
            work = columns.Meanings.Count == hand.Table.Header.Count
                ? work with { Columns = columns.Meanings, Order = columns.Order }
                : throw new NotFound();
        }

        var rows = hand.Table.Rows.Select(r => r.Number).ToHashSet();
        if (request.Cells.Select(c => c.Row).Concat(request.LeaveOut.Keys).Concat(request.People.Keys).Any(row => !rows.Contains(row)))
        {
            throw new NotFound();
        }

        var people = new Dictionary<int, PersonDecision>(work.People);
        foreach (var (row, decision) in request.People)
        {
            people.Remove(row);
            if (decision is { } taken)
            {
                people.Add(row, taken);
            }
        }

        new ImportSeal(cipher).Keep(hand.Import, work with
        {
            Corrections = Corrected(work, hand.Table, request.Cells),
            LeftOut = work.LeftOut.Where(row => !request.LeaveOut.ContainsKey(row)).Concat(request.LeaveOut.Where(r => r.Value).Select(r => r.Key)).ToHashSet(),
            People = people,
        });
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private static Dictionary<int, IReadOnlyDictionary<string, string>> Corrected(ImportWork work, TableFile table, IReadOnlyList<CellCorrection> cells)
    {
        var corrected = work.Corrections.ToDictionary(c => c.Key, c => new Dictionary<string, string>(c.Value));
        var rows = table.Rows.ToDictionary(r => r.Number);
        foreach (var (row, field, text) in cells)
        {
            if (!corrected.TryGetValue(row, out var ofRow))
            {
                corrected.Add(row, ofRow = []);
            }

            ofRow.Remove(field);
            var column = work.Columns.ToList().IndexOf(field);
            var now = text?.Trim() ?? "";
            var inFile = column < 0 ? null : rows[row].Cells[column]?.Trim();
            if (now != (inFile ?? ""))
            {
                ofRow.Add(field, now);
            }
        }

        return corrected.Where(c => c.Value.Count > 0).ToDictionary(c => c.Key, c => (IReadOnlyDictionary<string, string>)c.Value);
    }
}
