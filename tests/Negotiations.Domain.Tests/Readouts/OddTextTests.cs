using Negotiations.Domain.Readouts;

namespace Negotiations.Domain.Tests.Readouts;

public sealed class OddTextTests
{
    [Fact]
    public void A_sign_that_is_no_character_does_not_stop_a_topic()
    {
        ReadoutText.KeyOf("Pri\uFFFEsoners").ShouldBe(ReadoutText.KeyOf("prisoners"));
    }
}
