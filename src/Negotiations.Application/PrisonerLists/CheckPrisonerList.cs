using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What a head of delegation checks before submitting: what will be frozen, what is missing, what is different.</summary>
[Needs(Permission.SubmitLists)]
public sealed record CheckPrisonerList(Id<PrisonerList> List) : IRequest<SubmissionCheck>;

/// <summary>What a submission would freeze.</summary>
public sealed record SubmissionCheck
{
    /// <summary>The list; its token goes with the confirmation, so that nothing else is submitted than what was checked.</summary>
    public required OwnList List { get; init; }

    /// <summary>Key of this confirmation: used twice, it is one submission.</summary>
    public required Guid SubmissionKey { get; init; }

    /// <summary>People on the list.</summary>
    public required int EntryCount { get; init; }

    /// <summary>Those of whom something is missing, at most <see cref="Shown"/>.</summary>
    public required IReadOnlyList<IncompleteEntry> Incomplete { get; init; }

    /// <summary>How many are incomplete.</summary>
    public required int IncompleteCount { get; init; }

    /// <summary>Pairs that look like the same person twice, at most <see cref="Shown"/>.</summary>
    public required IReadOnlyList<LikelyDouble> Doubles { get; init; }

    /// <summary>What is different from the last version; none before the first.</summary>
    public required VersionChanges? Changes { get; init; }

    /// <summary>How many lines the page shows of each.</summary>
    public const int Shown = 50;
}

/// <summary>An entry of which something is missing.</summary>
public sealed record IncompleteEntry(Id<PrisonerEntry> Id, PersonClaim Claim, IReadOnlyList<EntryField> Missing);

/// <summary>Two entries with the same service number, or the same names and date of birth.</summary>
public sealed record LikelyDouble(Id<PrisonerEntry> First, PersonClaim FirstClaim, Id<PrisonerEntry> Second, PersonClaim SecondClaim);

/// <summary>How many entries are different.</summary>
public sealed record VersionChanges(int Added, int Changed, int Removed);

internal sealed class CheckPrisonerListHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details) : IRequestHandler<CheckPrisonerList, SubmissionCheck>
{
    public async Task<SubmissionCheck> Handle(CheckPrisonerList request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        if (list.State != ListState.Draft)
        {
            throw new RuleViolation("list.submit-a-draft", "There is no draft here to submit: it was submitted or withdrawn already. Nothing was submitted twice.");
        }

        var entries = await new WorkingCopy(db, details).ReadAsync(list.Id, cancellationToken);
        var incomplete = entries
            .Select(e => new IncompleteEntry(e.Entry.Id, e.Entry.Claim, [.. EntryCheck.Missing(e.Entry.Claim)]))
            .Where(e => e.Missing.Count > 0)
            .ToList();
        var changes = list.LastVersionId is { } version ? await ChangesAsync(version, entries, cancellationToken) : null;
        db.Note(new AuditNote(AuditAction.Read, nameof(PrisonerList), list.Id.Value, current.Viewer.PartyId, ""));
        await db.SaveAsync(cancellationToken);
        return new SubmissionCheck
        {
            List = list,
            SubmissionKey = Id<ListVersion>.New().Value,
            EntryCount = entries.Count,
            Incomplete = [.. incomplete.Take(SubmissionCheck.Shown)],
            IncompleteCount = incomplete.Count,
            Doubles = [.. Doubles(entries).Take(SubmissionCheck.Shown)],
            Changes = changes,
        };
    }

    private static IEnumerable<LikelyDouble> Doubles(IReadOnlyList<EntryWithContent> entries) =>
        entries.Where(e => e.Entry.Claim.ServiceNumber is not null).GroupBy(e => "n" + e.Entry.Claim.ServiceNumber)
            .Concat(entries.Where(e => e.Entry.Claim.BirthDate is not null)
                .GroupBy(e => string.Join('|', "p", e.Entry.Claim.FamilyName, e.Entry.Claim.GivenName, e.Entry.Claim.FatherName, e.Entry.Claim.BirthDate)))
            .SelectMany(same => same.Skip(1), (same, other) => (First: same.First().Entry, Second: other.Entry))
            .DistinctBy(pair => (pair.First.Id, pair.Second.Id))
            .Select(pair => new LikelyDouble(pair.First.Id, pair.First.Claim, pair.Second.Id, pair.Second.Claim));

    private async Task<VersionChanges> ChangesAsync(Id<ListVersion> version, IReadOnlyList<EntryWithContent> now, CancellationToken cancellationToken)
    {
        var before = await new FrozenCopy(db, details).ReadAsync(version, cancellationToken);
        var was = before.ToDictionary(e => e.Entry.EntryId, e => e.Content);
        return new VersionChanges(
            now.Count(e => !was.ContainsKey(e.Entry.Id)),
            now.Count(e => was.TryGetValue(e.Entry.Id, out var content) && content != e.Content),
            was.Count - now.Count(e => was.ContainsKey(e.Entry.Id)));
    }
}
