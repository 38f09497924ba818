using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class SipHashTests
{
    // The example of the paper's appendix A: key 00 01 … 0f, message 00 01 … 0e.
    [Test]
    public void Hash_is_that_of_the_paper()
    {
        byte[] message = [.. Enumerable.Range(0, 15).Select(i => (byte)i)];
        Assert.That(SipHash.Hash(message, 0x0706050403020100, 0x0f0e0d0c0b0a0908), Is.EqualTo(0xa129ca6149be45e5));
    }
}
