using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Proofs;

/// <summary>For whoever holds a receipt or a checkpoint, without an account: whether it was signed here, whether a file belongs to it, and the keys to find that out without this installation.</summary>
[AllowAnonymous]
public sealed class ProofsController(IMediator mediator, IStringLocalizer<Texts> texts, IStatements statements) : FeatureController(mediator, texts)
{
    [HttpGet("/verify")]
    public IActionResult Show() => View("Show", new ProofPage { KeyId = statements.KeyId });

    /// <summary>The list's own file never comes here: only its fingerprint does.</summary>
    [HttpPost("/verify"), EnableRateLimiting(RateLimits.Upload)]
    public Task<IActionResult> Check(ProofPage form) => Submit(
        new CheckProof { Proof = form.Proof ?? "", Fingerprint = form.Fingerprint ?? "" },
        verdict => View("Show", form with { Verdict = verdict, KeyId = statements.KeyId }),
        () => Task.FromResult<IActionResult>(View("Show", form with { KeyId = statements.KeyId })));

    [HttpGet("/verify/keys.pem")]
    public IActionResult Pem() => Content(statements.PublicKeys, "application/x-pem-file");

    [HttpGet("/verify/keys.json")]
    public IActionResult KeySet() => Content(statements.KeySet, "application/jwk-set+json");
}
