using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;

namespace Negotiations.Infrastructure.Identity;

/// <summary>Takes a password that a holder chooses. Its shape was checked before; here it is held against the words of the account.</summary>
internal sealed class NewPassword(IPasswordHasher<User> hasher)
{
    /// <summary>The hash to keep.</summary>
    /// <exception cref="ValidationException">It is hardly more than names that belong to the account.</exception>
    public string Hash(User user, IEnumerable<Seat> seats, string password)
    {
        var words = seats
            .SelectMany(s => new[] { s.ProcessName, s.ProcessReference, s.PartyName, s.PartyCode })
            .Append(user.UserName)
            .Append(user.DisplayName)
            .OfType<string>();
        return Passwords.IsOfContext(password, words)
            ? throw Refusal.Of("NewPassword", "This password is hardly more than a name that belongs to this account or its processes. Choose another.")
            : hasher.HashPassword(user, password);
    }
}

/// <summary>Refuses one field of a form.</summary>
internal static class Refusal
{
    public static ValidationException Of(string field, string message) => new([new ValidationFailure(field, message)]);
}
