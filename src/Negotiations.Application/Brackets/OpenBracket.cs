using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Brackets;

/// <summary>A provision of the working text with its brackets, open and resolved.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ReadBrackets(Id<Agreement> Agreement, Id<Provision> Provision) : IRequest<BracketsPage>;

/// <summary>Puts words of a provision in brackets, or a place where something is to be added.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Form">Which words.</param>
/// <exception cref="EditConflict">Somebody worded the provision since; holds its text as it is now.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record OpenBracket(Id<Agreement> Agreement, Id<Provision> Provision, SpanForm Form) : IRequest<Id<Bracket>>, IKeptOnce;

/// <summary>Which part of a text is meant.</summary>
public enum SpanChoice
{
    /// <summary>Some of its words.</summary>
    Words,

    /// <summary>All of it.</summary>
    All,

    /// <summary>The place behind some of its words; without words, behind all of them.</summary>
    After,

    /// <summary>The place before some of its words; without words, before all of them.</summary>
    Before,
}

/// <summary>Tells a part of a text by its words, and the token of the text that it was chosen in.</summary>
public sealed record SpanForm
{
    /// <summary>Which part.</summary>
    public SpanChoice Choice { get; init; }

    /// <summary>The words.</summary>
    public string Words { get; init; } = "";

    /// <summary>Of words that stand several times, which: how many letters stand before them. What does not lead to one of them is as good as none.</summary>
    public int? At { get; init; }

    /// <summary>Token of the text (<see cref="Provision.Wording"/>).</summary>
    public Guid VersionToken { get; init; }

    /// <summary>Where words stand in a text, as far as there is a choice.</summary>
    public static IReadOnlyList<Span> Found(string text, string words) => Occurrences.Of(text, words, MostFound);

    /// <summary>Most places that are offered.</summary>
    public const int MostFound = 50;

    /// <summary>The part that is meant.</summary>
    /// <exception cref="RuleViolation">The words are missing, do not stand there, or stand there several times and none is chosen.</exception>
    internal TextSpan In(string text)
    {
        if (Choice == SpanChoice.All)
        {
            return text.Length > 0 ? new TextSpan(0, text.Length) : throw new RuleViolation("span.nothing", "This provision has no text of its own. Bracket what stands under it, or a place where something is to be added.") { Field = nameof(Choice) };
        }

        if (Words.Length == 0 && Choice != SpanChoice.Words)
        {
            return new TextSpan(Choice == SpanChoice.After ? text.Length : 0, 0);
        }

        if (Words.Length == 0)
        {
            throw new RuleViolation("span.words", "Type or paste the words, or choose all of it.") { Field = nameof(Words) };
        }

        var found = Found(text, Words);
        var meant = found.Count == 1 ? found[0] : found.Cast<Span?>().FirstOrDefault(f => f!.Value.Start == At) ?? throw (found.Count == 0
            ? new RuleViolation("span.not-there", "These words do not stand in the text. Copy them from it as they are.") { Field = nameof(Words) }
            : new RuleViolation("span.several", "These words stand there {0} times. Choose which are meant.", found.Count) { Field = nameof(At) });
        return Choice switch
        {
            SpanChoice.After => new TextSpan(meant.End, 0),
            SpanChoice.Before => new TextSpan(meant.Start, 0),
            _ => meant.ToTextSpan(),
        };
    }
}

/// <summary>A provision with its brackets.</summary>
public sealed record BracketsPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>Which provision.</summary>
    public required Id<Provision> Provision { get; init; }

    /// <summary>Where it stands and what it says, with its open brackets.</summary>
    public required TextLine Line { get; init; }

    /// <summary>Token of its text.</summary>
    public required Guid Token { get; init; }

    /// <summary>Its open brackets, in reading order.</summary>
    public required IReadOnlyList<BracketRow> Open { get; init; }

    /// <summary>Those that were resolved, the last first.</summary>
    public required IReadOnlyList<BracketRow> Resolved { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }
}

internal sealed class SpanFormValidator : AbstractValidator<SpanForm>
{
    public SpanFormValidator()
    {
        RuleFor(f => f.Choice).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Words).FitsIn(Provision.TextLength);
    }
}

internal sealed class OpenBracketValidator : AbstractValidator<OpenBracket>
{
    public OpenBracketValidator() => RuleFor(r => r.Form).SetValidator(new SpanFormValidator()).OverridePropertyName("");
}

internal sealed class OpenBracketHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadBrackets, BracketsPage>, IRequestHandler<OpenBracket, Id<Bracket>>
{
    public async Task<BracketsPage> Handle(ReadBrackets request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var provision = text.Find(request.Provision) is { TakenOutAt: null } found ? found : throw new NotFound();
        var brackets = await db.Brackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.ProvisionId == provision.Id).ToListAsync(cancellationToken);
        return new BracketsPage
        {
            Agreement = agreement,
            Provision = provision.Id,
            Line = text.LineOf(provision)!,
            Token = provision.Wording,
            Open = [.. TextInHand.InOrderOf(brackets.Where(b => b.IsOpen)).Select(b => BracketRow.Of(b, provision.Text))],
            Resolved = [.. brackets.Where(b => !b.IsOpen).OrderByDescending(b => b.ClosedAt).ThenBy(b => b.Id).Select(b => BracketRow.Of(b, provision.Text))],
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
        };
    }

    // Nobody words the provision meanwhile.
    public Task<Id<Bracket>> Handle(OpenBracket request, CancellationToken cancellationToken) => db.InTurnAsync(() => OpenAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<Bracket>> OpenAsync(OpenBracket request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var provision = await db.Provisions.SingleOrDefaultAsync(p => p.Id == request.Provision && p.AgreementId == agreement.Id, cancellationToken).OrNotFound();
        if (provision.TakenOutAt is null && provision.Wording != request.Form.VersionToken)
        {
            throw new EditConflict(provision.Text, provision.Wording, provision.ChangedBy);
        }

        var open = await db.Brackets.Where(b => b.ProvisionId == provision.Id && b.ClosedAt == null).ToListAsync(cancellationToken);
        var bracket = provision.OpenBracket(agreement, request.Form.In(provision.Text), open, current.Author(clock));
        db.Brackets.Add(bracket);
        await db.SaveAsync(cancellationToken);
        return bracket.Id;
    }
}
