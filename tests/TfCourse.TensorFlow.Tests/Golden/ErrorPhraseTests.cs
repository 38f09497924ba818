using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>
/// Who searches for TensorFlow's words finds them in our messages. phrases.txt says for how many recorded refusals of each class they are not there; the numbers may
/// only fall. What is missing is shown by <c>dotnet test --filter ErrorPhrase --logger "console;verbosity=normal"</c>, the most frequent first.
/// </summary>
[TestFixture]
public sealed class ErrorPhraseTests
{
    // Of recordings that phrases.txt does not know.
    private const double MostOfOthers = 0.1;

    private static readonly Lazy<IReadOnlyList<(GoldenError Recorded, Exception Thrown)>> Refusals = new(Collect);

    private static Dictionary<string, int> Allowed() => File.ReadAllLines(Repository.PathOf("tests/TfCourse.TensorFlow.Tests/Golden/phrases.txt"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).ToDictionary(l => l[0], l => int.Parse(l[1], System.Globalization.CultureInfo.InvariantCulture));

    [Test]
    public void Messages_have_the_words_that_were_recorded_but_for_a_number_that_only_falls()
    {
        (GoldenError Recorded, Exception Thrown)[] without = [.. Refusals.Value.Where(r => !ErrorPhrases.Shares(r.Recorded.Text, r.Thrown.Message))];
        TestContext.Out.WriteLine($"{without.Length} of {Refusals.Value.Count} refusals without recorded words");
        foreach (var kind in without.GroupBy(r => (r.Recorded.Class, ErrorPhrases.Kind(r.Recorded.Text))).OrderByDescending(k => k.Count()))
        {
            (GoldenError recorded, Exception thrown) = kind.First();
            TestContext.Out.WriteLine($"{kind.Count()}\t{recorded.Class}\t{recorded.Text}\t{thrown.Message.Split('\n')[0]}");
        }

        if (GoldenStore.Default.IsOther)
        {
            Assert.That(without, Has.Length.LessThanOrEqualTo(MostOfOthers * Refusals.Value.Count));
            return;
        }

        Dictionary<string, int> allowed = Allowed();
        string[] risen = [.. without.GroupBy(r => r.Recorded.Class).Where(g => g.Count() > allowed.GetValueOrDefault(g.Key)).Select(g => $"{g.Key}: {g.Count()}, allowed are {allowed.GetValueOrDefault(g.Key)}")];
        Assert.That(risen, Is.Empty);
    }

    [TestCase("Dimensions must be equal, but are 3 and 2 for '{{node op}} = MatMul[T=DT_FLOAT](in0, in1)' with input shapes: [2,3], [2,3].", "Dimensions must be equal, but are 7 and 8", true)]
    [TestCase("Dimensions must be equal, but are 3 and 2", "the inner sizes 3 and 2 differ", false)]
    [TestCase("No gradient defined for operation 'x' (op type: Foo)", "No gradient defined for operation 'y'", true)]
    [TestCase("12 [3]", "anything", true)]
    [TestCase("negative", "a Negative size", true)]
    public void A_row_of_words_is_looked_for_without_what_belongs_to_the_case(string recorded, string ours, bool shared)
        => Assert.That(ErrorPhrases.Shares(recorded, ours), Is.EqualTo(shared));

    private static List<(GoldenError, Exception)> Collect()
    {
        GoldenStore store = GoldenStore.Default;
        IEnumerable<Action> runs =
        [
            .. OpCase.ReadAll(store).Where(c => !c.IsInformation && OpCatalogue.Contains(c.Op) && (c.Error ?? c.Gradient?.Error) is not null).Select(c => (Action)(() => OpRunner.Run(c))),
            .. ShapeCase.ReadAll(store).Where(c => c.Error is not null && OpCatalogue.Contains(c.Op)).Select(c => (Action)(() => ShapeRunner.Run(c))),
            .. RandomCase.ReadAll(store).Where(c => c.Error is not null).Select(c => (Action)(() => RandomRunner.Run(c))),
            .. GoldenProgram.Files(store, "state", "control").Select(p => GoldenProgram.Read(store, p)).Where(p => p.Runs.Any(r => r.Error is not null)).Select(p => (Action)(() => ProgramRunner.Run(p))),
            .. Scenario.ReadAll(store).Where(s => s.Path is not ("graph/imports.json" or "graph/savers.json")).Select(s => (Action)(() => Walk(s))),
        ];
        return [.. runs.SelectMany(GoldenErrors.Heard)];
    }

    private static void Walk(Scenario scenario)
    {
        try
        {
            ScenarioRunner.Run(scenario);
        }
        catch (MissingFunctionException)
        {
            // Its suite lists it with the reason.
            TestContext.Out.WriteLine($"{scenario.Id} is not walked");
        }
    }
}
