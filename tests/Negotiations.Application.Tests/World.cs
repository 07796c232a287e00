using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Identity;
using Process = Negotiations.Domain.Processes.Process;

namespace Negotiations.Application.Tests;

/// <summary>
/// The least that access can be told apart in: a process with two parties, a member of every role, and a second process with the
/// same kinds of people, who have no business in the first. Every row was written by somebody who may write it.
/// </summary>
public sealed class World
{
    private readonly Dictionary<(Id<Process>, Role, Id<Party>?), Viewer> _members = [];

    private World()
    {
    }

    /// <summary>The process that tests look at.</summary>
    public required ProcessWorld Talks { get; init; }

    /// <summary>Another one.</summary>
    public required ProcessWorld OtherTalks { get; init; }

    /// <summary>Keeps accounts and processes.</summary>
    public static Viewer Administrator { get; } = Person("The administrator", Office.Administrator);

    /// <summary>Reads the trail.</summary>
    public static Viewer Auditor { get; } = Person("The auditor", Office.Auditor);

    /// <summary>Leads the mediation.</summary>
    public Viewer Lead => Member(Talks, Role.LeadMediator);

    /// <summary>Works for the lead mediator.</summary>
    public Viewer Staff => Member(Talks, Role.MediatorStaff);

    /// <summary>Heads the first party's delegation.</summary>
    public Viewer Head => Member(Talks, Role.DelegationHead, Talks.First);

    /// <summary>Works in the first party's delegation.</summary>
    public Viewer Delegate => Member(Talks, Role.DelegationMember, Talks.First);

    /// <summary>Heads the other side.</summary>
    public Viewer OtherHead => Member(Talks, Role.DelegationHead, Talks.Second);

    /// <summary>Works for the other side.</summary>
    public Viewer OtherDelegate => Member(Talks, Role.DelegationMember, Talks.Second);

    /// <summary>The neutral intermediary.</summary>
    public Viewer Intermediary => Member(Talks, Role.Intermediary);

    /// <summary>An observer.</summary>
    public Viewer Observer => Member(Talks, Role.Observer);

    /// <summary>Every kind of viewer there is, each with a name that a test can print.</summary>
    public IEnumerable<(string Name, Viewer Viewer)> Everybody =>
    [
        ("nobody", Viewer.Nobody),
        ("somebody without a process", Person("Somebody")),
        ("administrator", Administrator),
        ("auditor", Auditor),
        .. _members.Values.Select(v => ($"{v.Seat!.Role} {v.Seat.PartyCode} in {v.Seat.ProcessReference}", v)),
    ];

    /// <summary>Writes both processes.</summary>
    public static async Task<World> CreateAsync(TestDatabase database)
    {
        await database.AddAsync(Administrator, AccountOf(Administrator), AccountOf(Auditor));
        var world = new World
        {
            Talks = ProcessWorld.Describe("Talks", "T-1", "Asia/Yerevan"),
            OtherTalks = ProcessWorld.Describe("Other talks", "T-2", "Europe/Zurich"),
        };
        foreach (var talks in new[] { world.Talks, world.OtherTalks })
        {
            await database.AddAsync(Administrator, talks.Process, talks.First, talks.Second);
            foreach (var (role, party) in Seats(talks))
            {
                await world.SeatAsync(database, talks, role, party);
            }

            await database.AddAsync(
                world.Member(talks, Role.LeadMediator),
                talks.Mediator,
                new Official(talks.Process.Id, "An official", "Foreign Minister", "Ministry of Foreign Affairs", "A party"));
        }

        return world;
    }

    /// <summary>The member of a process in a role; for a delegation's role, of a party.</summary>
    public Viewer Member(ProcessWorld talks, Role role, Party? party = null) => _members[(talks.Process.Id, role, party?.Id)];

    /// <summary>The viewer as the author of what it does now.</summary>
    public static Author AuthorOf(Viewer viewer, TestDatabase database) => new(viewer.UserId!.Value, viewer.Name, database.Clock.GetUtcNow());

    /// <summary>A signed-in person without a process.</summary>
    public static Viewer Person(string name, Office office = Office.None) => new() { UserId = Guid.NewGuid(), Name = name, Office = office };

    /// <summary>The account behind a viewer.</summary>
    public static User AccountOf(Viewer viewer) => new()
    {
        Id = viewer.UserId!.Value,
        UserName = viewer.UserId.Value.ToString("N"),
        NormalizedUserName = viewer.UserId.Value.ToString("N").ToUpperInvariant(),
        DisplayName = viewer.Name,
        Office = viewer.Office,
        CreatedAt = TestDatabase.Beginning,
    };

    private static IEnumerable<(Role Role, Party? Party)> Seats(ProcessWorld talks) =>
    [
        (Role.LeadMediator, null),
        (Role.MediatorStaff, null),
        (Role.DelegationHead, talks.First),
        (Role.DelegationMember, talks.First),
        (Role.DelegationHead, talks.Second),
        (Role.DelegationMember, talks.Second),
        (Role.Intermediary, null),
        (Role.Observer, null),
    ];

    private async Task SeatAsync(TestDatabase database, ProcessWorld talks, Role role, Party? party)
    {
        var process = talks.Process;
        var seat = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, role, party?.Id, party?.Code, party?.Name, party?.Mark);
        var viewer = Person($"{role} {party?.Code} {process.Reference}") with { Seats = [seat], Seat = seat };
        await database.AddAsync(Administrator, AccountOf(viewer), new Membership(process.Id, viewer.UserId!.Value, role, party?.Id));
        _members.Add((process.Id, role, party?.Id), viewer);
    }
}

/// <summary>A process and its two parties.</summary>
public sealed record ProcessWorld(Process Process, Party First, Party Second)
{
    /// <summary>A state that mediates.</summary>
    public Mediator Mediator { get; } = new(Process.Id, MediatorKind.State, "A state", MediatorRole.Mediator, null, null);

    internal static ProcessWorld Describe(string name, string reference, string zone)
    {
        var process = new Process(name, reference, $"What {name} are about.", zone);
        return new ProcessWorld(
            process,
            new Party(process.Id, "ONE", $"First party of {name}", "AM", 1),
            new Party(process.Id, "TWO", $"Second party of {name}", null, 2));
    }
}
