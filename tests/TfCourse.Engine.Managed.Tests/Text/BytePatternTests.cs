using System.Text;
using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Regular expressions mean what they mean in RE2.</summary>
[TestFixture]
public sealed class BytePatternTests
{
    [TestCase(@"\d+", "١٢", false)]
    [TestCase(@"\w+", "é", false)]
    [TestCase(@".", "é", true)]
    [TestCase(@"a$", "a\n", false)]
    [TestCase(@"(?i)ABC", "abc", true)]
    [TestCase(@"(?P<year>\d{4})-(\d\d)", "2024-01", true)]
    [TestCase(@"[[:alpha:]_]+", "ab_c", true)]
    [TestCase(@"[^[:digit:]]+", "a1", false)]
    [TestCase(@"[]a]+", "]a", true)]
    [TestCase(@"\Qa.b\E+", "a.bb", true)]
    [TestCase(@"\x{1F600}", "😀", true)]
    [TestCase(@"\pL+", "éa", true)]
    [TestCase(@"a#b c", "a#b c", true)]
    public void Whole_texts_match_as_in_RE2(string pattern, string text, bool matches)
        => Assert.That(Of(pattern).MatchesAll(Encoding.UTF8.GetBytes(text)), Is.EqualTo(matches));

    [TestCase("a*", "baac", "-", true, "-b-c-")]
    [TestCase("", "é", "-", true, "-é-")]
    [TestCase("(a)(b)?", "aab", @"[\2\1]", true, "[a][ba]")]
    [TestCase("a", "aa", @"\\", false, @"\a")]
    [TestCase("x", "aa", "b", true, "aa")]
    public void Replacing_goes_on_behind_each_match(string pattern, string text, string rewrite, bool all, string result)
        => Assert.That(Encoding.UTF8.GetString(Of(pattern).Replace(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(rewrite), all)), Is.EqualTo(result));

    [TestCase("(")]
    [TestCase("a**")]
    [TestCase(@"(?=a)")]
    [TestCase(@"(a)\1")]
    [TestCase("[a")]
    [TestCase(@"a\")]
    [TestCase("[[:nothing:]]")]
    public void What_RE2_has_not_is_refused(string pattern)
        => Assert.That(() => Of(pattern), Throws.TypeOf<EngineException>().With.Message.Contains("Invalid pattern"));

    [Test]
    public void Bytes_that_are_no_text_match_one_by_one()
        => Assert.That(BytePattern.Of([(byte)'.'], null).Replace([0xFF, 0xFE], "x"u8.ToArray(), true), Is.EqualTo("xx"u8.ToArray()));

    [Test]
    [CancelAfter(10_000)]
    public void Nested_repetitions_cost_no_more_than_the_text_is_long()
        => Assert.That(Of("(a+)+$").MatchesAll(Encoding.ASCII.GetBytes(new string('a', 20_000) + "b")), Is.False);

    private static BytePattern Of(string pattern) => BytePattern.Of(Encoding.UTF8.GetBytes(pattern), null);
}
