using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.Notices;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;
using Negotiations.Infrastructure.Persistence;
using Mediator = Negotiations.Domain.Mediators.Mediator;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>
/// Fills an empty database with the demonstration. Everything is written as somebody who may write it, through the same locks as
/// any other work.
/// </summary>
public static class DemonstrationSeed
{
    /// <summary>Reference of the process that the accounts belong to.</summary>
    public const string ProcessReference = "AA-2022";

    /// <summary>Reference of the second process, made up from end to end: nothing is hard-wired to the first.</summary>
    public const string MadeUpReference = "VC-2025";

    private static readonly string[] InBoth = ["lead", "intermediary"];

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
        var talks = Talks();
        var madeUp = MadeUp();
        await AsAsync(services, administrator, (db, scope) =>
        {
            AddAccounts(db, scope, accounts, a => a.Office != Office.Administrator, withPassword: false);
            Open(db, talks, accounts);
            Open(db, madeUp, accounts);
        }, cancellationToken);
        foreach (var account in DemonstrationAccounts.All.Where(a => a.Office != Office.Administrator))
        {
            var id = accounts[account.UserName];
            await AsAsync(services, new Viewer { UserId = id, Office = Office.Newcomer, Name = account.DisplayName }, (db, scope) =>
            {
                var user = db.Users.Single(u => u.Id == id);
                user.PasswordHash = PasswordHash(scope);
                user.LiveBy(account.TimeZone);
                if (account.Role is not null)
                {
                    db.NoticeChoices.Add(new NoticeChoice(id, NoticePace.Daily, $"{account.UserName}@demonstration.invalid"));
                }
            }, cancellationToken);
        }

        await AsAsync(services, Seated("lead", talks, null), (db, _) => AddPublicFigures(db, talks.Process), cancellationToken);
        await SendAsync(services, Seated("lead", talks, null), mediator => DemonstrationMeetings.LogAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationRecords.CirculateAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationRecords.CommentAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("lead", talks, null), mediator => DemonstrationRecords.ApproveAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("lead", talks, null), mediator => DemonstrationAgreements.EnterAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationCommitments.TakeDownAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationCommitments.ClaimAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationReadouts.EnterAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationReadouts.FirstDelegationAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("aze.head", talks, "AZE"), mediator => DemonstrationReadouts.SecondDelegationAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationClaims.EnterAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationClaims.ClaimAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("aze.head", talks, "AZE"), mediator => DemonstrationClaims.ReplyAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("lead", talks, null), mediator => DemonstrationExchange.EnterAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationExchange.TakeDownAsync(mediator, talks.Parties[0].Id, talks.Parties[1].Id, cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationExchange.ReceiverClaimsAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("aze.head", talks, "AZE"), mediator => DemonstrationExchange.ReleaserClaimsAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationExchange.AllegeAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("aze.head", talks, "AZE"), mediator => DemonstrationExchange.DenyAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationExchange.LookIntoAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("staff", talks, null), mediator => DemonstrationDocuments.AttachAsync(mediator, services.GetRequiredService<IDocxWriter>(), cancellationToken));
        await SendAsync(services, Seated("arm.head", talks, "ARM"), mediator => DemonstrationLists.FirstDelegationAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("aze.head", talks, "AZE"), mediator => DemonstrationLists.SecondDelegationAsync(mediator, cancellationToken));
        await SendAsync(services, Seated("val.head", madeUp, "VAL"), mediator => DemonstrationLists.MadeUpDelegationAsync(mediator, SyntheticLanguage.Arabic, 8, cancellationToken));
        await SendAsync(services, Seated("cst.head", madeUp, "CST"), mediator => DemonstrationLists.MadeUpDelegationAsync(mediator, SyntheticLanguage.Ukrainian, 9, cancellationToken));

        Viewer Seated(string userName, Opened opened, string? code)
        {
            var account = DemonstrationAccounts.All.Single(a => a.UserName == userName);
            var party = opened.Parties.SingleOrDefault(p => p.Code == code);
            var seat = new Seat(
                opened.Process.Id, opened.Process.Name, opened.Process.Reference, opened.Process.TimeZone, opened.Process.Status,
                account.Role!.Value, party?.Id, party?.Code, party?.Name, party?.Mark);
            return new Viewer { UserId = accounts[userName], Name = account.DisplayName, Seats = [seat], Seat = seat };
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

    private static Opened Talks()
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
        return new Opened(process, [armenia, azerbaijan]);
    }

    private static Opened MadeUp()
    {
        var process = new Process(
            "Upper Valley–Coast exchange (made up)",
            MadeUpReference,
            "A made-up process between two parties that do not exist, with names in Arabic and Ukrainian: it shows that nothing is bound to one conflict.",
            "Europe/Zurich");
        var valley = new Party(process.Id, "VAL", "Upper Valley", null, 1);
        valley.Describe(valley.Code, valley.Name, "ar: الوادي الأعلى", null);
        var coast = new Party(process.Id, "CST", "Coast", null, 2);
        coast.Describe(coast.Code, coast.Name, "uk: Узбережжя", null);
        return new Opened(process, [valley, coast]);
    }

    private static void Open(NegotiationsDb db, Opened opened, Dictionary<string, Guid> accounts)
    {
        var reference = opened.Process.Reference;
        db.Processes.Add(opened.Process);
        db.Parties.AddRange(opened.Parties);
        db.Memberships.AddRange(
            from account in DemonstrationAccounts.All
            where account.Role is not null && (account.Process == reference || InBoth.Contains(account.UserName))
            select new Membership(opened.Process.Id, accounts[account.UserName], account.Role!.Value, opened.Parties.SingleOrDefault(p => p.Code == account.Party)?.Id));
    }

    // Who mediated in autumn 2022, and who spoke for whom, as published.
    private static void AddPublicFigures(NegotiationsDb db, Process process)
    {
        db.Mediators.AddRange(
            new Mediator(process.Id, MediatorKind.Organisation, "European Union", MediatorRole.Mediator, PartialDate.Parse("2021-12"), null),
            new Mediator(process.Id, MediatorKind.State, "United States of America", MediatorRole.Mediator, PartialDate.Parse("2022-09"), null),
            new Mediator(process.Id, MediatorKind.State, "Russian Federation", MediatorRole.Mediator, PartialDate.Parse("2020-11"), null),
            new Mediator(process.Id, MediatorKind.Organisation, "International Committee of the Red Cross", MediatorRole.NeutralIntermediary, null, null));
        db.Officials.AddRange(
            new Official(process.Id, "Ararat Mirzoyan", "Minister of Foreign Affairs", "Ministry of Foreign Affairs", "Armenia"),
            new Official(process.Id, "Jeyhun Bayramov", "Minister of Foreign Affairs", "Ministry of Foreign Affairs", "Azerbaijan"),
            new Official(process.Id, "Nikol Pashinyan", "Prime Minister", "Office of the Prime Minister", "Armenia"),
            new Official(process.Id, "Ilham Aliyev", "President", "Presidential Administration", "Azerbaijan"),
            new Official(process.Id, "Antony Blinken", "Secretary of State", "Department of State", "United States of America"));
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

    private static async Task SendAsync(IServiceProvider services, Viewer viewer, Func<IMediator, Task> send)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        await send(scope.ServiceProvider.GetRequiredService<IMediator>());
    }

    private sealed record Opened(Process Process, IReadOnlyList<Party> Parties);
}
