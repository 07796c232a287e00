using System.Text;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.PrisonerLists;

public sealed class PrisonerListTests
{
    private static readonly DateTimeOffset Now = new(2022, 10, 5, 8, 30, 15, 123, TimeSpan.Zero);
    private static readonly Author Head = new(Id<PrisonerListTests>.New().Value, "The head", Now.AddTicks(4567));
    private static readonly VersionHeader Header = new("T-1", "ONE", "SALT");

    private readonly PrisonerList _list = new(Id<Process>.New(), Id<Party>.New(), ListKind.HeldByUs, "", Head);

    [Fact]
    public void A_list_is_open_to_its_delegation_alone_and_a_version_to_the_mediators_too()
    {
        var entry = Add("Ծիրանունյան");
        var version = Submit(entry);

        _list.OpenTo.ShouldBe(OpenTo.OwnerOnly);
        entry.Entry.OpenTo.ShouldBe(OpenTo.OwnerOnly);
        version.OpenTo.ShouldBe(OpenTo.Mediators);
        version.Entries.ShouldHaveSingleItem().OpenTo.ShouldBe(OpenTo.Mediators);
    }

    [Theory]
    [InlineData(SensitiveKind.Health, OpenTo.Mediators)]
    [InlineData(SensitiveKind.Charges, OpenTo.Mediators)]
    [InlineData(SensitiveKind.Remarks, OpenTo.Mediators)]
    [InlineData(SensitiveKind.NextOfKin, OpenTo.OwnerOnly)]
    public void Next_of_kin_stay_with_the_delegation_when_a_list_is_submitted(SensitiveKind kind, OpenTo openTo)
    {
        var version = Submit(Add("Ծիրանունյան"));

        new VersionDetail(version.Entries.Single(), kind).OpenTo.ShouldBe(openTo);
    }

    [Fact]
    public void What_is_submitted_can_only_be_changed_in_a_new_draft()
    {
        var entry = Add("Ծիրանունյան");
        Submit(entry);

        Rule(() => Add("Рябинолугов")).ShouldBe("list.only-a-draft-changes");
        Rule(() => _list.Correct(entry.Entry, entry.Content, "", Head)).ShouldBe("list.only-a-draft-changes");
        Rule(() => _list.TakeOff(entry.Entry, Head)).ShouldBe("list.only-a-draft-changes");
        Rule(() => Submit(entry)).ShouldBe("list.only-a-draft-changes");
        _list.StartDraft(Head);
        Rule(() => _list.StartDraft(Head)).ShouldBe("list.one-draft");
        Submit(entry).Number.ShouldBe(2);
    }

    [Fact]
    public void An_empty_list_is_not_submitted() => Rule(() => Submit()).ShouldBe("list.not-empty");

    [Fact]
    public void Somebody_without_any_name_is_not_kept() =>
        Rule(() => _list.Add("R", EntryContent.Empty with { Claim = new PersonClaim { Rank = "Private" } }, "", Head)).ShouldBe("entry.family_name");

    [Fact]
    public void Nobody_is_captured_before_being_born() =>
        Rule(() => _list.Add("R", Person("Ծիրանունյան") with
        {
            Claim = new PersonClaim { FamilyName = "Ծիրանունյան", BirthDate = PartialDate.Parse("1999-05"), CaptureDate = PartialDate.Parse("1998") },
        }, "", Head)).ShouldBe("entry.capture_date");

    [Fact]
    public void Only_what_was_submitted_is_withdrawn_and_only_once()
    {
        Rule(() => _list.Withdraw("", Head)).ShouldBe("list.withdraw-submitted");
        Submit(Add("Ծիրանունյան"));
        _list.Withdraw("Counted twice", Head).VersionNumber.ShouldBe(1);
        Rule(() => _list.Withdraw("", Head)).ShouldBe("list.withdraw-once");
    }

    [Fact]
    public void Two_changes_in_one_moment_have_two_tokens()
    {
        Add("Ծիրանունյան");
        var token = _list.VersionToken;
        Add("Рябинолугов");
        _list.VersionToken.ShouldNotBe(token);
    }

    [Fact]
    public void The_canonical_form_says_everything_that_was_given_and_nothing_else()
    {
        var version = Submit(Add("Ծիրանունյան"));

        var json = Encoding.UTF8.GetString(VersionDocument.Canonical(version, "SALT", [("REF", Person("Ծիրանունյան"))]));

        json.ShouldBe(
            """{"entries":[{"custody":"Claimed","family_name":"Ծիրանունյան","fate":"NotKnown","kin_name":"Aram","legal_status":"Undetermined","reference":"REF"}],"format":"negotiations/list-version/1","kind":"HeldByUs","party":"ONE","process":"T-1","receipt":"AAAA-BBBB-CCCC","salt":"SALT","subject":"","submitted_at":"2022-10-05T08:30:15.123Z","version":1}""");
    }

    [Fact]
    public void One_letter_more_is_another_hash()
    {
        var version = Submit(Add("Ծիրանունյան"));

        VersionDocument.Hash(version, "SALT", [("REF", Person("Ծիրանունյանի"))]).ShouldNotBe(VersionDocument.Hash(version, "SALT", [("REF", Person("Ծիրանունյան"))]));
    }

    [Fact]
    public void Whoever_knows_everything_but_the_salt_does_not_know_the_hash()
    {
        var version = Submit(Add("Ծիրանունյան"));

        VersionDocument.Hash(version, "PEPPER", [("REF", Person("Ծիրանունյան"))]).ShouldNotBe(VersionDocument.Hash(version, "SALT", [("REF", Person("Ծիրանունյան"))]));
    }

    private static string Rule(Action action) => Should.Throw<RuleViolation>(action).Rule;

    private static EntryContent Person(string family) =>
        new(new PersonClaim { FamilyName = family }, new SensitiveDetails { KinName = "Aram" });

    private EntryWithContent Add(string family)
    {
        var content = Person(family);
        return new EntryWithContent(_list.Add("REF", content, "", Head), content);
    }

    private ListVersion Submit(params EntryWithContent[] entries) =>
        _list.Submit(entries, Header, Id<ListVersion>.New().Value, "AAAA-BBBB-CCCC", Head);
}
