namespace Negotiations.Infrastructure.Identity;

/// <summary>
/// What proves that somebody may set a new deployment up: 256 random bits, made at start and written into the log while there is no
/// account. Whether it can still be used is known by the database: once there is an account, it opens nothing.
/// </summary>
public sealed class SetUpToken
{
    /// <summary>The token.</summary>
    public string Value { get; } = Secrets.New();

    internal bool Is(string token) => Secrets.Matches(token, Secrets.Hash(Value));
}
