namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed class CodeTextTests
{
    [TestCase("a // b\nc", "a  \nc")]
    [TestCase("a /* b\n */ c", "a  \n c")]
    [TestCase("f(\"// no\") // yes", "f(\"\")  ")]
    [TestCase("f('\\'', '\"') + 1", "f(\"\", \"\") + 1")]
    [TestCase("f(@\"c:\\\", \"x\")", "f(@\"\", \"\")")]
    [TestCase("f($@\"a\"\"b\") + c", "f($@\"\") + c")]
    [TestCase("f(\"\"\"\n\"quoted\" // no\n\"\"\") + d", "f(\"\"\n\n) + d")]
    [TestCase("f(\"\\\"\") + e", "f(\"\") + e")]
    public void Comments_and_literals_leave_no_text(string source, string code)
        => Assert.That(CodeText.Of(source), Is.EqualTo(code));
}
