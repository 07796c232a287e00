using System.Buffers.Binary;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Trail;

/// <summary>What was done: everything for auditors, without content; its own for a delegation.</summary>
public sealed class TrailController(IMediator mediator, IStringLocalizer<Texts> texts, CurrentViewer current, IDataProtectionProvider protection, TimeProvider clock)
    : FeatureController(mediator, texts)
{
    // A place in the trail counts what everybody does: it leaves the server sealed.
    private readonly IDataProtector _places = protection.CreateProtector("Negotiations.OwnTrail.Place");

    [HttpGet("/trail")]
    public async Task<IActionResult> All(TrailQuery query) => View(new TrailPage(query, await Send(new ReadTrail(query.Filter(), query.Before))));

    [HttpPost("/trail/verify")]
    public async Task<IActionResult> Verify() => View("Verdict", new VerdictPage(await Send(new VerifyTrail()), clock.GetUtcNow()));

    [HttpGet("/processes/{process:guid}/trail")]
    public async Task<IActionResult> Own(Guid process, string? after)
    {
        var trail = await Send(new ReadOwnTrail(Open(after)));
        return View(new OwnTrailPage(trail, Seal(trail.Next), process, current.Viewer.Seat!.TimeZone));
    }

    private string? Seal(long? place)
    {
        if (place is not { } sequence)
        {
            return null;
        }

        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        return WebEncoders.Base64UrlEncode(_places.Protect(bytes));
    }

    private long? Open(string? place)
    {
        if (place is null)
        {
            return null;
        }

        try
        {
            return BinaryPrimitives.ReadInt64BigEndian(_places.Unprotect(WebEncoders.Base64UrlDecode(place)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new NotFound();
        }
    }
}
