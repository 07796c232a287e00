using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
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

    [HttpGet("/trail/verify")]
    public IActionResult Verify()
    {
        current.Viewer.RequireFor(typeof(VerifyTrail));
        return View("Verify", new VerifyPage());
    }

    [HttpPost("/trail/verify")]
    public Task<IActionResult> Verify(VerifyPage form) => Submit(
        new VerifyTrail { Proofs = form.Proofs ?? "" },
        verdict => View("Verdict", new VerdictPage(verdict, clock.GetUtcNow())),
        () => Task.FromResult<IActionResult>(View("Verify", form)));

    /// <summary>Where the trail stands now, signed; to be kept elsewhere.</summary>
    [HttpGet("/trail/checkpoint.jws"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Checkpoint() => await Send(new TakeCheckpoint()) is { } taken
        ? File(Encoding.ASCII.GetBytes(taken.Signed + "\n"), "application/jose", taken.Checkpoint.FileName)
        : throw new NotFound();

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
