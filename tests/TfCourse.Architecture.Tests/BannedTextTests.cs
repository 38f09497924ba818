using System.Globalization;
using System.Text.RegularExpressions;

namespace TfCourse.Architecture.Tests;

[TestFixture]
public sealed partial class BannedTextTests
{
    [Test]
    public void Only_the_command_line_writes_to_the_console()
        => Rule.Holds("A library gives its caller what there is to say; Console belongs to src/TfCourse.Cli, and to Python's print, which is for it.",
            Matches(ConsoleUse(), except: "TfCourse.Cli").Where(m => !m.Contains("Binding.Print.cs", StringComparison.Ordinal)));

    [Test]
    public void Time_and_randomness_are_injected()
        => Rule.Holds("Time comes from a TimeProvider, every random number from a seed that the caller gave.", Matches(Nondeterminism()));

    [Test]
    public void No_exception_is_swallowed()
        => Rule.Holds("A catch does something with what it caught, or the exception goes on.", Matches(EmptyCatch()));

    [Test]
    public void Nothing_is_left_unfinished_or_silenced()
        => Rule.Holds("What is not finished is absent; a warning is answered, not switched off.",
            Matches(Unfinished()).Concat(Matches(Remark(), code: text => text)));

    [Test]
    public void No_guard_is_an_assertion_of_debug_builds()
        => Rule.Holds("What must hold is checked in every build: throw, do not Debug.Assert.", Matches(DebugAssertion()));

    [Test]
    public void No_text_is_evaluated()
        => Rule.Holds("What users write is parsed by our own readers or as JSON, never run: no script, no YAML, no objects made by the names in a file.", Matches(Evaluation()));

    [TestCase("Debug.Assert(x > 0);", true)]
    [TestCase("Assert(x > 0);", false)]
    public void Assertions_of_debug_builds_are_seen(string code, bool seen) => Assert.That(DebugAssertion().IsMatch(code), Is.EqualTo(seen));

    [TestCase("CSharpScript.EvaluateAsync(text)", true)]
    [TestCase("new YamlDotNet.Deserializer()", true)]
    [TestCase("new DataTable().Compute(text, null)", true)]
    [TestCase("JsonDocument.Parse(text)", false)]
    public void Evaluations_are_seen(string code, bool seen) => Assert.That(Evaluation().IsMatch(code), Is.EqualTo(seen));

    [TestCase("try { a(); } catch { }", 1)]
    [TestCase("try { a(); } catch (Exception) when (b) {\n // nothing\n }", 1)]
    [TestCase("try { a(); } catch (Exception e) { throw new B(e); }", 0)]
    public void An_empty_catch_is_found(string source, int found)
        => Assert.That(EmptyCatch().Count(CodeText.Of(source)), Is.EqualTo(found));

    [TestCase("var t = DateTime.Now;", 1)]
    [TestCase("Random r = new();", 1)]
    [TestCase("var r = new Random( );", 1)]
    [TestCase("Random r = new(seed);", 0)]
    [TestCase("var t = time.GetUtcNow();", 0)]
    public void Hidden_randomness_is_found(string source, int found)
        => Assert.That(Nondeterminism().Count(source), Is.EqualTo(found));

    private static IEnumerable<string> Matches(Regex banned, string? except = null, Func<string, string>? code = null)
        => from project in Source.Products
           where project.Name != except
           from file in project.Files
           let text = (code ?? CodeText.Of)(File.ReadAllText(file))
           from match in banned.Matches(text)
           let line = text.AsSpan(0, match.Index).Count('\n') + 1
           select string.Create(CultureInfo.InvariantCulture, $"{Source.Relative(file)}:{line}: {match.Value.ReplaceLineEndings(" ")}");

    [GeneratedRegex(@"\bDebug\.Assert\b")]
    private static partial Regex DebugAssertion();

    [GeneratedRegex(@"\bCSharpScript\b|\bYaml\w*|\bBinaryFormatter\b|\bDataTable\b|\bTypeNameHandling\b|\bActivator\.CreateInstance\s*\(\s*Type\.GetType")]
    private static partial Regex Evaluation();

    [GeneratedRegex(@"\bConsole\.\w+")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bRandom\.Shared\b|\bnew\s+Random\s*\(\s*\)|\bRandom\s+\w+\s*=\s*new\s*\(\s*\)")]
    private static partial Regex Nondeterminism();

    [GeneratedRegex(@"\bcatch\b[^{};]*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bNotImplementedException\b|#\s*pragma\s+warning\s+disable")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Remark();
}
