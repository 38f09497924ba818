using System.Text.RegularExpressions;
using Tensorflow;
using TfCourse.TestKit;
using static Tensorflow.Binding;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every rule of rules.txt and every row of advisories.txt names tests that there are, and every test of the semantics shows a rule or stands for itself.</summary>
[TestFixture]
public sealed partial class SemanticRulesTests
{
    private const string List = "tests/TfCourse.TensorFlow.Tests/Semantics/rules.txt", Advisories = "tests/TfCourse.TensorFlow.Tests/Semantics/advisories.txt";

    private static readonly Lazy<HashSet<string>> Tests = new(() => [.. Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).SelectMany(Methods)]);

    private static IEnumerable<(string Rule, string[] Tests)> Rules(string list = List)
        => File.ReadLines(Repository.PathOf(list)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(c => (c[0], c.Length == 2 ? c[1].Split(' ') : []));

    [TestCase(List)]
    [TestCase(Advisories)]
    public void Every_rule_names_tests_that_there_are(string list)
    {
        string[] faults = [.. Rules(list).Where(r => r.Tests.Length == 0).Select(r => $"'{r.Rule}' names no test"),
            .. Rules(list).SelectMany(r => r.Tests).Where(t => !Tests.Value.Contains(t)).Select(t => $"there is no test {t}")];
        Assert.That(faults, Is.Empty, string.Join(Environment.NewLine, faults));
    }

    [Test]
    public void Rules_are_told_once() => Assert.That(Rules().Select(r => r.Rule), Is.Unique);

    [Test]
    public void Every_advisory_has_its_row()
        => Assert.That(Rules(Advisories).Select(r => r.Rule.Split(' ')[0]), Is.EqualTo(Enumerable.Range(1, 30).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))));

    [TestCase("StringNGrams")]
    [TestCase("QuantizeAndDequantizeV3")]
    [TestCase("CropAndResize")]
    [TestCase("AddManySparseToTensorsMap")]
    [TestCase("SparseReshape")]
    public void Ops_of_advisories_that_are_not_there_are_refused_by_name(string op)
    {
        if (OpCatalogue.Contains(op))
        {
            // Then recorded calls, samples and mutated calls judge it as any other.
            Assert.That(Engine.Managed.ManagedEngine.Ops, Has.Member(op));
            return;
        }

        var graph = new Graph();
        Assert.That(Assert.Throws<NotFoundError>(() => graph.Import(new GraphDef { Node = { new NodeDef { Name = "a", Op = op } } }))!.Message, Does.Contain(op));
    }

    // An axis twice is refused by the run alone, as in TensorFlow.
    [TestCase(0, -5)]
    [TestCase(0, 2)]
    public void A_permutation_is_checked_while_building_too(int first, int second)
    {
        using Graph graph = new Graph().as_default();
        Assert.That(() => tf.transpose(tf.ones((2, 3)), new[] { first, second }), Throws.InstanceOf<ValueError>());
    }

    // Beside the rules: what TensorFlow's documentation says of folds, branches and finished graphs.
    [Test]
    public void Every_test_of_the_semantics_shows_a_rule()
    {
        string[] beside = ["Only_the_chosen_branch_runs", "Loops_repeat_until_their_condition_fails_and_have_gradients", "Folds_and_maps_go_part_by_part", "A_finished_graph_takes_no_more_nodes", "An_error_at_run_has_a_status_and_the_session_goes_on"];
        IEnumerable<string> shown = Rules().SelectMany(r => r.Tests).Concat(beside.Select(b => nameof(SemanticsTests) + "." + b));
        string[] silent = [.. Tests.Value.Where(t => t.StartsWith(nameof(SemanticsTests) + ".", StringComparison.Ordinal)).Except(shown)];
        Assert.That(silent, Is.Empty, $"add them to {List}: {string.Join(' ', silent)}");
    }

    // A test is a public method below an attribute that makes it one.
    private static IEnumerable<string> Methods(string file)
    {
        string text = File.ReadAllText(file);
        string type = TypeName().Match(text).Groups[1].Value;
        return Test().Matches(text).Select(m => type + "." + m.Groups[1].Value);
    }

    [GeneratedRegex(@"public sealed (?:partial )?class (\w+Tests)\b")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\[(?:Test|TestCase|TestCaseSource|Property)\b[^\n]*\]\n(?:\s*\[[^\n]*\]\n)*\s*public (?:async Task|void|Task) (\w+)\(")]
    private static partial Regex Test();
}
