using System.Globalization;
using System.Text;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Documents;

/// <summary>What a document is, told by its content.</summary>
public enum DocumentKind
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>Word document without macros.</summary>
    Docx,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,
}

/// <summary>Who may read a document. Chosen when it is added, for good.</summary>
public enum DocumentReaders
{
    /// <summary>The mediators alone.</summary>
    Mediators,

    /// <summary>One delegation and the mediators.</summary>
    OneDelegation,

    /// <summary>The delegations and the mediators.</summary>
    Parties,

    /// <summary>The delegations, the observers and the mediators: who reads negotiating texts.</summary>
    PartiesAndObservers,

    /// <summary>Every member of the process, the neutral intermediary too.</summary>
    AllMembers,
}

/// <summary>The content of a document as it is kept.</summary>
/// <param name="Name">Random name under which it is stored; says nothing of what it is.</param>
/// <param name="Size">Bytes of the content, not sealed.</param>
/// <param name="Hash">SHA-256 of the content, not sealed; 64 hexadecimal digits.</param>
public sealed record StoredFile(string Name, long Size, string Hash);

/// <summary>
/// A document attached to a meeting. Its row tells what it is; its content lies sealed in a file beside the database. Withdrawn, the row stays as a fact, and the content is destroyed.
/// </summary>
public sealed class Document : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest title.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest name of a file.</summary>
    public const int FileNameLength = 255;

    /// <summary>Longest name of a language.</summary>
    public const int LanguageLength = 100;

    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 1000;

    /// <summary>Length of a hash.</summary>
    public const int HashLength = 64;

    /// <summary>Length of the random name of a stored file.</summary>
    public const int StoredAsLength = 32;

    /// <summary>Most documents of one meeting.</summary>
    public const int MostOfMeeting = 200;

    // They turn the order of letters round, so that “cod.exe” reads as “exe.doc” (Unicode TR 36, 2.5).
    private const string TurnsLetters = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private Document()
    {
    }

    private Document(Id<Document> id, Meeting meeting, Audience audience, StoredFile file, Author author)
        : base(meeting.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = id;
        MeetingId = meeting.Id;
        StoredAs = file.Name;
        Size = file.Size;
        Hash = file.Hash;
        AddedAt = ChangedAt = author.At;
        AddedBy = author.Name;
    }

    /// <summary>Its key.</summary>
    public Id<Document> Id { get; private init; }

    /// <summary>The meeting that it belongs to.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>What it is called.</summary>
    public string Title { get; private init; } = "";

    /// <summary>Name of the file as given, without a path; shown, and offered when it is taken.</summary>
    public string FileName { get; private init; } = "";

    /// <summary>What it is.</summary>
    public DocumentKind Kind { get; private init; }

    /// <summary>In which language, in words; may be empty.</summary>
    public string Language { get; private init; } = "";

    /// <summary>Bytes of its content.</summary>
    public long Size { get; private init; }

    /// <summary>SHA-256 of its content.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Random name of the file that holds its content, sealed.</summary>
    public string StoredAs { get; private init; } = "";

    /// <summary>When it was added, UTC.</summary>
    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Who added it.</summary>
    public string AddedBy { get; private init; } = "";

    /// <summary>When it was withdrawn, UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string WithdrawnBy { get; private set; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was added or withdrawn, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Attaches a document to a meeting.</summary>
    /// <param name="id">Its key: the content is sealed for it.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="readers">Who may read it.</param>
    /// <param name="delegation">Which delegation, where it is one.</param>
    /// <param name="title">What it is called; its file's name where that is empty.</param>
    /// <param name="fileName">Name of the file, from <see cref="NameOf"/>.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="language">In which language; may be empty.</param>
    /// <param name="file">Its content as it is kept.</param>
    /// <param name="author">Who adds it.</param>
    /// <exception cref="RuleViolation">See <see cref="AudienceOf(Meeting, DocumentReaders, Id{Party}?)"/>.</exception>
    public static Document Attach(
        Id<Document> id, Meeting meeting, DocumentReaders readers, Id<Party>? delegation, string title, string fileName, DocumentKind kind, string language, StoredFile file, Author author) =>
        new(id, meeting, AudienceOf(meeting, readers, delegation), file, author)
        {
            Title = title.Length > 0 ? title : fileName.Length <= TitleLength ? fileName : Cut(fileName, TitleLength),
            FileName = fileName,
            Kind = kind,
            Language = language,
        };

    /// <summary>The audience of a document of a meeting: never more than read the meeting.</summary>
    /// <exception cref="RuleViolation">Somebody among the readers does not see the meeting, or no delegation is named where there is to be one.</exception>
    public static Audience AudienceOf(Meeting meeting, DocumentReaders readers, Id<Party>? delegation)
    {
        var audience = AudienceOf(readers, delegation);
        return Audience.Common(audience, Audience.Of(meeting)) == audience
            ? audience
            : throw new RuleViolation("document.meeting-is-closed", "Not everybody of these may read the meeting. Choose fewer readers.");
    }

    /// <summary>The audience that these readers are.</summary>
    /// <exception cref="RuleViolation">No delegation is named where there is to be one.</exception>
    public static Audience AudienceOf(DocumentReaders readers, Id<Party>? delegation) => readers switch
    {
        DocumentReaders.OneDelegation => Audience.Of(Sharing.OneDelegation, delegation),
        DocumentReaders.Parties => Audience.Of(Sharing.Parties, null),
        DocumentReaders.PartiesAndObservers => Audience.PartiesAndObservers,
        DocumentReaders.AllMembers => Audience.Of(Sharing.AllMembers, null),
        _ => Audience.Mediators,
    };

    /// <summary>
    /// The name of a file as it may be shown: its last part, without signs that nobody sees or that turn the order of letters round; where
    /// only an ending is left of it, a name is put before that. It is never used as a path.
    /// </summary>
    public static string NameOf(string given)
    {
        // Browsers of old sent whole paths.
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            // What is half a letter is read as U+FFFD, so that the name can be stored and sent.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && !(rune.IsBmp && TurnsLetters.Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                name.Append(rune);
            }
        }

        var shown = name.ToString().Trim();
        var bare = shown.TrimStart('.');
        // Where signs that nobody sees were all of it, its ending is left alone.
        return bare.Length == 0 ? "" : shown[0] == '.' && !bare.Contains('.', StringComparison.Ordinal) ? $"document.{bare}" : shown;
    }

    /// <summary>Withdraws it: that it was there stays, its content is to be destroyed.</summary>
    /// <exception cref="RuleViolation">It was withdrawn before.</exception>
    public void Withdraw(string reason, Author author)
    {
        if (WithdrawnAt is not null)
        {
            throw AlreadyWithdrawn();
        }

        WithdrawnAt = ChangedAt = author.At;
        WithdrawnBy = author.Name;
        Reason = reason;
    }

    /// <summary>What is said to whoever wants something of a withdrawn document.</summary>
    public static RuleViolation AlreadyWithdrawn() => new("document.withdrawn", "This document was withdrawn, and its content destroyed.");

    // Never in the middle of a letter.
    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
