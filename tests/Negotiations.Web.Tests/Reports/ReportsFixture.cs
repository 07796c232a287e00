using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Reports;

/// <summary>A server with a list of one delegation that fills several sheets, submitted and taken up again.</summary>
public sealed class ReportsFixture : IAsyncLifetime
{
    /// <summary>People on the list.</summary>
    public const int People = 64;

    /// <summary>Subject of the list: nobody else may ever read this word.</summary>
    public const string Subject = "Zinnwaldite";

    private static readonly (string Family, string Given, string Father)[] Names =
    [
        ("Ծիրանունյան", "Արամ", "Գագիկ"),
        ("Рябинолугов", "Илья", "Рафик"),
        ("Narçiçəkli", "Elçin", "İlqar"),
        ("الزيزفوني", "سامر", "حسان"),
    ];

    public WebFixture Web { get; private set; } = null!;

    public Id<PrisonerList> List { get; private set; }

    public Id<ListVersion> Version { get; private set; }

    /// <summary>Address of the process.</summary>
    public string Process => $"/processes/{Web.Process}";

    public async ValueTask InitializeAsync()
    {
        Web = await WebFixture.StartAsync();
        List = await SendAsync("arm.head", new OpenPrisonerList { Kind = ListKind.OursHeldByOther, Subject = Subject });
        for (var i = 0; i < People; i++)
        {
            var (family, given, father) = Names[i % Names.Length];
            await SendAsync("arm.head", new AddEntry
            {
                List = List,
                Values = new Dictionary<string, string?>
                {
                    ["family_name"] = family,
                    ["given_name"] = given,
                    ["father_name"] = father,
                    ["sex"] = "Male",
                    ["birth_date"] = i % 3 == 0 ? "1995~" : FormattableString.Invariant($"{1970 + i % 30}-0{1 + i % 9}"),
                    ["rank"] = i % 5 == 0 ? "Sergeant" : "Private",
                    ["unit"] = "41 Regt, 3 Coy",
                    ["service_number"] = FormattableString.Invariant($"A-{1000 + i}"),
                    ["capture_date"] = "2022-09-13",
                    ["capture_place"] = i == 0 ? "=HYPERLINK(\"http://example.org\")" : "Kilometre 18",
                    ["legal_status"] = i % 7 == 0 ? "CivilianInternee" : "PrisonerOfWar",
                    ["custody"] = i % 4 == 0 ? "Denied" : i % 5 == 0 ? "Registered" : "Claimed",
                    ["fate"] = "Alive",
                    ["health"] = "SlightlyWounded",
                    ["kin_name"] = "Kinowner Canary",
                    ["kin_phone"] = "+374 00 000000",
                    ["remarks"] = "<script>alert(1)</script>",
                },
            });
        }

        var check = await SendAsync("arm.head", new CheckPrisonerList(List));
        Version = await SendAsync("arm.head", new SubmitPrisonerList { List = List, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
        await SendAsync("arm.head", new StartDraft(List));
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    /// <summary>Sends a request as an account of the demonstration.</summary>
    public async Task<T> SendAsync<T>(string userName, IRequest<T> request)
    {
        var (user, membership, process, party) = await Web.ReadAsync(db =>
        {
            var id = db.Users.Single(u => u.UserName == userName).Id;
            var seat = db.Memberships.Single(m => m.UserId == id && m.ProcessId == Web.Process);
            return (id, seat, db.Processes.Single(p => p.Id == Web.Process), db.Parties.SingleOrDefault(p => p.Id == seat.OwnerId));
        });
        var taken = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, membership.Role, party?.Id, party?.Code, party?.Name, party?.Mark);
        await using var scope = Web.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { UserId = user, Name = userName, Seats = [taken], Seat = taken };
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }
}
