using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace TfCourse.TestKit.Tests;

[TestFixture]
public sealed class GoldenFilesTests
{
    private static readonly GoldenStore Store = GoldenStore.Default;

    private static readonly ConcurrentDictionary<string, (int Cases, int Tensors)> Counts = new(StringComparer.Ordinal);

    private static IEnumerable<string> Parts => Store.Paths.Select(path => path[..path.IndexOf('/')]).Distinct();

    [OneTimeTearDown]
    public void Print_what_was_read()
    {
        IEnumerable<string> parts = Counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Cases}/{pair.Value.Tensors}"));
        TestContext.Progress.WriteLine($"recorded values, cases/tensors: {string.Join(", ", parts)}");
    }

    [TestCaseSource(nameof(Parts))]
    public void Every_file_of_a_part_is_read_by_its_reader(string part)
    {
        List<string> failures = [];
        int cases = 0, tensors = 0;
        foreach (string path in Store.List(part + "/**"))
        {
            try
            {
                cases += GoldenReaders.CountCases(Store, path);
                tensors += GoldenReaders.Documents(Store, path).Sum(line => CountTensors(line.Raw));
            }
            catch (FormatException error)
            {
                failures.Add(error.Message);
            }
        }
        Counts[part] = (cases, tensors);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.Empty);
            Assert.That(cases, Is.Positive);
        }
    }

    [Test]
    public void Every_graph_has_the_recorded_number_of_nodes()
    {
        IEnumerable<GoldenProgram> programs = GoldenProgram.Files(Store, "*", "*/*")
            .Where(path => !path.StartsWith("files/", StringComparison.Ordinal))
            .Select(path => GoldenProgram.Read(Store, path));

        Assert.That(programs.Where(program => program.ParseGraph().Node.Count != program.NodeCount).Select(program => program.Path), Is.Empty);
    }

    [Test]
    public void Every_run_has_a_tolerance_for_each_fetch_or_an_error()
    {
        List<string> without = [];
        foreach (string path in GoldenProgram.Files(Store, "control", "state", "training", "random", "ops/composed"))
        {
            foreach (GoldenRun run in GoldenProgram.Read(Store, path).Runs)
            {
                if (run.Error is null ? run.Fetches.Keys.Any(fetch => run.ToleranceOf(fetch) is null) : run.Fetches.Count > 0)
                    without.Add($"{path}: {run}");
            }
        }
        Assert.That(without, Is.Empty);
    }

    [Test]
    public void Every_op_case_has_outputs_or_an_error()
    {
        IEnumerable<ValueCase> cases = OpCase.ReadAll(Store).Cast<ValueCase>().Concat(ComposedCase.ReadAll(Store));

        Assert.That(cases.Where(test => test.Outputs is null == test.Error is null).Select(test => $"{test.Path}: {test.Id}"), Is.Empty);
    }

    // Wherever a tensor is written down, it can be decoded: also inside the parts that have no typed reader here.
    private static int CountTensors(JsonElement element)
    {
        if (GoldenValue.IsTensor(element))
        {
            GoldenValue.Parse(element);
            return 1;
        }
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Sum(member => CountTensors(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().Sum(CountTensors),
            _ => 0,
        };
    }
}
