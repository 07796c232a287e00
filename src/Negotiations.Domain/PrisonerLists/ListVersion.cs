namespace Negotiations.Domain.PrisonerLists;

/// <summary>
/// A submitted list: numbered, frozen, hashed. Seen by its delegation and the mediators. Nobody can alter it; a correction is
/// the next version.
/// </summary>
public sealed class ListVersion : ProcessRecord
{
    /// <summary>Length of a receipt number.</summary>
    public const int ReceiptNumberLength = 14;

    /// <summary>Length of a SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    private readonly List<VersionEntry> _entries = [];

    private ListVersion()
    {
    }

    internal ListVersion(PrisonerList list, IReadOnlyList<EntryWithContent> entries, VersionHeader header, Guid submissionKey, string receiptNumber, Author author)
        : base(list.ProcessId, list.OwnerId, OpenTo.Mediators)
    {
        Id = Id<ListVersion>.New();
        ListId = list.Id;
        Kind = list.Kind;
        Subject = list.Subject;
        Number = list.LastVersion;
        ProcessReference = header.Process;
        PartyCode = header.Party;
        SubmissionKey = submissionKey;
        ReceiptNumber = receiptNumber;
        SubmittedAt = VersionDocument.Moment(author.At);
        SubmittedBy = author.Name;
        SubmittedById = author.UserId;
        EntryCount = entries.Count;
        _entries.AddRange(entries.Select((e, i) => new VersionEntry(this, e.Entry, i + 1)));
        Hash = VersionDocument.Hash(this, header.Salt, entries.Select(e => (e.Entry.Reference, e.Content)));
    }

    /// <summary>Its key.</summary>
    public Id<ListVersion> Id { get; private init; }

    /// <summary>The list that it is a version of.</summary>
    public Id<PrisonerList> ListId { get; private init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; private init; }

    /// <summary>What tells the list from another of the same kind; may be empty.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>1, 2, 3 … within its list.</summary>
    public int Number { get; private init; }

    /// <summary>Reference of the process when it was submitted: part of what is hashed.</summary>
    public string ProcessReference { get; private init; } = "";

    /// <summary>Code of the party when it was submitted: part of what is hashed.</summary>
    public string PartyCode { get; private init; } = "";

    /// <summary>Key of the confirmation that made it; unique within the list, so that a double submit is one.</summary>
    public Guid SubmissionKey { get; private init; }

    /// <summary>Random number of its receipt, e.g. <c>K7QF-3M9D-XW2T</c>.</summary>
    public string ReceiptNumber { get; private init; } = "";

    /// <summary>Server time of the submission, UTC, to the millisecond.</summary>
    public DateTimeOffset SubmittedAt { get; private init; }

    /// <summary>Name of the account that submitted it.</summary>
    public string SubmittedBy { get; private init; } = "";

    /// <summary>The account that submitted it.</summary>
    public Guid SubmittedById { get; private init; }

    /// <summary>How many people are on it.</summary>
    public int EntryCount { get; private init; }

    /// <summary>SHA-256 over its canonical form (<see cref="VersionDocument"/>), lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>The random text in its canonical form, sealed: without it, nobody who knows the hash can find out by trying what is in the version.</summary>
    public byte[] SealedSalt { get; private set; } = [];

    /// <summary>Its entries, when it is being made.</summary>
    public IReadOnlyCollection<VersionEntry> Entries => _entries;

    /// <summary>Keeps the salt, sealed for this row.</summary>
    public void KeepSalt(byte[] salt) => SealedSalt = salt;
}

/// <summary>What a version says of where it comes from, as it was called when it was submitted.</summary>
/// <param name="Process">Reference of the process.</param>
/// <param name="Party">Code of the party.</param>
/// <param name="Salt">Random text, which makes the hash tell nothing to those who know nearly everything else.</param>
public sealed record VersionHeader(string Process, string Party, string Salt)
{
    /// <summary>Letters of a salt: 160 random bits.</summary>
    public const int SaltLength = 32;
}

/// <summary>One person on a submitted version.</summary>
public sealed class VersionEntry : ProcessRecord, IPersonClaimed
{
    private VersionEntry()
    {
    }

    internal VersionEntry(ListVersion version, PrisonerEntry entry, int position)
        : base(version.ProcessId, version.OwnerId, version.OpenTo)
    {
        Id = Id<VersionEntry>.New();
        VersionId = version.Id;
        EntryId = entry.Id;
        Reference = entry.Reference;
        Position = position;
        Claim = entry.Claim with { };
        SearchKey = entry.SearchKey;
    }

    /// <summary>Its key.</summary>
    public Id<VersionEntry> Id { get; private init; }

    /// <summary>The version.</summary>
    public Id<ListVersion> VersionId { get; private init; }

    /// <summary>The entry of the working copy that it was; the same in every version.</summary>
    public Id<PrisonerEntry> EntryId { get; private init; }

    /// <summary>The entry's reference.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>1, 2, 3 … within the version.</summary>
    public int Position { get; private init; }

    /// <summary>What the delegation said.</summary>
    public PersonClaim Claim { get; private init; } = new();

    /// <summary>Folded names, to find it.</summary>
    public string SearchKey { get; private init; } = "";
}

/// <summary>
/// One kind of sensitive detail of a submitted entry, sealed. The mediators may open health (a category), charges and remarks, one at
/// a time; the person to be informed stays with the delegation.
/// </summary>
public sealed class VersionDetail : ProcessRecord
{
    private VersionDetail()
    {
    }

    /// <summary>Copies a detail into a version; <see cref="Seal"/> fills it, because the seal is bound to the row's id.</summary>
    public VersionDetail(VersionEntry entry, SensitiveKind kind)
        : base(entry.ProcessId, entry.OwnerId, kind == SensitiveKind.NextOfKin ? OpenTo.OwnerOnly : entry.OpenTo)
    {
        Id = Id<VersionDetail>.New();
        VersionId = entry.VersionId;
        VersionEntryId = entry.Id;
        Kind = kind;
    }

    /// <summary>Its key, and what the seal is bound to.</summary>
    public Id<VersionDetail> Id { get; private init; }

    /// <summary>The version.</summary>
    public Id<ListVersion> VersionId { get; private init; }

    /// <summary>The entry.</summary>
    public Id<VersionEntry> VersionEntryId { get; private init; }

    /// <summary>Which kind.</summary>
    public SensitiveKind Kind { get; private init; }

    /// <summary>The encrypted text.</summary>
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Keeps the encrypted text.</summary>
    public void Seal(byte[] content) => Sealed = content;
}

/// <summary>That a delegation took a list back. Seen by whoever saw the versions; the versions stay.</summary>
public sealed class ListWithdrawal : ProcessRecord
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 500;

    private ListWithdrawal()
    {
    }

    internal ListWithdrawal(PrisonerList list, string reason, Author author)
        : base(list.ProcessId, list.OwnerId, OpenTo.Mediators)
    {
        Id = Id<ListWithdrawal>.New();
        ListId = list.Id;
        VersionNumber = list.LastVersion;
        Reason = reason;
        WithdrawnAt = author.At;
        WithdrawnBy = author.Name;
    }

    /// <summary>Its key.</summary>
    public Id<ListWithdrawal> Id { get; private init; }

    /// <summary>The list.</summary>
    public Id<PrisonerList> ListId { get; private init; }

    /// <summary>The version that was the last one then.</summary>
    public int VersionNumber { get; private init; }

    /// <summary>Why, in the delegation's words; may be empty.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset WithdrawnAt { get; private init; }

    /// <summary>Name of the account.</summary>
    public string WithdrawnBy { get; private init; } = "";
}
