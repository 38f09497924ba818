using Tensorflow;
using TfCourse.NaiveEngine;
using TfCourse.TestKit;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>
/// The samples of every op with one thing wrong: another rank, another size, no elements, integers far outside. A kernel may
/// give a result or a typed error, nothing else; shape inference, which would have seen most of it, is not asked.
/// </summary>
[TestFixture]
public sealed class MutatedCallTests
{
    private static readonly long[] Outside = [-1, 0, 7, -1000, int.MaxValue, int.MinValue];

    private static IEnumerable<TestCaseData> Samples() => OpSamples.All.Where(s => s.Inputs.Count > 0).GroupBy(s => s.Op).SelectMany(g => g.Take(2))
        .Select(s => new TestCaseData(s).SetArgDisplayNames(s.Op, s.Name));

    [TestCaseSource(nameof(Samples))]
    public void Wrong_call_gives_a_typed_error_or_a_result(OpSample sample)
    {
        OpDef declaration = OpDeclarations.Of(sample.Op);
        DrawnAttr[] attrs = [.. sample.Attrs.Select(a => new DrawnAttr(a.Name, a.Value))];
        var failures = new List<string>();
        foreach ((string what, HostTensor[] inputs) in Wrong(sample.Values()))
        {
            try
            {
                DrawnRun.Run(new DrawnCall(sample.Op, inputs, attrs), declaration, 1);
            }
            catch (EngineException e)
            {
                Assert.That(e.Message, Is.Not.Empty);
            }
            catch (Exception e)
            {
                failures.Add($"{what}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0]}");
            }
        }

        Assert.That(failures, Is.Empty, string.Join(Environment.NewLine, failures));
    }

    private static IEnumerable<(string, HostTensor[])> Wrong(HostTensor[] inputs)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            HostTensor x = inputs[i];
            HostTensor[] With(HostTensor other) => [.. inputs.Select((input, k) => k == i ? other : input)];
            if (x.DataType is DataType.DtResource or DataType.DtVariant)
            {
                continue;
            }

            yield return (FormattableString.Invariant($"input {i} with an axis more"), With(Shaped(x, [1, .. x.Dimensions])));
            yield return (FormattableString.Invariant($"input {i} as a vector"), With(Shaped(x, [x.Count])));
            yield return (FormattableString.Invariant($"input {i} as a scalar"), With(Part(x, [])));
            yield return (FormattableString.Invariant($"input {i} empty"), With(Part(x, [0])));
            yield return (FormattableString.Invariant($"input {i} with a size less"), With(Part(x, x.Dimensions.Length == 0 ? [2] : [.. x.Dimensions[..^1], Math.Max(0, x.Dimensions[^1] - 1)])));
            yield return (FormattableString.Invariant($"input {i} twice as long"), With(Part(x, x.Dimensions.Length == 0 ? [2, 2] : [x.Dimensions[0] * 2, .. x.Dimensions[1..]])));
            if (x.DataType is DataType.DtInt32 or DataType.DtInt64)
            {
                foreach (long value in Outside)
                {
                    yield return (FormattableString.Invariant($"input {i} all {value}"), With(Draw.Fill(x.DataType, [.. x.Dimensions.ToArray().Select(d => (int)d)], _ => value)));
                }
            }
        }
    }

    private static HostTensor Shaped(HostTensor x, long[] shape) => new(x.DataType, shape, x.Elements);

    // The elements go round when there are too few.
    private static HostTensor Part(HostTensor x, long[] shape)
    {
        var part = new HostTensor(x.DataType, shape);
        for (int k = 0; k < part.Count && x.Count > 0; k++)
        {
            part.Elements.SetValue(x.Elements.GetValue(k % x.Count), k);
        }

        return part;
    }
}
