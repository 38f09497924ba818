using TfCourse.Engine.Managed;

namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class LetterCaseTests
{
    [TestCase("Straße", "STRASSE")]
    [TestCase("ﬁne", "FINE")]
    [TestCase("ᾳ", "ΑΙ")]
    [TestCase("ᾠ", "ὨΙ")]
    [TestCase("ıi", "II")]
    public void Upper_case_may_be_several_letters(string text, string upper) => Assert.That(LetterCase.Upper(text), Is.EqualTo(upper));

    [TestCase("ΟΔΟΣ ΣΑΣ", "οδος σας")]
    [TestCase("İ", "i\u0307")]
    [TestCase("ÀÉ", "àé")]
    public void Lower_case_ends_words_with_a_final_sigma(string text, string lower) => Assert.That(LetterCase.Lower(text), Is.EqualTo(lower));
}
