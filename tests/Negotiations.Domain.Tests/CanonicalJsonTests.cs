using System.Text;
using System.Text.Json.Nodes;

namespace Negotiations.Domain.Tests;

public sealed class CanonicalJsonTests
{
    [Theory]
    // RFC 8785 3.2.3: members are ordered by UTF-16 code units, not by code points or by a culture.
    [InlineData("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData("""{ "b" : [ true, false, null, 12, -3 ], "a" : { } }""", """{"a":{},"b":[true,false,null,12,-3]}""")]
    [InlineData(""" "\u000f\n\u0061\"\\\/\b\f\t<>&'ə" """, "\"\\u000f\\na\\\"\\\\/\\b\\f\\t<>&'ə\"")]
    public void The_same_content_has_one_form(string json, string canonical) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse(json))).ShouldBe(canonical);

    [Fact]
    public void The_order_in_which_members_were_written_does_not_matter() =>
        CanonicalJson.Write(JsonNode.Parse("""{"a":1,"b":2}""")).ShouldBe(CanonicalJson.Write(JsonNode.Parse("""{"b":2,"a":1}""")));

    [Theory]
    [InlineData("1.5")]
    [InlineData("9007199254740994")]
    public void What_has_no_exact_form_is_refused(string json) =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(JsonNode.Parse(json)));

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused() =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Write(JsonValue.Create("\ud83d")));
}
