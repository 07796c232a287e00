using FluentValidation;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Processes;

public abstract class ProcessTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ProcessTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ProcessTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task An_administrator_opens_a_process_with_its_parties_and_marks_in_the_order_given()
    {
        var id = await _database.SendAsync(World.Administrator, Opening());

        var list = await _database.SendAsync(World.Administrator, new ListProcesses());
        var row = list.Rows.Single(r => r.Id == id);
        row.Parties.Select(p => (p.Code, p.Mark)).ShouldBe([("AAA", 1), ("BBB", 2)]);
        row.Role.ShouldBeNull();
        list.MayOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_reference_is_given_once()
    {
        await _database.SendAsync(World.Administrator, Opening());
        var refused = await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(World.Administrator, Opening()));
        refused.Rule.ShouldBe("process.reference");
    }

    [Theory]
    [InlineData("Parties", "AAA")]
    [InlineData("Parties", "AAA", "aaa")]
    [InlineData("Parties", "A", "B", "C", "D", "E")]
    [InlineData("Parties[1].Code", "AAA", "TOOLONG")]
    public async Task Two_to_four_parties_with_codes_of_their_own_make_a_process(string field, params string[] codes)
    {
        var request = Opening() with { Parties = [.. codes.Select(code => new NewParty(code, "A party", "", null))] };
        var wrong = await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(World.Administrator, request));
        wrong.Errors.ShouldContain(e => e.PropertyName == field);
    }

    [Theory]
    [InlineData("hy: Հայաստան\r\nru: Армения", null, null)]
    [InlineData("Հայաստան", null, "LocalNames")]
    [InlineData("hy:", null, "LocalNames")]
    [InlineData("", "AM", null)]
    [InlineData("", "am", "CountryCode")]
    [InlineData("", "QQ", "CountryCode")]
    public async Task Names_in_other_languages_and_country_codes_have_a_shape(string localNames, string? country, string? field)
    {
        var keep = new KeepParty(null, new PartyForm("NEW", "A third party", localNames, country, Guid.Empty));
        if (field is null)
        {
            await _database.SendAsync(_world.Lead, keep);
            return;
        }

        var wrong = await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, keep));
        wrong.Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
    }

    [Fact]
    public async Task A_process_has_at_most_as_many_parties_as_there_are_marks()
    {
        await _database.SendAsync(_world.Lead, NewParty("THR"));
        await _database.SendAsync(_world.Lead, NewParty("FOU"));
        var refused = await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, NewParty("FIV")));
        refused.Rule.ShouldBe("party.most");

        var view = await _database.SendAsync(_world.Observer, new ViewParties());
        view.Parties.Select(p => p.Mark).ShouldBe([1, 2, 3, 4]);
        view.MayKeep.ShouldBeFalse();
    }

    [Fact]
    public async Task A_member_of_two_processes_sees_the_parties_of_the_one_it_looks_at()
    {
        var both = _world.Lead with { Seats = [_world.Lead.Seat!, .. _world.Member(_world.OtherTalks, Domain.Parties.Role.LeadMediator).Seats] };
        await _database.AddAsync(
            World.Administrator, new Domain.Parties.Membership(_world.OtherTalks.Process.Id, both.UserId!.Value, Domain.Parties.Role.Observer, null));

        var view = await _database.SendAsync(both.In(_world.Talks.Process.Id), new ViewParties());
        view.Parties.Select(p => p.Id).ShouldBe([_world.Talks.First.Id, _world.Talks.Second.Id]);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(
            both.In(_world.Talks.Process.Id), new KeepParty(_world.OtherTalks.First.Id, new PartyForm("XXX", "Renamed", "", null, _world.OtherTalks.First.VersionToken))));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_shown_both_texts_and_overwrites_only_when_it_says_so()
    {
        var form = await _database.SendAsync(_world.Lead, new ReadProcessForm());
        await _database.SendAsync(_world.Lead, new DescribeProcess("First editor's name", form.Description, form.TimeZone, form.VersionToken));

        var mine = new DescribeProcess("Second editor's name", form.Description, form.TimeZone, form.VersionToken);
        var conflict = await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, mine));
        conflict.Current.ShouldBeOfType<ProcessForm>().Name.ShouldBe("First editor's name");

        await _database.SendAsync(_world.Lead, mine with { VersionToken = conflict.Token });
        (await _database.SendAsync(_world.Delegate, new ViewProcess())).Process.Name.ShouldBe("Second editor's name");
    }

    [Fact]
    public async Task Of_two_editors_at_the_same_moment_one_wins_and_the_other_is_told()
    {
        var form = await _database.SendAsync(_world.Lead, new ReadProcessForm());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(async () =>
        {
            try
            {
                await _database.SendAsync(_world.Lead, new DescribeProcess($"Name {n}", "", form.TimeZone, form.VersionToken));
                return true;
            }
            catch (EditConflict)
            {
                return false;
            }
        })));

        outcomes.Count(won => won).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_changes_in_a_closed_process_until_it_is_reopened()
    {
        await _database.SendAsync(_world.Lead, new ChangeProcessStatus(ProcessStep.Close));

        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, NewParty("THR")))).Rule.ShouldBe("process.closed");
        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Lead, new ChangeProcessStatus(ProcessStep.Suspend)))).Rule.ShouldBe("process.closed");

        await _database.SendAsync(_world.Lead, new ChangeProcessStatus(ProcessStep.Reopen));
        await _database.SendAsync(_world.Lead, NewParty("THR"));
        (await _database.SendAsync(_world.Staff, new ViewProcess())).Process.Status.ShouldBe(ProcessStatus.Open);
    }

    [Fact]
    public async Task Mediators_and_officials_are_recorded_corrected_and_taken_off()
    {
        var mediator = new MediatorForm(MediatorKind.Organisation, "An organisation", MediatorRole.Host, PartialDate.Parse("2022-10"), null, Guid.Empty);
        await _database.SendAsync(_world.Lead, new KeepMediator(null, mediator));
        var row = (await _database.SendAsync(_world.Intermediary, new ViewParties())).Mediators.Single(m => m.Name == mediator.Name);
        row.From.ShouldBe(PartialDate.Parse("2022-10"));

        var form = await _database.SendAsync(_world.Lead, new ReadMediatorForm(row.Id));
        await _database.SendAsync(_world.Lead, new KeepMediator(row.Id, form with { To = PartialDate.Parse("2022-11") }));
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new KeepMediator(row.Id, form)));
        await _database.SendAsync(_world.Lead, new DeleteMediator(row.Id));

        await _database.SendAsync(_world.Lead, new KeepOfficial(null, new OfficialForm("A speaker", "Spokesperson", "", "The first party", Guid.Empty)));
        var official = (await _database.SendAsync(_world.Head, new ViewParties())).Officials.Single(o => o.Name == "A speaker");
        await _database.SendAsync(_world.Lead, new DeleteOfficial(official.Id));

        var view = await _database.SendAsync(_world.Lead, new ViewParties());
        view.Mediators.ShouldHaveSingleItem();
        view.Officials.ShouldHaveSingleItem();
    }

    private static OpenProcess Opening() => new(
        "New talks", "N-1", "", "Asia/Yerevan", [new NewParty("AAA", "First", "hy: Առաջին", "AM"), new NewParty("BBB", "Second", "", null)]);

    private static KeepParty NewParty(string code) => new(null, new PartyForm(code, $"Party {code}", "", null, Guid.Empty));
}
