using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Remarks;

/// <summary>A comment or reservation on a provision of a draft.</summary>
public sealed record RemarkRow
{
#pragma warning disable CS1591 // each is told by the remark
    public Id<DraftRemark> Id { get; init; }
    public Id<Draft> DraftId { get; init; }
    public Id<Provision> ProvisionId { get; init; }
    public Id<Party>? PartyId { get; init; }
    public bool IsReported { get; init; }
    public RemarkKind Kind { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it: where all delegations may, its own is one of them.</summary>
    public PageAudience Audience => OpenTo == OpenTo.OwnerOnly ? PageAudience.OwnDelegation : new Audience(OpenTo.HasFlag(OpenTo.Parties) ? null : OwnerId, OpenTo).ToPage();

    internal static RemarkRow Of(DraftRemark r) => new()
    {
        Id = r.Id, DraftId = r.DraftId, ProvisionId = r.ProvisionId, PartyId = r.PartyId, IsReported = r.IsReported, Kind = r.Kind, Text = r.Text, At = r.At, WithdrawnAt = r.WithdrawnAt, OwnerId = r.OwnerId, OpenTo = r.OpenTo,
    };
}
