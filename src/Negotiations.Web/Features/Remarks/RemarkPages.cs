using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Application.Remarks;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Remarks;

/// <summary>What the form of a remark posts.</summary>
public record RemarkInput
{
    public RemarkKind Kind { get; init; }

    public string? Text { get; init; }

    public RemarkReach Reach { get; init; }

    public Guid? Party { get; init; }

    internal RemarkFacts Read() => new()
    {
        Kind = Kind,
        Text = (Text ?? "").ReplaceLineEndings("\n").Trim(),
        Reach = Reach,
        Party = Party is { } party ? new Id<Party>(party) : null,
    };
}

/// <summary>What is remarked on a draft, and the form of another remark.</summary>
public sealed record RemarkListPage : RemarkInput, IPage
{
    private readonly IStringLocalizer _texts;

    public RemarkListPage(RemarkInput input, RemarksPage show, PageAudience audience, IStringLocalizer texts)
        : base(input) =>
        (Show, Audience, _texts) = (show, audience, texts);

    public RemarksPage Show { get; }

    public PageAudience Audience { get; }

    public Wording Title => Show.ProvisionId is null
        ? new("{0}: comments and reservations", Show.Draft.Name(_texts))
        : new("{0}, {1}: comments and reservations", Show.Draft.Name(_texts), Show.Provisions[0].Cited.Cited(_texts));

    /// <summary>The provision that is looked at, with its brackets.</summary>
    public BracketedWords Words => new(Show.Provisions[0].Cited.Text, Show.Brackets, Show.Parties, _texts);

    public string Back => Show.Draft.Address();

    public string Here => $"{Back}/remarks";

    /// <summary>Provisions with what is remarked on them, in reading order.</summary>
    public IEnumerable<(Id<Provision> Id, CitedProvision Cited, IReadOnlyList<RemarkRow> Remarks)> Groups
    {
        get
        {
            var remarks = Show.Remarks.ToLookup(r => r.ProvisionId);
            return Show.Provisions.Where(p => remarks.Contains(p.Id)).Select(p => (p.Id, p.Cited, (IReadOnlyList<RemarkRow>)[.. remarks[p.Id]]));
        }
    }

    public PartyMark? PartyOf(RemarkRow remark) => Show.Parties.FirstOrDefault(p => p.Id == remark.PartyId);

    /// <summary>The draft on which it was made, where that is another one.</summary>
    public DraftRow? OtherDraft(RemarkRow remark) => remark.DraftId == Show.Draft.Id ? null : Show.Drafts.FirstOrDefault(d => d.Id == remark.DraftId);

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<RemarkKind>().Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    /// <summary>Who may be told. Where one delegation alone reads the draft, it and the mediators are all its readers.</summary>
    public IEnumerable<SelectListItem> Reaches => Enum.GetValues<RemarkReach>()
        .Where(r => Show.SpeaksFor is null ? r != RemarkReach.Mediators : r == RemarkReach.Own || (Show.MayTell && (r == RemarkReach.Mediators || Show.Draft.OwnerId is null)))
        .Select(r => new SelectListItem(r.InWords(Show.SpeaksFor is null).In(_texts), r.ToString()));

    public IEnumerable<SelectListItem> Speakers => Show.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["The mediators"], ""));
}

/// <summary>How remarks are said.</summary>
public static class RemarkWords
{
    public static Wording InWords(this RemarkKind kind) => kind == RemarkKind.Reservation ? "Reservation" : "Comment";

    public static Wording Several(this RemarkKind kind) => kind == RemarkKind.Reservation ? "Reservations" : "Comments";

    public static (Tone Tone, Glyph Glyph) Sign(this RemarkKind kind) => kind == RemarkKind.Reservation ? (Tone.Dispute, Glyph.Flag) : (Tone.Off, Glyph.Doc);

    public static Wording InWords(this RemarkReach reach, bool byMediators) => reach switch
    {
        RemarkReach.Readers => "Everybody who reads this draft",
        RemarkReach.Mediators => "Your delegation and the mediators",
        _ => byMediators ? "The mediators alone" : "Your delegation alone",
    };
}
