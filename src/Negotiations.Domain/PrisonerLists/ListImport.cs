namespace Negotiations.Domain.PrisonerLists;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is read and waits for columns, corrections and confirmation. Nothing of it is in the list.</summary>
    Open,

    /// <summary>Everything of it is in the list.</summary>
    Done,

    /// <summary>Given up; nothing of it is in the list.</summary>
    Dropped,
}

/// <summary>
/// A spreadsheet on its way into a draft list: what was read, how its columns are understood and what was corrected. Seen by its
/// delegation alone; what was read is sealed, and gone once the import is done or dropped.
/// </summary>
public sealed class ListImport : ProcessRecord, IVersioned
{
    /// <summary>Longest file name kept; it is shown, never used as a path.</summary>
    public const int FileNameLength = 200;

    private ListImport()
    {
    }

    /// <summary>Begins an import.</summary>
    /// <param name="list">The draft it goes into.</param>
    /// <param name="fileName">Name of the file, as given.</param>
    /// <param name="author">Who uploaded it, and when.</param>
    internal ListImport(PrisonerList list, string fileName, Author author)
        : base(list.ProcessId, list.OwnerId, OpenTo.OwnerOnly)
    {
        Id = Id<ListImport>.New();
        ListId = list.Id;
        FileName = Cut(fileName);
        UploadedAt = author.At;
        UploadedBy = author.Name;
    }

    /// <summary>Its key, and what the seals are bound to.</summary>
    public Id<ListImport> Id { get; private init; }

    /// <summary>The list it goes into.</summary>
    public Id<PrisonerList> ListId { get; private init; }

    /// <summary>Name of the file, as given; it may name people, and is gone with what was read.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Server time of the upload, UTC.</summary>
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>Name of the account.</summary>
    public string UploadedBy { get; private init; } = "";

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>What was read from the file, encrypted; empty once done or dropped.</summary>
    public byte[] SealedTable { get; private set; } = [];

    /// <summary>How columns are understood and what was corrected, encrypted; empty once done or dropped.</summary>
    public byte[] SealedWork { get; private set; } = [];

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Keeps what was read.</summary>
    public void SealTable(byte[] table) => SealedTable = table;

    /// <summary>Keeps how far the work on it is.</summary>
    /// <exception cref="RuleViolation">The import is done or dropped.</exception>
    public void SealWork(byte[] work)
    {
        RequireOpen();
        SealedWork = work;
    }

    /// <summary>Everything of it is in the list now.</summary>
    /// <exception cref="RuleViolation">The import is done or dropped.</exception>
    public void Finish() => End(ImportState.Done);

    /// <summary>Gives it up.</summary>
    /// <exception cref="RuleViolation">The import is done or dropped.</exception>
    public void Drop() => End(ImportState.Dropped);

    /// <summary>Refuses to go on with an import that is done or dropped.</summary>
    /// <exception cref="RuleViolation">It is.</exception>
    public void RequireOpen()
    {
        if (State != ImportState.Open)
        {
            throw new RuleViolation("import.open", "This import is finished. Upload the file again to import it once more.");
        }
    }

    // Never through the middle of a character.
    private static string Cut(string name) =>
        name.Length <= FileNameLength ? name : name[..(char.IsHighSurrogate(name[FileNameLength - 1]) ? FileNameLength - 1 : FileNameLength)];

    private void End(ImportState state)
    {
        RequireOpen();
        State = state;
        FileName = "";
        SealedTable = [];
        SealedWork = [];
    }
}
