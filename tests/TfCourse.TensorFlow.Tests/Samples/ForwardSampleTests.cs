using System.Globalization;
using Tensorflow;
using TfCourse.Engine;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Values of samples: precision, element types, repetition, and inputs that stay what they were.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class ForwardSampleTests
{
    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Single_precision_agrees_with_double(OpSample sample)
    {
        HostTensor[] values = sample.Values();
        HostTensor[] singles = [.. values.Select(v => v.DataType == DataType.DtDouble ? SampleValues.Convert(v, DataType.DtFloat) : v)];
        if (sample.Inputs.Count == 0 || sample.Precision.Type != DataType.DtDouble || !TakesSingle(sample))
        {
            return;
        }

        HostTensor[] expected;
        using (var wide = new SampleGraph(sample, values: values))
        {
            expected = wide.Run(wide.Outputs);
        }

        using var narrow = new SampleGraph(sample, values: singles, attrs: [.. sample.Attrs.Select(Single)]);
        HostTensor[] found = narrow.Run(narrow.Outputs);
        for (int i = 0; i < expected.Length; i++)
        {
            for (int j = 0; j < expected[i].Count; j++)
            {
                double e = Number(expected[i], j), f = Number(found[i], j);
                bool agrees = e.Equals(f) || Math.Abs(e - f) <= sample.SingleTolerance * Math.Max(1, Math.Abs(e));
                Assert.That(agrees, Is.True, string.Create(CultureInfo.InvariantCulture, $"output {i}, entry {j}: {f:G9} in single, {e:G17} in double precision"));
            }
        }
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Op_runs_in_every_element_type_that_has_a_kernel(OpSample sample)
    {
        var failures = new List<string>();
        foreach ((string what, HostTensor[] values, Attr[] attrs) in SampleTypes.Of(sample))
        {
            try
            {
                using var graph = new SampleGraph(sample, values: values, attrs: attrs);
                graph.Run(graph.Outputs);
            }
            catch (Exception e) when (e is GraphException or EngineException)
            {
                failures.Add($"{what}: {e.Message}");
            }
        }

        Assert.That(failures, Is.Empty);
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Two_runs_give_equal_bits(OpSample sample)
    {
        using var graph = new SampleGraph(sample);
        HostTensor[] first = graph.Run(graph.Outputs), second = graph.Run(graph.Outputs);
        Assert.That(first.Zip(second).All(p => SampleBits.Same(p.First, p.Second)), Is.True);
    }

    [TestCaseSource(typeof(SampleCases), nameof(SampleCases.All))]
    public void Inputs_stay_what_they_were(OpSample sample)
    {
        // Two negations make values that the run owns, which a kernel may write over once nobody needs them.
        using var graph = new SampleGraph(sample, through: x => x.dtype.is_floating() ? Build.One("Neg", null, [Build.One("Neg", null, [x])]) : x);
        Tensor[] again = graph.AddNode(), plain = Build.Node(sample.Op, null, graph.Inputs, graph.Attrs).outputs;
        int n = graph.Outputs.Length, m = graph.Passed.Length;
        HostTensor[] all = graph.Run([.. graph.Outputs, .. graph.Passed, .. again, .. plain]);
        HostTensor[] unfetched = graph.Run([.. graph.Outputs, .. again]);
        Assert.Multiple(() =>
        {
            for (int i = 0; i < m; i++)
            {
                Assert.That(SampleBits.Same(all[n + i], graph.Values[i]), Is.True, $"input {i} was written over");
            }

            for (int i = 0; i < n; i++)
            {
                HostTensor expected = all[n + m + n + i];
                Assert.That(SampleBits.Same(all[i], expected), Is.True, $"output {i} of the first use differs");
                Assert.That(SampleBits.Same(all[n + m + i], expected), Is.True, $"output {i} of the second use differs");
                Assert.That(SampleBits.Same(unfetched[i], expected), Is.True, $"output {i} of the first use differs when inputs are not fetched");
                Assert.That(SampleBits.Same(unfetched[n + i], expected), Is.True, $"output {i} of the second use differs when inputs are not fetched");
            }
        });
    }

    private static bool TakesSingle(OpSample sample) => OpCatalogue.Find(sample.Op).AttrDefs
        .Where(a => a.Type == "type" && a.Allowed is not null && a.Allowed.List.Type.Contains(DataType.DtDouble))
        .All(a => a.Allowed!.List.Type.Contains(DataType.DtFloat));

    private static Attr Single(Attr attr) => attr.Value.ValueCase == AttrValue.ValueOneofCase.Type && attr.Value.Type == DataType.DtDouble
        ? (attr.Name, TF_DataType.TF_FLOAT)
        : attr;

    private static double Number(HostTensor tensor, int index) => tensor.Elements.GetValue(index) is IConvertible value and not string
        ? value.ToDouble(CultureInfo.InvariantCulture)
        : 0;
}
