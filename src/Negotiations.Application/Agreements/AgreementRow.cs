using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Agreements;

/// <summary>An agreement as the viewer may read it.</summary>
public sealed record AgreementRow
{
#pragma warning disable CS1591 // each is told by the agreement
    public Id<Agreement> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public string Title { get; init; } = "";
    public AgreementKind Kind { get; init; }
    public AgreementStatus Status { get; init; }
    public string Summary { get; init; } = "";
    public string Source { get; init; } = "";
    public int LastDraft { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>The parties to it, in order.</summary>
    public IReadOnlyList<Id<Party>> PartyIds { get; init; } = [];

    /// <summary>The mediators that have a part in it, once for each role.</summary>
    public IReadOnlyList<AgreementMediatorFacts> Mediators { get; init; } = [];

    /// <summary>Its languages, that of its text first.</summary>
    public IReadOnlyList<AgreementLanguageFacts> Languages { get; init; } = [];

    /// <summary>BCP 47 tag of the language of its text.</summary>
    public string Language => Languages.Count > 0 ? Languages[0].Tag : "";

    /// <summary>Whether its text may still change.</summary>
    public bool IsNegotiated => Agreement.IsNegotiatedAt(Status);

    /// <summary>Who may know of it.</summary>
    public Audience Readers => new(OwnerId, OpenTo);

    /// <summary>Who may know of it, as a page says it.</summary>
    public PageAudience Audience => Readers.ToPage();

    private static readonly Expression<Func<Agreement, AgreementRow>> Row = a => new AgreementRow
    {
        Id = a.Id,
        ProcessId = a.ProcessId,
        Title = a.Title,
        Kind = a.Kind,
        Status = a.Status,
        Summary = a.Summary,
        Source = a.Source,
        LastDraft = a.LastDraft,
        ChangedAt = a.ChangedAt,
        OwnerId = a.OwnerId,
        OpenTo = a.OpenTo,
        PartyIds = a.Parties.OrderBy(p => p.Position).Select(p => p.PartyId).ToList(),
        Mediators = a.Mediators.OrderBy(m => m.Role).Select(m => new AgreementMediatorFacts(m.MediatorId, m.Role)).ToList(),
        Languages = a.Languages.OrderBy(l => l.Position).Select(l => new AgreementLanguageFacts(l.Tag, l.IsAuthentic)).ToList(),
    };

    private static readonly Func<Agreement, AgreementRow> Made = Row.Compile();

    /// <summary>Agreements, as rows.</summary>
    internal static IQueryable<AgreementRow> Of(IQueryable<Agreement> agreements) => agreements.Select(Row);

    /// <summary>One that was loaded with its parties and languages, and with its mediators where they are shown.</summary>
    internal static AgreementRow Of(Agreement agreement) => Made(agreement);

    /// <summary>One agreement, or <see cref="NotFound"/>.</summary>
    internal static Task<AgreementRow> ReadAsync(INegotiationsDb db, Id<Agreement> id, CancellationToken cancellationToken) =>
        Of(db.Agreements.AsNoTracking().Where(a => a.Id == id)).SingleOrDefaultAsync(cancellationToken).OrNotFound();
}

/// <summary>A draft as it is listed.</summary>
public sealed record DraftRow
{
#pragma warning disable CS1591 // each is told by the draft
    public Id<Draft> Id { get; init; }
    public Id<Agreement> AgreementId { get; init; }
    public Id<Process> ProcessId { get; init; }
    public int? Number { get; init; }
    public string Title { get; init; } = "";
    public string Language { get; init; } = "";
    public string Note { get; init; } = "";
    public DateTimeOffset TabledAt { get; init; }
    public string Hash { get; init; } = "";
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>The other languages that it stands in, in order, at least in part.</summary>
    public IReadOnlyList<AgreementLanguageFacts> Translated { get; init; } = [];

    /// <summary>The first letters of its hash, by which it is told apart where it has no number.</summary>
    public string Mark => Hash[..Draft.MarkLength];

    /// <summary>Who reads it.</summary>
    public Audience Readers => new(OwnerId, OpenTo);

    /// <summary>Who reads it, as a page says it.</summary>
    public PageAudience Audience => Readers.ToPage();

    /// <summary>Drafts, as rows.</summary>
    internal static IQueryable<DraftRow> Of(IQueryable<Draft> drafts) => drafts.Select(d => new DraftRow
    {
        Id = d.Id,
        AgreementId = d.AgreementId,
        ProcessId = d.ProcessId,
        Number = d.Number,
        Title = d.Title,
        Language = d.Language,
        Note = d.Note,
        TabledAt = d.TabledAt,
        Hash = d.Hash,
        OwnerId = d.OwnerId,
        OpenTo = d.OpenTo,
        Translated = d.Translations.Where(t => t.IsFirst).OrderBy(t => t.Position).Select(t => new AgreementLanguageFacts(t.Language, t.IsAuthentic)).ToList(),
    });

    /// <summary>One draft of an agreement, or <see cref="NotFound"/>.</summary>
    internal static Task<DraftRow> ReadAsync(INegotiationsDb db, Id<Agreement> agreement, Id<Draft> id, CancellationToken cancellationToken) =>
        Of(db.Drafts.AsNoTracking().Where(d => d.Id == id && d.AgreementId == agreement)).SingleOrDefaultAsync(cancellationToken).OrNotFound();

    /// <summary>The drafts of an agreement that the viewer may read, the latest first.</summary>
    internal static Task<List<DraftRow>> OfAgreementAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken) =>
        Of(db.Drafts.AsNoTracking().Where(d => d.AgreementId == agreement)).OrderByDescending(d => d.TabledAt).ThenBy(d => d.Id).Take(AgreementPage.MostDrafts).ToListAsync(cancellationToken);
}
