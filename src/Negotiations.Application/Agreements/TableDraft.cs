using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Application.Proposals;
using Negotiations.Application.Translations;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Agreements;

/// <summary>What is asked before the working text is frozen: for whom it can be, who that is, and what is in it.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Readers">Who is to read it; none while that is not chosen.</param>
[Needs(Permission.KeepAgreements)]
public sealed record PrepareDraft(Id<Agreement> Agreement, Audience? Readers) : IRequest<DraftStep>;

/// <summary>Freezes the working text as it was looked at, for its readers.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Key">Key of the draft, made for the page that asked: whoever confirms twice tables once.</param>
/// <param name="Readers">Who reads it.</param>
/// <param name="Note">What is new in it, for its readers.</param>
/// <param name="Text">Token of the text as it was looked at.</param>
/// <exception cref="RuleViolation">Somebody wrote on it since.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record TableDraft(Id<Agreement> Agreement, Id<Draft> Key, Audience Readers, string Note, Guid Text) : IRequest<Id<Draft>>;

/// <summary>What is about to be frozen.</summary>
public sealed record DraftStep
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>For whom it can be, the widest first.</summary>
    public required IReadOnlyList<Audience> Choices { get; init; }

    /// <summary>Who is to read it; none while that is not chosen.</summary>
    public required Audience? Readers { get; init; }

    /// <summary>The same, told by people.</summary>
    public required IReadOnlyList<DraftReaders> People { get; init; }

    /// <summary>The number that it will have; none where not everybody reads it who may know of the agreement.</summary>
    public required int? Number { get; init; }

    /// <summary>The text.</summary>
    public required AgreementText Text { get; init; }

    /// <summary>How far it stands in the other languages, in order; of those alone in which something of it stands.</summary>
    public required IReadOnlyList<LanguageTally> Languages { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The drafts so far, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>How many proposals delegations sent that are not in the text.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many of what is proposed in its open brackets were made for other words than these hold now, and would be shown under their proposers' names against words that nobody asked them about.</summary>
    public required int ForOtherWords { get; init; }

    /// <summary>Key of the draft that it will be.</summary>
    public required Id<Draft> Key { get; init; }

    /// <summary>Token of the text.</summary>
    public required Guid Token { get; init; }
}

/// <summary>Readers of one kind.</summary>
/// <param name="Role">Their role.</param>
/// <param name="PartyId">Their delegation, if they are of one.</param>
/// <param name="People">How many they are.</param>
public sealed record DraftReaders(Role Role, Id<Party>? PartyId, int People);

internal sealed class TableDraftValidator : AbstractValidator<TableDraft>
{
    public TableDraftValidator() => RuleFor(r => r.Note).FitsIn(Draft.NoteLength);
}

internal sealed class TableDraftHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<PrepareDraft, DraftStep>, IRequestHandler<TableDraft, Id<Draft>>
{
    public async Task<DraftStep> Handle(PrepareDraft request, CancellationToken cancellationToken)
    {
        var agreement = await db.Agreements.AsNoTracking().Include(a => a.Parties).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        agreement.RequireNegotiated();
        var parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken);
        var choices = agreement.ReadersFor(parties.Select(p => p.Id));
        if (request.Readers is { } chosen && !choices.Contains(chosen))
        {
            throw new NotFound();
        }

        var (text, translations) = await TextInHand.ReadWithTranslationsAsync(db, agreement.Id, cancellationToken);
        var (drafts, sent) = await SentProposals.ReadWithDraftsAsync(db, agreement.Id, cancellationToken);
        text.RequireNothingOf(sent.TakenBack);
        var members = request.Readers is null ? [] : await db.Memberships.AsNoTracking().Where(m => m.ProcessId == agreement.ProcessId)
            .GroupBy(m => new { m.Role, m.OwnerId }).Select(g => new DraftReaders(g.Key.Role, g.Key.OwnerId, g.Count())).ToListAsync(cancellationToken);
        return new DraftStep
        {
            Agreement = AgreementRow.Of(agreement),
            Choices = choices,
            Readers = request.Readers,
            People = [.. members.Where(m => Reads(m, request.Readers!.Value)).OrderBy(m => m.Role)],
            Number = request.Readers is { } readers && agreement.IsForAll(readers) ? agreement.LastDraft + 1 : null,
            Text = text.Text,
            Languages = [.. agreement.Translated.Select(l => TextInLanguage.Of(text, l.Tag, translations).Tally(l.IsAuthentic)).Where(t => t.Current + t.Earlier > 0)],
            Parties = parties,
            Drafts = drafts,
            Waiting = sent.Waiting,
            ForOtherWords = text.ForOtherWords,
            Key = Id<Draft>.New(),
            Token = text.TokenWith(translations),
        };
    }

    // The text is the one that was looked at: nobody writes on it between reading and freezing it.
    public Task<Id<Draft>> Handle(TableDraft request, CancellationToken cancellationToken) => db.InTurnAsync(() => TableAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<Draft>> TableAsync(TableDraft request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var agreement = await db.Agreements.Include(a => a.Parties).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        if (await db.Drafts.AnyAsync(d => d.Id == request.Key && d.AgreementId == agreement.Id, cancellationToken))
        {
            return request.Key;
        }

        var (text, translations) = await TextInHand.ReadWithTranslationsAsync(db, agreement.Id, cancellationToken);
        var sent = await SentProposals.ReadAsync(db, agreement.Id, cancellationToken);
        text.RequireNothingOf(sent.TakenBack);
        if (text.TokenWith(translations) != request.Text)
        {
            throw new RuleViolation("draft.changed-since", "Somebody wrote on the text while you looked at this. Nothing was tabled. Look at it again.");
        }

        await db.RequireNamesAsync(process.Id, [], request.Readers.Owner, cancellationToken);
        var codes = await db.Parties.Where(p => p.ProcessId == process.Id).ToDictionaryAsync(p => p.Id, p => p.Code, cancellationToken);
        var draft = agreement.Table(request.Key, request.Readers, text.Numbered(translations), request.Note, current.Author(clock), codes);
        db.Drafts.Add(draft);
        await db.SaveAsync(cancellationToken);
        return draft.Id;
    }

    // The intermediary reads no draft, whatever its audience.
    private static bool Reads(DraftReaders of, Audience readers) => of.Role switch
    {
        Role.LeadMediator or Role.MediatorStaff => readers.OpenTo.HasFlag(OpenTo.Mediators),
        Role.DelegationHead or Role.DelegationMember => readers.OpenTo.HasFlag(OpenTo.Parties) || readers.Owner == of.PartyId,
        Role.Observer => readers.OpenTo.HasFlag(OpenTo.Observers),
        _ => false,
    };
}
