using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Search;
using Negotiations.Domain.Search;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Search;

/// <summary>What was found.</summary>
/// <param name="Process">The process.</param>
/// <param name="Found">What.</param>
public sealed record SearchPage(Guid Process, FoundRecords Found) : IPage
{
    // What was looked for is no part of the title: titles stay in the browser's history.
    public Wording Title => "Search";

    public PageAudience Audience => Found.Audience;

    public string Here => $"/processes/{Process}/search";

    /// <summary>Whether anything of any kind was found.</summary>
    public bool HasFound => Found.Counts.Count > 0;

    /// <summary>Where a record is shown.</summary>
    public string Href(FoundRecord record)
    {
        var process = $"/processes/{Process}";
        return record.Kind switch
        {
            IndexKind.Meeting => $"{process}/meetings/{record.Id}",
            IndexKind.AgendaItem or IndexKind.Participant => $"{process}/meetings/{record.BelongsTo}",
            // A log shows its last notes: this one is the last of those that are asked for.
            IndexKind.Note => $"{process}/meetings/{record.BelongsTo}/log?before={Uri.EscapeDataString(record.At!.Value.AddTicks(1).ToString("O", CultureInfo.InvariantCulture))}#note-{record.Id}",
            IndexKind.RecordLine or IndexKind.RecordComment => $"{process}/meetings/{record.BelongsTo}/record/versions/{record.Within}",
            IndexKind.Commitment => $"{process}/commitments/{record.Id}",
            IndexKind.ComplianceClaim or IndexKind.Assessment => $"{process}/commitments/{record.BelongsTo}",
            IndexKind.Readout or IndexKind.ReadoutPassage => $"{process}/meetings/{record.BelongsTo}/readouts/{record.Within}",
            IndexKind.ClaimSubject or IndexKind.Claim => $"{process}/claims/{record.BelongsTo}",
            IndexKind.Agreement => $"{process}/agreements/{record.Id}",
            // The whole draft; where it stands in it is not told by the key of its row.
            IndexKind.DraftProvision or IndexKind.DraftAlternative => $"{process}/agreements/{record.BelongsTo}/drafts/{record.Within}",
            IndexKind.DraftTranslation => $"{process}/agreements/{record.BelongsTo}/drafts/{record.Within}/parallel/{record.Language}",
            IndexKind.DraftRemark => $"{process}/agreements/{record.BelongsTo}/drafts/{record.Within}/remarks",
            IndexKind.Document => $"{process}/documents/{record.Id}",
            IndexKind.PrisonerList => $"{process}/lists/{record.Id}",
            IndexKind.ListVersion => $"{process}/lists/versions/{record.Id}",
            IndexKind.PrisonerEntry => $"{process}/lists/{record.BelongsTo}/entries/{record.Id}",
            IndexKind.VersionEntry => $"{process}/lists/versions/{record.BelongsTo}/entries/{record.Id}",
            _ => $"{process}/parties",
        };
    }
}

/// <summary>How what was found is said.</summary>
public static class SearchWords
{
    /// <summary>One of a kind.</summary>
    public static Wording InWords(this IndexKind kind) => kind switch
    {
        IndexKind.Meeting => "Meeting",
        IndexKind.AgendaItem => "Point of an agenda",
        IndexKind.Participant => "Participant of a meeting",
        IndexKind.Note => "Note of a session",
        IndexKind.RecordLine => "Shared record",
        IndexKind.RecordComment => "Comment on a record",
        IndexKind.Commitment => "Commitment",
        IndexKind.ComplianceClaim => "Claim of how far it was kept",
        IndexKind.Assessment => "Assessment of a commitment",
        IndexKind.Readout => "Readout",
        IndexKind.ReadoutPassage => "Passage of a readout",
        IndexKind.ClaimSubject => "Subject of claims",
        IndexKind.Claim => "Claim",
        IndexKind.Agreement => "Agreement",
        IndexKind.DraftProvision => "Provision of a draft",
        IndexKind.DraftTranslation => "Provision in another language",
        IndexKind.DraftAlternative => "Alternative in a draft",
        IndexKind.DraftRemark => "Comment or reservation",
        IndexKind.PrisonerList => "Your list",
        IndexKind.ListVersion => "Submitted list",
        IndexKind.Document => "Document",
        IndexKind.PrisonerEntry => "Person on your list",
        IndexKind.VersionEntry => "Person on a submitted list",
        IndexKind.Party => "Party",
        IndexKind.Mediator => "Mediator",
        _ => "Official",
    };

    /// <summary>All of a kind.</summary>
    public static Wording Several(this IndexKind kind) => kind switch
    {
        IndexKind.Meeting => "Meetings",
        IndexKind.AgendaItem => "Agendas",
        IndexKind.Participant => "Participants",
        IndexKind.Note => "Notes",
        IndexKind.RecordLine => "Shared records",
        IndexKind.RecordComment => "Comments on records",
        IndexKind.Commitment => "Commitments",
        IndexKind.ComplianceClaim => "Claims of how far they were kept",
        IndexKind.Assessment => "Assessments",
        IndexKind.Readout => "Readouts",
        IndexKind.ReadoutPassage => "Passages of readouts",
        IndexKind.ClaimSubject => "Subjects of claims",
        IndexKind.Claim => "Claims",
        IndexKind.Agreement => "Agreements",
        IndexKind.DraftProvision => "Provisions of drafts",
        IndexKind.DraftTranslation => "Provisions in other languages",
        IndexKind.DraftAlternative => "Alternatives in drafts",
        IndexKind.DraftRemark => "Comments and reservations",
        IndexKind.PrisonerList => "Your lists",
        IndexKind.ListVersion => "Submitted lists",
        IndexKind.Document => "Documents",
        IndexKind.PrisonerEntry => "People on your lists",
        IndexKind.VersionEntry => "People on submitted lists",
        IndexKind.Party => "Parties",
        IndexKind.Mediator => "Mediators",
        _ => "Officials",
    };

    /// <summary>A field, as it is called where it is filled in.</summary>
    public static Wording InWords(this FoundField field) => field switch
    {
        FoundField.ToWhom => "To whom",
        FoundField.Verification => "How it is to be verified",
        FoundField.FamilyName => "Family name",
        FoundField.GivenName => "Given name",
        FoundField.RomanizedName => "Name in Latin letters",
        FoundField.FatherName => "Father’s name",
        FoundField.Aliases => "Other names",
        FoundField.ServiceNumber => "Service number",
        FoundField.LocalNames => "Name in other languages",
        FoundField.FileName => "Name of the file",
        FoundField.OnBehalfOf => "On behalf of",
        FoundField.Speaker => "Who said it",
        _ => field.ToString(),
    };

    /// <summary>What it belongs to, in words.</summary>
    public static string? WhereInWords(this FoundRecord record, IStringLocalizer texts) => record switch
    {
        { List: { } list, Number: { } number } => texts["{0}, version {1}", ListWords.Title(list, record.Where).In(texts), number],
        { List: { } list } => ListWords.Title(list, record.Where).In(texts),
        { Where.Length: > 0 } => record.Where,
        _ => null,
    };
}
