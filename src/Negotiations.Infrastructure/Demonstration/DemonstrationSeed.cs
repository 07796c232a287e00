using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// Fills an empty database with the demonstration. Everything is written as somebody who may write it, through the same locks as
/// any other work.
/// </summary>
public static class DemonstrationSeed
{
    /// <summary>Reference of the process that the accounts belong to.</summary>
    public const string ProcessReference = "AA-2022";

    /// <summary>Fills the database, unless somebody has an account already.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<NegotiationsDb>().Users.AnyAsync(cancellationToken))
            {
                return;
            }
        }

        var accounts = DemonstrationAccounts.All.ToDictionary(a => a.UserName, _ => Id<User>.New().Value);
        var administrator = new Viewer
        {
            UserId = accounts["admin"],
            Name = DemonstrationAccounts.All.Single(a => a.UserName == "admin").DisplayName,
            Office = Office.Administrator,
        };
        await AsAsync(services, new Viewer { Office = Office.Newcomer, Name = "Demonstration" }, (db, scope) =>
            AddAccounts(db, scope, accounts, a => a.Office == Office.Administrator, withPassword: true), cancellationToken);
        await AsAsync(services, administrator, (db, scope) =>
        {
            AddAccounts(db, scope, accounts, a => a.Office != Office.Administrator, withPassword: false);
            OpenProcess(db, accounts);
        }, cancellationToken);
        foreach (var account in DemonstrationAccounts.All.Where(a => a.Office != Office.Administrator))
        {
            var id = accounts[account.UserName];
            await AsAsync(services, new Viewer { UserId = id, Office = Office.Newcomer, Name = account.DisplayName }, (db, scope) =>
                db.Users.Single(u => u.Id == id).PasswordHash = PasswordHash(scope), cancellationToken);
        }
    }

    private static void AddAccounts(
        NegotiationsDb db, IServiceProvider scope, Dictionary<string, Guid> ids, Func<DemonstrationAccount, bool> which, bool withPassword)
    {
        var normalizer = scope.GetRequiredService<ILookupNormalizer>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Users.AddRange(DemonstrationAccounts.All.Where(which).Select(account => new User
        {
            Id = ids[account.UserName],
            UserName = account.UserName,
            NormalizedUserName = normalizer.NormalizeName(account.UserName),
            DisplayName = account.DisplayName,
            Office = account.Office,
            CreatedAt = now,
            SecurityStamp = Secrets.New(),
            PasswordHash = withPassword ? PasswordHash(scope) : null,
        }));
    }

    private static void OpenProcess(NegotiationsDb db, Dictionary<string, Guid> accounts)
    {
        var process = new Process(
            "Armenia–Azerbaijan talks, 2022",
            ProcessReference,
            "Talks between Armenia and Azerbaijan in 2022 on a treaty of peace, the return of prisoners of war and the fate of the missing.",
            "Europe/Brussels");
        var armenia = new Party(process.Id, "ARM", "Armenia", "AM", 1);
        armenia.Describe(armenia.Code, armenia.Name, "hy: Հայաստան\nru: Армения", armenia.CountryCode);
        var azerbaijan = new Party(process.Id, "AZE", "Azerbaijan", "AZ", 2);
        azerbaijan.Describe(azerbaijan.Code, azerbaijan.Name, "az: Azərbaycan\nru: Азербайджан", azerbaijan.CountryCode);
        Party[] parties = [armenia, azerbaijan];
        db.Processes.Add(process);
        db.Parties.AddRange(parties);
        db.Memberships.AddRange(
            from account in DemonstrationAccounts.All
            where account.Role is not null
            select new Membership(process.Id, accounts[account.UserName], account.Role!.Value, parties.SingleOrDefault(p => p.Code == account.Party)?.Id));
    }

    private static string PasswordHash(IServiceProvider scope) =>
        scope.GetRequiredService<IPasswordHasher<User>>().HashPassword(new User(), DemonstrationAccounts.Password);

    private static async Task AsAsync(IServiceProvider services, Viewer viewer, Action<NegotiationsDb, IServiceProvider> write, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        write(db, scope.ServiceProvider);
        await db.SaveAsync(cancellationToken);
    }
}
