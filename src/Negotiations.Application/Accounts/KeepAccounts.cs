using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Accounts;

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>Its holder has not chosen a password yet.</summary>
    Invited,

    /// <summary>An administrator has disabled it.</summary>
    Disabled,
}

/// <summary>The accounts of the deployment, by name.</summary>
/// <param name="Find">Part of an account name or display name.</param>
/// <param name="Page">From 1.</param>
[Needs(Permission.KeepAccounts)]
[AnySigns("What is looked for is not kept.")]
public sealed record ListAccounts(string? Find, int Page) : IRequest<AccountList>;

/// <summary>One page of accounts.</summary>
public sealed record AccountList(IReadOnlyList<AccountRow> Rows, int Total, int Page)
{
    /// <summary>Rows on a full page.</summary>
    public const int Size = 50;
}

/// <summary>An account in the list.</summary>
public sealed record AccountRow(Guid Id, string UserName, string DisplayName, Office Office, AccountState State, IReadOnlyList<AccountSeat> Seats);

/// <summary>A membership as administrators see it.</summary>
public sealed record AccountSeat(Id<Membership> Id, Id<Process> ProcessId, string ProcessReference, string ProcessName, Role Role, string? PartyCode, int? PartyMark);

/// <summary>One account, with all that an administrator may do with it.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record ShowKeptAccount(Guid UserId) : IRequest<KeptAccount>;

/// <summary>One account as administrators see it.</summary>
public sealed record KeptAccount(
    AccountRow Account, DateTimeOffset CreatedAt, DateTimeOffset? InvitedUntil, IReadOnlyList<OwnSession> Sessions, IReadOnlyList<OpenSeat> OpenSeats);

/// <summary>A seat that could be given: a process, and for a delegation's role the party.</summary>
public sealed record OpenSeat(Id<Process> ProcessId, string ProcessReference, string ProcessName, Id<Party>? PartyId, string? PartyName);

/// <summary>The offices that an account can be given.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record ListOffices : IRequest<IReadOnlyList<Office>>
{
    internal static readonly IReadOnlyList<Office> Given = [Office.None, Office.Administrator, Office.Auditor];
}

internal sealed class ListOfficesHandler : IRequestHandler<ListOffices, IReadOnlyList<Office>>
{
    public Task<IReadOnlyList<Office>> Handle(ListOffices request, CancellationToken cancellationToken) => Task.FromResult(ListOffices.Given);
}

/// <summary>Makes an account without a password, and an invitation to it.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record InviteUser(string UserName, string DisplayName, Office Office) : IRequest<NewInvitation>;

/// <summary>An invitation as it is shown, once.</summary>
public sealed record NewInvitation(Guid UserId, string Token, DateTimeOffset ExpiresAt);

internal sealed class InviteUserValidator : AbstractValidator<InviteUser>
{
    public InviteUserValidator()
    {
        RuleFor(r => r.UserName).IsUserName();
        RuleFor(r => r.DisplayName).IsDisplayName();
        RuleFor(r => r.Office).Must(ListOffices.Given.Contains).WithMessage("Choose an office, or none.");
    }
}

/// <summary>Makes a new invitation to an account, also so that its holder can set a new password. Earlier ones can no longer be used.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record InviteAgain(Guid UserId) : IRequest<NewInvitation>;

/// <summary>Takes back the invitation to an account.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record TakeBackInvitation(Guid UserId) : IRequest<Unit>;

/// <summary>Makes an account a member of a process.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record GiveMembership(Guid UserId, Id<Process> Process, Role Role, Id<Party>? Party) : IRequest<Unit>;

/// <summary>Takes a membership away; with the next request its holder has nothing there any more.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record TakeMembership(Guid UserId, Id<Membership> Membership) : IRequest<Unit>;

/// <summary>Disables an account: nobody can sign in to it, and its sessions end at once.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record DisableAccount(Guid UserId) : IRequest<Unit>;

/// <summary>Lets an account be used again.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record EnableAccount(Guid UserId) : IRequest<Unit>;

/// <summary>Ends all sessions of an account.</summary>
[Needs(Permission.KeepAccounts)]
public sealed record EndSessions(Guid UserId) : IRequest<Unit>;
