using System.Text;
using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class FarmHashTests
{
    private const string Text = "The quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs, 0123456789 and then some more text to pass 128 bytes.";

    // Computed with util::Fingerprint64 of google/farmhash (src/farmhash.cc), compiled with g++, over the first bytes of the text.
    [TestCase(0, 11160318154034397263ul)]
    [TestCase(3, 9622071900453499901ul)]
    [TestCase(4, 17648915545525335717ul)]
    [TestCase(7, 18103137151329643399ul)]
    [TestCase(8, 5102859526078303239ul)]
    [TestCase(15, 9032017524180936103ul)]
    [TestCase(16, 4320848957565769301ul)]
    [TestCase(17, 14385391840113208765ul)]
    [TestCase(31, 9483090991977816915ul)]
    [TestCase(32, 13139644296358924898ul)]
    [TestCase(33, 17464935208016327638ul)]
    [TestCase(48, 13509891342830343998ul)]
    [TestCase(63, 11726630363157599238ul)]
    [TestCase(64, 8363956866307445353ul)]
    [TestCase(65, 436762653845768959ul)]
    [TestCase(100, 16829603530411101212ul)]
    [TestCase(127, 1963336051135352336ul)]
    [TestCase(128, 4939937608678742947ul)]
    [TestCase(139, 1943745672059154601ul)]
    public void Fingerprint_is_that_of_the_published_algorithm(int length, ulong fingerprint)
        => Assert.That(FarmHash.Fingerprint64(Encoding.ASCII.GetBytes(Text).AsSpan(0, length)), Is.EqualTo(fingerprint));
}
