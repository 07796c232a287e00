using Negotiations.Matching.Names;

namespace Negotiations.Matching.Tests.Names;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Рябинолугов Илья", "Ռյաբինոլուգով Իլյա")]
    [InlineData("Рябинолугов Илья", "Илья Рябинолугов")]
    [InlineData("Рябинолугов И.", "Рябинолугов Илья Петрович")]
    [InlineData("Narçiçəkli Elçin", "Нарчичекли Эльчин")]
    [InlineData("Мамедав Али", "Məmmədov Əli")]
    public void Spellings_of_one_name_are_alike(string one, string other)
    {
        NameLikeness.AreAlike(one, other).ShouldBeTrue();
        NameLikeness.AreAlike(other, one).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Рябинолугов Илья", "Снегоборский Илья")]
    [InlineData("Մասրահատյան Գոռ", "Լուսաձորյան Վահե")]
    [InlineData("Илья Илья", "Илья Рябинолугов")]
    [InlineData("", "Рябинолугов Илья")]
    public void Names_of_two_people_are_not(string one, string other)
    {
        NameLikeness.AreAlike(one, other).ShouldBeFalse();
        NameLikeness.AreAlike(other, one).ShouldBeFalse();
    }
}
