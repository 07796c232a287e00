namespace Negotiations.Domain.PrisonerLists;

/// <summary>A row that says something of a person, in a working copy or in a version.</summary>
public interface IPersonClaimed
{
    /// <summary>What is said.</summary>
    PersonClaim Claim { get; }

    /// <summary>Names and service number folded, to find it.</summary>
    string SearchKey { get; }
}

/// <summary>One person on a delegation's list, as it stands now. Seen by that delegation alone.</summary>
public sealed class PrisonerEntry : ProcessRecord, IVersioned, IPersonClaimed
{
    /// <summary>Longest search key.</summary>
    public const int SearchKeyLength = 1200;

    /// <summary>Length of a reference.</summary>
    public const int ReferenceLength = 10;

    private PrisonerEntry()
    {
    }

    internal PrisonerEntry(PrisonerList list, string reference, PersonClaim claim, string searchKey)
        : base(list.ProcessId, list.OwnerId, OpenTo.OwnerOnly)
    {
        Id = Id<PrisonerEntry>.New();
        ListId = list.Id;
        Reference = reference;
        Claim = claim;
        SearchKey = searchKey;
    }

    /// <summary>Its key; the same in every version of the list.</summary>
    public Id<PrisonerEntry> Id { get; private init; }

    /// <summary>Its list.</summary>
    public Id<PrisonerList> ListId { get; private init; }

    /// <summary>Random short reference, e.g. <c>K7QF3M9DXW</c>: how an exported row finds its entry again. Not a number that can be counted.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>What the delegation says.</summary>
    public PersonClaim Claim { get; private set; } = new();

    /// <summary>Names and service number folded so that any script finds them; made by the application from the claim.</summary>
    public string SearchKey { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    internal void Correct(PersonClaim claim, string searchKey)
    {
        Claim = claim;
        SearchKey = searchKey;
    }
}

/// <summary>One kind of sensitive detail of an entry, sealed. Seen by its delegation alone.</summary>
public sealed class EntryDetail : ProcessRecord
{
    private EntryDetail()
    {
    }

    /// <summary>Makes an empty detail; <see cref="Seal"/> fills it, because the seal is bound to the row's id.</summary>
    public EntryDetail(PrisonerEntry entry, SensitiveKind kind)
        : base(entry.ProcessId, entry.OwnerId, OpenTo.OwnerOnly)
    {
        Id = Id<EntryDetail>.New();
        ListId = entry.ListId;
        EntryId = entry.Id;
        Kind = kind;
    }

    /// <summary>Its key, and what the seal is bound to.</summary>
    public Id<EntryDetail> Id { get; private init; }

    /// <summary>Its list.</summary>
    public Id<PrisonerList> ListId { get; private init; }

    /// <summary>Its entry.</summary>
    public Id<PrisonerEntry> EntryId { get; private init; }

    /// <summary>Which kind.</summary>
    public SensitiveKind Kind { get; private init; }

    /// <summary>The encrypted text.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Keeps a newly encrypted text.</summary>
    public void Seal(byte[] content) => Sealed = content;
}
