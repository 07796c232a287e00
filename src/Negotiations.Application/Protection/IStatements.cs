using System.Text.Json.Nodes;

namespace Negotiations.Application.Protection;

/// <summary>
/// Signs what this installation says, so that it can be proved where the installation is not trusted or not there any more, and tells what it
/// signed from what it did not. A signed statement is a JSON Web Signature in its compact form (RFC 7515), signed by ECDSA on P-256 with SHA-256 (<c>ES256</c>).
/// </summary>
public interface IStatements
{
    /// <summary>Whether there is a key to sign with.</summary>
    bool CanSign { get; }

    /// <summary>The public keys, the newest last, as PEM (SubjectPublicKeyInfo): whoever has them can verify without this installation.</summary>
    string PublicKeys { get; }

    /// <summary>The same keys as a JSON Web Key Set (RFC 7517).</summary>
    string KeySet { get; }

    /// <summary>SHA-256 of the newest public key (RFC 7638, Base64url), by which a statement names it; none without a key.</summary>
    string? KeyId { get; }

    /// <summary>Signs a statement with the newest key.</summary>
    /// <exception cref="InvalidOperationException">There is no key (<see cref="CanSign"/>).</exception>
    string Sign(JsonObject statement);

    /// <summary>What a signed statement says.</summary>
    /// <exception cref="StatementRefused">It is no such statement, or was not signed here as it stands.</exception>
    JsonObject Open(string signed);
}

/// <summary>Why a signed statement does not count.</summary>
public enum StatementFault
{
    /// <summary>It is not a signed statement, or cut off.</summary>
    Unreadable,

    /// <summary>It names a key that is none of this installation's.</summary>
    OtherKey,

    /// <summary>The signature is not of this text: one of the two was altered.</summary>
    Altered,
}

/// <summary>A signed statement does not count.</summary>
public sealed class StatementRefused(StatementFault fault) : Exception(fault.ToString())
{
    /// <summary>Why.</summary>
    public StatementFault Fault { get; } = fault;
}
