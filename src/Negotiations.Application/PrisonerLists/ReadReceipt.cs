using MediatR;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>The receipt of a submitted version: no names.</summary>
[Needs(Permission.ReadVersions)]
public sealed record ReadReceipt(Id<ListVersion> Version) : IRequest<Receipt>;

/// <summary>What a receipt says.</summary>
/// <param name="Version">The version.</param>
/// <param name="ProcessName">Name of the process.</param>
/// <param name="ProcessReference">Reference of the process.</param>
/// <param name="TimeZone">IANA id of the process's zone, shown beside UTC.</param>
/// <param name="Signed">The signed receipt (<see cref="SignedReceipt"/>); none where there is no key to sign with.</param>
/// <param name="MayStartDraft">Whether the viewer may go on with a next version.</param>
public sealed record Receipt(SubmittedVersion Version, string ProcessName, string ProcessReference, string TimeZone, string? Signed, bool MayStartDraft);

internal sealed class ReadReceiptHandler(INegotiationsDb db, CurrentViewer current, IReceiptSigner signer) : IRequestHandler<ReadReceipt, Receipt>
{
    public async Task<Receipt> Handle(ReadReceipt request, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        var seat = current.Viewer.Seat!;
        return new Receipt(version, seat.ProcessName, seat.ProcessReference, seat.TimeZone, await signer.SignAsync(version, cancellationToken), version.IsOwn && current.Viewer.May(Permission.KeepLists));
    }
}
