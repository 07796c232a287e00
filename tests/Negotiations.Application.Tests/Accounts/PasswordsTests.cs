using FluentValidation;
using Negotiations.Application.Accounts;

namespace Negotiations.Application.Tests.Accounts;

public sealed class PasswordsTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("Password!!2022")]
    [InlineData("P@ssw0rd2022!!")]
    [InlineData("passwordpassword")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijklmn")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("йцукенгшщзхъ")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("administrator")]
    public void What_is_tried_first_is_refused(string password) => Passwords.IsGuessedFirst(password).ShouldBeTrue();

    [Theory]
    [InlineData("four brass lanterns uphill")]
    [InlineData("a walk along two rivers")]
    [InlineData("monkey dragon football shadow")]
    [InlineData("հազար ու մի գիշեր")]
    [InlineData("x7Kp-vvQ2-mmRt")]
    public void What_takes_long_to_guess_is_taken(string password) => Passwords.IsGuessedFirst(password).ShouldBeFalse();

    [Theory]
    [InlineData("Negotiations2022")]
    [InlineData("ArmeniaArmenia1!")]
    [InlineData("AA-2022 Azerbaijan")]
    [InlineData("arm.head-armenia")]
    public void Hardly_more_than_names_of_the_account_is_refused(string password) =>
        Passwords.IsOfContext(password, ["arm.head", "Armenia–Azerbaijan talks, 2022", "AA-2022", "Armenia", "ARM"]).ShouldBeTrue();

    [Theory]
    [InlineData("Armenia has very old bridges")]
    [InlineData("four brass lanterns uphill")]
    public void A_phrase_with_such_a_name_in_it_is_taken(string password) =>
        Passwords.IsOfContext(password, ["arm.head", "Armenia", "ARM"]).ShouldBeFalse();

    [Fact]
    public void What_is_too_long_is_not_looked_at_any_further()
    {
        var validator = new InlineValidator<string>();
        validator.RuleFor(p => p).IsNewPassword();
        validator.Validate(new string('a', 1000)).Errors.ShouldHaveSingleItem().ErrorMessage.ShouldContain("128");
    }
}
