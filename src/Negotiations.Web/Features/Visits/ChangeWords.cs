using Negotiations.Application.Visits;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Visits;

/// <summary>How what changed is said, and where it leads.</summary>
public static class ChangeWords
{
    public static Wording InWords(this ChangeRow change) => change.Kind switch
    {
        ChangeKind.Claim when change.Count > 1 => new Wording("{0} claims", change.Count),
        ChangeKind.Readout when change.Count > 1 => new Wording("{0} readouts", change.Count),
        ChangeKind.Act when change.Count > 1 => new Wording("{0} acts of an agreement", change.Count),
        ChangeKind.Draft when change.Count > 1 => new Wording("{0} drafts of an agreement", change.Count),
        ChangeKind.SentProposal when change.Count > 1 => new Wording("{0} proposals of words for an agreement", change.Count),
        ChangeKind.SentProposal => "Proposal of words for an agreement",
        ChangeKind.Remark when change.Count > 1 => new Wording("{0} remarks on a draft", change.Count),
        ChangeKind.Remark => "Remark on a draft",
        ChangeKind.Record when change.Count > 1 => new Wording("{0} versions of the shared record", change.Count),
        ChangeKind.Record => "Shared record of a meeting",
        ChangeKind.Commitment => "Commitment",
        ChangeKind.Compliance => "Says whether it keeps a commitment",
        ChangeKind.Agreement => "Agreement",
        ChangeKind.Act => "Act of an agreement",
        ChangeKind.Draft => "Draft of an agreement",
        ChangeKind.Meeting => "Meeting",
        ChangeKind.Proposal => "Proposed meeting",
        ChangeKind.Readout => "Readout",
        ChangeKind.Claim => "Claim",
        ChangeKind.Document => "Document of a meeting",
        ChangeKind.DocumentWithdrawn => "Document withdrawn",
        _ => "List submitted",
    };

    public static Wording Name(this ChangeRow change) => change.List is { } list ? ListWords.Title(list, change.Title) : new Wording("{0}", change.Title);

    public static string Address(this ChangeRow change, object process) => change.Kind switch
    {
        ChangeKind.Version => $"/processes/{process}/lists/versions/{change.Id}",
        ChangeKind.Readout => $"/processes/{process}/meetings/{change.Id}/readouts",
        ChangeKind.Agreement or ChangeKind.Act or ChangeKind.Draft or ChangeKind.SentProposal or ChangeKind.Remark => $"/processes/{process}/agreements/{change.Id}",
        ChangeKind.Claim => $"/processes/{process}/claims/{change.Id}",
        ChangeKind.Record => $"/processes/{process}/meetings/{change.Id}/record",
        ChangeKind.Commitment or ChangeKind.Compliance => $"/processes/{process}/commitments/{change.Id}",
        ChangeKind.Document or ChangeKind.DocumentWithdrawn => $"/processes/{process}/documents/{change.Id}",
        _ => $"/processes/{process}/meetings/{change.Id}",
    };
}
