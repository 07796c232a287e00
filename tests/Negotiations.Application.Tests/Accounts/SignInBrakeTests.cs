using Microsoft.Extensions.Time.Testing;
using Negotiations.Application.Accounts;
using Negotiations.Infrastructure.Identity;

namespace Negotiations.Application.Tests.Accounts;

public sealed class SignInBrakeTests
{
    private const string Account = "LEAD";

    private readonly FakeTimeProvider _clock = new(TestDatabase.Beginning);
    private readonly SignInBrake _brake;

    public SignInBrakeTests() => _brake = new SignInBrake(new AccountOptions(), _clock);

    [Fact]
    public void Failures_from_one_place_cost_more_and_more_and_no_more_than_a_quarter_of_an_hour()
    {
        var waits = Enumerable.Range(0, 20).Select(_ => Fail(Client("a"))).ToList();
        waits.Take(5).ShouldAllBe(w => w == TimeSpan.Zero);
        waits.Skip(5).Take(4).Select(w => w.TotalSeconds).ShouldBe([1, 2, 4, 8]);
        waits[^1].ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void Whoever_guesses_from_everywhere_keeps_nobody_out()
    {
        for (var from = 0; from < 500; from++)
        {
            Fail(Client("a" + from));
        }

        _brake.WaitFor(Account, Client("a place never seen")).ShouldBe(TimeSpan.Zero);
        _brake.WaitFor(Account, Client("a browser", known: true)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Under_such_guessing_no_strangers_failure_is_free_and_a_known_browsers_still_is()
    {
        for (var from = 0; from < 101; from++)
        {
            Fail(Client("a" + from));
        }

        Fail(Client("another")).ShouldBe(TimeSpan.FromSeconds(1));
        Fail(Client("a browser", known: true)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void An_hour_forgives()
    {
        for (var time = 0; time < 10; time++)
        {
            Fail(Client("a"));
        }

        _clock.Advance(TimeSpan.FromHours(2));
        Fail(Client("a")).ShouldBe(TimeSpan.Zero);
    }

    private static SignInClient Client(string key, bool known = false) => new(key, known);

    private TimeSpan Fail(SignInClient client)
    {
        _brake.Failed(Account, client);
        return _brake.WaitFor(Account, client);
    }
}
