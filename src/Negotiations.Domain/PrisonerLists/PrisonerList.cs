using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.PrisonerLists;

/// <summary>What a list claims.</summary>
public enum ListKind
{
    /// <summary>Held by us.</summary>
    HeldByUs,

    /// <summary>Ours, held by the other party.</summary>
    OursHeldByOther,

    /// <summary>Missing.</summary>
    Missing,
}

/// <summary>Where a list stands.</summary>
public enum ListState
{
    /// <summary>Being worked on; nobody but its delegation knows of what has changed.</summary>
    Draft,

    /// <summary>As last submitted.</summary>
    Submitted,

    /// <summary>Taken back by its delegation; its versions stay.</summary>
    Withdrawn,
}

/// <summary>
/// What a delegation says, as its own claim, of people held or missing. The list and its entries are the delegation's working copy
/// and seen by it alone; to submit makes a <see cref="ListVersion"/>, which the mediators see.
/// </summary>
public sealed class PrisonerList : ProcessRecord, IVersioned
{
    /// <summary>Longest subject.</summary>
    public const int SubjectLength = 100;

    /// <summary>Most entries in a list.</summary>
    public const int MostEntries = 10_000;

    /// <summary>Most imports of a list that may be begun and not finished at once: what was read lies in the database until then.</summary>
    public const int MostOpenImports = 20;

    private PrisonerList()
    {
    }

    /// <summary>Opens an empty list, as a draft.</summary>
    /// <param name="process">The process.</param>
    /// <param name="owner">The party whose delegation's list it is.</param>
    /// <param name="kind">What it claims.</param>
    /// <param name="subject">What tells it from another of the same kind; empty if nothing needs to.</param>
    /// <param name="author">Who opens it.</param>
    public PrisonerList(Id<Process> process, Id<Party> owner, ListKind kind, string subject, Author author)
        : base(process, owner, OpenTo.OwnerOnly)
    {
        Id = Id<PrisonerList>.New();
        Kind = kind;
        Subject = subject;
        Touch(author);
    }

    /// <summary>Its key.</summary>
    public Id<PrisonerList> Id { get; private init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; private init; }

    /// <summary>What tells it from another of the same kind; may be empty.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>Where it stands.</summary>
    public ListState State { get; private set; }

    /// <summary>Number of the last submitted version; 0 before the first.</summary>
    public int LastVersion { get; private set; }

    /// <summary>When its working copy last changed.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Name of the account that changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Adds a person.</summary>
    /// <exception cref="RuleViolation">The list is no draft, or the content breaks a rule of <see cref="EntryCheck"/>.</exception>
    public PrisonerEntry Add(string reference, EntryContent content, string searchKey, Author author)
    {
        RequireDraft();
        Require(content);
        Touch(author);
        return new PrisonerEntry(this, reference, content.Claim, searchKey);
    }

    /// <summary>Corrects what is said of a person.</summary>
    /// <exception cref="RuleViolation">The list is no draft, or the content breaks a rule of <see cref="EntryCheck"/>.</exception>
    public void Correct(PrisonerEntry entry, EntryContent content, string searchKey, Author author)
    {
        RequireOwn(entry);
        RequireDraft();
        Require(content);
        Touch(author);
        entry.Correct(content.Claim, searchKey);
    }

    /// <summary>Says that a person is to be taken off; the caller deletes the entry. Earlier versions keep it.</summary>
    /// <exception cref="RuleViolation">The list is no draft.</exception>
    public void TakeOff(PrisonerEntry entry, Author author)
    {
        RequireOwn(entry);
        RequireDraft();
        Touch(author);
    }

    /// <summary>What is said to somebody who would change a list that is no draft.</summary>
    public static RuleViolation NoDraft() => new("list.only-a-draft-changes", "Only a draft can be changed. Start a draft of the next version first.");

    /// <summary>Begins to import a file; the list itself changes only when the import is confirmed.</summary>
    /// <exception cref="RuleViolation">The list is no draft.</exception>
    public ListImport BeginImport(string fileName, Author author)
    {
        RequireDraft();
        return new ListImport(this, fileName, author);
    }

    /// <summary>Freezes the working copy as the next version.</summary>
    /// <param name="entries">All entries of the list, in the order in which the version shows them, with their details opened.</param>
    /// <param name="header">Process and party, as they are called now.</param>
    /// <param name="submissionKey">Made with the page that asks for confirmation: the same key twice is one submission.</param>
    /// <param name="receiptNumber">Random number of the receipt.</param>
    /// <param name="author">Who submits, and when.</param>
    /// <exception cref="RuleViolation">The list is no draft, or empty.</exception>
    public ListVersion Submit(IReadOnlyList<EntryWithContent> entries, VersionHeader header, Guid submissionKey, string receiptNumber, Author author)
    {
        RequireDraft();
        if (entries.Count == 0)
        {
            throw new RuleViolation("list.not-empty", "There is nobody on this list. Add people before you submit it.");
        }

        foreach (var (entry, content) in entries)
        {
            RequireOwn(entry);
            Require(content);
        }

        State = ListState.Submitted;
        LastVersion++;
        Touch(author);
        return new ListVersion(this, entries, header, submissionKey, receiptNumber, author);
    }

    /// <summary>Goes on from the last version: its entries may be changed again.</summary>
    /// <exception cref="RuleViolation">A draft is open already.</exception>
    public void StartDraft(Author author)
    {
        if (State == ListState.Draft)
        {
            throw new RuleViolation("list.one-draft", "A draft of this list is open already.");
        }

        State = ListState.Draft;
        Touch(author);
    }

    /// <summary>Takes the list back. A fact of its own: nothing is deleted.</summary>
    /// <exception cref="RuleViolation">Nothing was submitted, it is withdrawn already, or a draft is open.</exception>
    public ListWithdrawal Withdraw(string reason, Author author)
    {
        if (LastVersion == 0)
        {
            throw new RuleViolation("list.withdraw-submitted", "Nothing of this list has been submitted, so there is nothing to withdraw.");
        }

        if (State == ListState.Withdrawn)
        {
            throw new RuleViolation("list.withdraw-once", "This list is withdrawn already.");
        }

        State = ListState.Withdrawn;
        Touch(author);
        return new ListWithdrawal(this, reason, author);
    }

    private static void Require(EntryContent content)
    {
        if (EntryCheck.Problems(content).FirstOrDefault() is { } problem)
        {
            throw new RuleViolation("entry." + problem.Field.Key, problem.Template, problem.Arguments);
        }
    }

    private void RequireOwn(PrisonerEntry entry)
    {
        if (entry.ListId != Id)
        {
            throw new InvalidOperationException("The entry belongs to another list.");
        }
    }

    private void RequireDraft()
    {
        if (State != ListState.Draft)
        {
            throw NoDraft();
        }
    }

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
        // Two changes by one person in one moment are two changes: whoever checked before either must check again.
        VersionToken = Id<PrisonerList>.New().Value;
    }
}

/// <summary>An entry with everything said in it, its sensitive details opened.</summary>
public sealed record EntryWithContent(PrisonerEntry Entry, EntryContent Content);
