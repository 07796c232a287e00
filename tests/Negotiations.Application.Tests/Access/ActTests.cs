using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Application.Processes;

namespace Negotiations.Application.Tests.Access;

/// <summary>The second lock.</summary>
public sealed class ActTests
{
    private static readonly Permission[] ForEverybody = [Permission.Anyone, Permission.SignedIn];

    private static IEnumerable<Type> Requests => new[] { typeof(ApplicationSetup).Assembly, typeof(NegotiationsDb).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IBaseRequest)));

    [Fact]
    public void Every_request_declares_what_it_needs()
    {
        Requests.ShouldContain(typeof(OpenProcess));
        Undeclared(Requests).ShouldBeEmpty();
        Undeclared([typeof(Undeclaring)]).ShouldBe([nameof(Undeclaring)]);
    }

    [Fact]
    public void Every_request_has_one_handler()
    {
        var handled = new[] { typeof(ApplicationSetup).Assembly, typeof(NegotiationsDb).Assembly }.SelectMany(a => a.GetTypes()).Where(t => !t.IsAbstract)
            .SelectMany(t => t.GetInterfaces()).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(i => i.GetGenericArguments()[0]).ToList();
        Requests.Where(r => handled.Count(h => h == r) != 1).Select(r => r.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Roles_have_the_permissions_that_the_documentation_says()
    {
        var wrong =
            from permission in Enum.GetValues<Permission>().Except(ForEverybody)
            from viewer in Viewers()
            let said = AccessTable.Permissions[permission.ToString()][viewer.Key]
            where viewer.Value.May(permission) != said
            select $"{viewer.Key} {permission}: the table says {said}";

        wrong.ShouldBeEmpty();
        AccessTable.Permissions.Count.ShouldBe(Enum.GetValues<Permission>().Length - ForEverybody.Length);
    }

    [Fact]
    public void Nobody_and_a_newcomer_have_no_permission()
    {
        foreach (var permission in Enum.GetValues<Permission>().Where(p => p != Permission.Anyone))
        {
            Viewer.Nobody.May(permission).ShouldBeFalse();
            // An office or a seat without an account is nobody's.
            new Viewer { Office = Office.Administrator }.May(permission).ShouldBeFalse();
        }

        Enum.GetValues<Permission>().Where(World.Person("Newcomer", Office.Newcomer).May).ShouldBe(ForEverybody);
    }

    [Fact]
    public async Task Every_request_is_refused_to_every_role_that_does_not_have_its_permission()
    {
        await using var database = await TestDatabase.NewAsync();
        var viewers = Viewers();
        viewers.Add("nobody", Viewer.Nobody);
        foreach (var request in Requests)
        {
            var permission = request.GetCustomAttribute<NeedsAttribute>()!.Permission;
            foreach (var (role, viewer) in viewers)
            {
                var passed = await PassesAsync(database, viewer, request);
                var may = permission == Permission.Anyone
                    || (role != "nobody" && (permission == Permission.SignedIn || AccessTable.Permissions[permission.ToString()][role]));
                passed.ShouldBe(may, $"{request.Name} by {role}");
            }
        }
    }

    [Fact]
    public async Task A_request_that_declares_nothing_is_refused_to_everybody()
    {
        await using var database = await TestDatabase.NewAsync(
            also: services => services.AddScoped<IRequestHandler<Undeclaring, Unit>, UndeclaringHandler>());
        foreach (var viewer in Viewers().Values.Append(Viewer.Nobody))
        {
            await Should.ThrowAsync<AccessRefused>(() => database.SendAsync(viewer, new Undeclaring()));
        }
    }

    private static IEnumerable<string> Undeclared(IEnumerable<Type> requests) =>
        requests.Where(r => r.GetCustomAttribute<NeedsAttribute>() is null).Select(r => r.Name);

    /// <summary>Somebody of every role and office.</summary>
    private static Dictionary<string, Viewer> Viewers()
    {
        var process = Id<Process>.New();
        var viewers = Enum.GetValues<Role>().ToDictionary(role => role.ToString(), role => World.Person(role.ToString()) with
        {
            Seat = new Seat(process, "", "", "UTC", ProcessStatus.Open, role, Membership.IsOfDelegation(role) ? Id<Party>.New() : null, null, null, null),
        });
        viewers.Add("Administrator", World.Administrator);
        viewers.Add("Auditor", World.Auditor);
        return viewers;
    }

    /// <summary>Whether the pipeline's lock lets the request on to whatever comes next.</summary>
    private static async Task<bool> PassesAsync(TestDatabase database, Viewer viewer, Type request)
    {
        var response = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var passes = typeof(ActTests).GetMethod(nameof(PassesLockAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(request, response);
        await using var scope = database.ScopeOf(viewer);
        return await (Task<bool>)passes.Invoke(null, [scope.ServiceProvider])!;
    }

    private static async Task<bool> PassesLockAsync<TRequest, TResponse>(IServiceProvider services)
        where TRequest : IRequest<TResponse>
    {
        var passed = false;
        var permission = services.GetServices<IPipelineBehavior<TRequest, TResponse>>().Single(b => b.GetType().Name.StartsWith("PermissionBehavior", StringComparison.Ordinal));
        try
        {
            await permission.Handle(default!, TestContext.Current.CancellationToken, () =>
            {
                passed = true;
                return Task.FromResult<TResponse>(default!);
            });
        }
        catch (NotFound)
        {
            return false;
        }

        return passed;
    }

    private sealed record Undeclaring : IRequest;

    private sealed class UndeclaringHandler : AsyncRequestHandler<Undeclaring>
    {
        protected override Task Handle(Undeclaring request, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
