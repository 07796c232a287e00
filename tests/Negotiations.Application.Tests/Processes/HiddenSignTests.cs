using FluentValidation;
using MediatR;
using Negotiations.Application.Meetings;
using Negotiations.Application.Pipeline;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Processes;
using Negotiations.Application.Search;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Tests.Processes;

/// <summary>Signs that nobody sees, in whatever somebody types.</summary>
public sealed class HiddenSignTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync();
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_sign_that_nobody_sees_is_named_with_the_words_before_it_in_every_field_at_once()
    {
        var form = await _database.SendAsync(_world.Lead, new ReadProcessForm());
        var faults = (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new DescribeProcess("Talks of all who \u202Ehtiw\u202C mediate", "\u0007Rung", form.TimeZone, form.VersionToken)))).Errors.ToList();
        faults.Select(f => f.PropertyName).ShouldBe(["Name", "Description"], ignoreOrder: true);
        faults.Single(f => f.PropertyName == "Name").CustomState.ShouldBe(new object[] { "U+202E", "Talks of all who" });
        faults.Single(f => f.PropertyName == "Description").CustomState.ShouldBe(new object[] { "U+0007" });
        (await _database.SendAsync(_world.Lead, new ReadProcessForm())).ShouldBe(form);
    }

    [Theory]
    [InlineData("Tal\u200Bks", "U+200B")]
    [InlineData("Tal\uFEFFks", "U+FEFF")]
    [InlineData("Tal\u2060ks", "U+2060")]
    [InlineData("Tal\uDB40\uDC41ks", "U+E0041")]
    [InlineData("Tal\u3164ks", "U+3164")]
    [InlineData("Tal\uFFFEks", "U+FFFE")]
    public async Task What_is_nothing_but_invisible_is_refused(string name, string sign)
    {
        var form = await _database.SendAsync(_world.Lead, new ReadProcessForm());
        var fault = (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Lead, new DescribeProcess(name, "", form.TimeZone, form.VersionToken)))).Errors.ShouldHaveSingleItem();
        fault.CustomState.ShouldBe(new object[] { sign, "Tal" });
    }

    [Fact]
    public async Task What_scripts_need_is_taken()
    {
        var form = await _database.SendAsync(_world.Lead, new ReadProcessForm());
        await _database.SendAsync(_world.Lead, new DescribeProcess("می\u200Cرود\u200D \u200Eab\u200F", "Line\r\n\tline", form.TimeZone, form.VersionToken));
        (await _database.SendAsync(_world.Lead, new ReadProcessForm())).Name.ShouldBe("می\u200Cرود\u200D \u200Eab\u200F");
    }

    [Fact]
    public void It_is_found_in_forms_within_forms_and_in_lines()
    {
        TypedTexts.Of(new KeepAgenda(Id<Meeting>.New(), [new(null, "One", false, AgendaState.Open), new(null, "Two", false, AgendaState.Open)], Guid.Empty)).ShouldBe([("Points[0].Title", "One"), ("Points[1].Title", "Two")]);
        TypedTexts.Of(new KeepMeeting(null, new MeetingForm { Facts = new MeetingFacts { Title = "Said" }, Zone = "Asia/Baku", Sharing = Sharing.AllMembers })).ShouldContain(("Title", "Said"));
    }

    [Fact]
    public async Task Names_in_lists_are_kept_as_given_and_nobody_is_refused_who_only_asks()
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.HeldByUs });
        await _database.SendAsync(_world.Head, new AddEntry { List = list, Values = new Dictionary<string, string?> { ["family_name"] = "A\u202Eb" } });
        await _database.SendAsync(_world.Head, new FindRecords("ar\u202Emen"));
        var asking = typeof(ApplicationSetup).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IBaseRequest)))
            .Where(t => new[] { "Read", "View", "List", "Show", "Find", "Preview", "Compare", "Summarize" }.Any(verb => t.Name.StartsWith(verb, StringComparison.Ordinal))).ToList();
        asking.Count.ShouldBeGreaterThan(60);
        asking.Where(HoldsText).Select(t => t.Name).ShouldBeEmpty("they say so by AnySigns");
        HoldsText(typeof(KeepMeeting)).ShouldBeTrue();
    }

    [Fact]
    public void What_is_free_of_it_is_written_down_and_says_why()
    {
        var free = typeof(ApplicationSetup).Assembly.GetTypes().SelectMany(t => t.GetProperties().Cast<System.Reflection.MemberInfo>().Append(t))
            .Select(m => (Name: m is Type ? m.Name : $"{m.DeclaringType!.Name}.{m.Name}", ((AnySignsAttribute?)Attribute.GetCustomAttribute(m, typeof(AnySignsAttribute)))?.Why)).Where(m => m.Why is not null).ToList();
        free.ShouldAllBe(m => m.Why!.Length > 20);
        free.Select(m => m.Name).Where(n => !n.StartsWith("Read", StringComparison.Ordinal)).ShouldBe(
            [
                "AcceptInvitation", "AddDocument.FileName", "AddEntry", "ChangePassword", "CorrectEntry", "CorrectImport", "EntrySelection", "FindRecords", "ListAccounts", "PreviewIncoming",
                "SetUp.NewPassword", "SetUp.Token", "ShowInvitation", "SignIn", "TakeInText.Compared", "TimelineFilter", "TrailFilter", "UploadImport",
            ],
            ignoreOrder: true);
    }

    private static bool HoldsText(Type type) => TypedTexts.Filled(type).Any(p =>
        (p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() != typeof(Id<>) ? p.PropertyType.GetGenericArguments() : [p.PropertyType])
            .Any(inner => inner == typeof(string) || (inner is { IsGenericType: false, IsEnum: false } && inner.Namespace?.StartsWith("Negotiations", StringComparison.Ordinal) == true && inner != type && HoldsText(inner))));
}
