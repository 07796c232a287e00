using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Negotiations.Infrastructure.Identity;

/// <summary>Registers accounts and sessions.</summary>
public static class IdentitySetup
{
    /// <summary>ASP.NET Core Identity's own hashing and checks of accounts, on our database; sessions are kept by us.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, AccountOptions options)
    {
        services.AddSingleton(options);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = options.HashRounds);
        services.AddIdentityCore<User>();
        services.AddSingleton<SignInBrake>();
        services.AddSingleton(provider => new NobodysHash(
            new PasswordHasher<User>(provider.GetRequiredService<IOptions<PasswordHasherOptions>>()).HashPassword(new User(), Secrets.New())));
        services.AddSingleton<SetUpToken>();
        services.AddScoped<Sessions>();
        services.AddScoped<NewPassword>();
        services.AddScoped<InvitationMaking>();
        return services;
    }
}

/// <summary>A hash to check when there is no account, so that its absence takes the same time.</summary>
internal sealed record NobodysHash(string Value);
