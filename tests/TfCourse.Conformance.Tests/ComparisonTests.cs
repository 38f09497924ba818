using Tensorflow;
using TfCourse.Engine;
using TfCourse.Engine.Managed;
using TfCourse.TestKit;

namespace TfCourse.Conformance.Tests;

/// <summary>The comparison of engines, with the managed engine on both sides: as it is, and spoiled.</summary>
[TestFixture]
[NonParallelizable]
public sealed class ComparisonTests
{
    [TearDown]
    public void Back_to_the_default_engine() => Session.DefaultEngine = ManagedEngine.Instance;

    [Test]
    public void An_engine_agrees_with_itself_over_recorded_calls_programs_and_samples()
    {
        EngineComparison comparison = Compare(ManagedEngine.Instance);
        Assert.Multiple(() =>
        {
            Assert.That(comparison.Rows.SelectMany(r => r.Findings), Is.Empty);
            Assert.That(comparison.Rows.Sum(r => r.Values), Is.GreaterThan(1000));
            Assert.That(comparison.Rows.Select(r => r.Part), Is.SupersetOf(new[] { "ops", "programs", "random" }));
        });
    }

    [Test]
    public void A_spoiled_engine_is_found_out_in_every_part()
    {
        EngineComparison comparison = Compare(new SpoiledEngine());
        Assert.Multiple(() =>
        {
            foreach (IGrouping<string, Row> part in comparison.Rows.GroupBy(r => r.Part))
            {
                Assert.That(part.Sum(r => r.Beyond), Is.Positive, part.Key);
            }
        });
    }

    [TestCase(1f, 1f, 0)]
    [TestCase(0f, -0f, 0)]
    [TestCase(1f, 1.0000001f, 1)]
    [TestCase(-1f, -1.0000001f, 1)]
    [TestCase(float.NaN, float.NaN, 0)]
    [TestCase(float.NaN, 1f, double.PositiveInfinity)]
    [TestCase(float.Epsilon, -float.Epsilon, 2)]
    public void Ulps_count_representable_values(float a, float b, double ulps)
        => Assert.That(Distance.Of(HostTensor.Scalar(a), HostTensor.Scalar(b)).Ulps, Is.EqualTo(ulps));

    [Test]
    public void What_only_one_engine_refuses_is_found()
    {
        var comparison = new EngineComparison();
        comparison.Begin("ops", "X", "case", GoldenTolerance.Exact);
        comparison.CompareFailures("the run", EngineException.NotFound("no"), null);
        comparison.CompareFailures("the run", EngineException.NotFound("no"), EngineException.NotFound("neither"));
        comparison.CompareFailures("the run", EngineException.NotFound("no"), EngineException.InvalidArgument("neither"));
        Assert.That(comparison.Rows.Single().Beyond, Is.EqualTo(2));
    }

    [Test]
    public void A_cluster_program_trains_on_one_machine()
    {
        float[] losses = ClusterPart.Train(ManagedEngine.Instance, "");
        Assert.That(losses[^1], Is.LessThan(losses[0]));
    }

    private static EngineComparison Compare(IEngine other)
    {
        var comparison = new EngineComparison();
        GoldenStore golden = GoldenStore.Default;
        Session.DefaultEngine = new PairEngine(ManagedEngine.Instance, other, comparison);
        foreach (OpCase c in OpCase.Files(golden).Where(p => p.Contains("/MatMul.", StringComparison.Ordinal) || p.Contains("/Tanh.", StringComparison.Ordinal)).SelectMany(p => OpCase.Read(golden, p)))
        {
            comparison.Begin("ops", c.Op, c.Id, GoldenTolerance.Exact);
            OpRunner.Run(c);
        }

        foreach (GoldenProgram program in GoldenProgram.Files(golden, "control").Select(p => GoldenProgram.Read(golden, p)).Where(p => p.Runs.Count > 0).Take(12))
        {
            comparison.Begin("programs", program.Id, program.Id, GoldenTolerance.Exact);
            ProgramRunner.Run(program);
        }

        foreach (RandomCase c in RandomCase.ReadAll(golden).Where((_, i) => i % 15 == 0))
        {
            comparison.Begin("random", c.Op, c.Id, GoldenTolerance.Exact);
            RandomRunner.Run(c);
        }

        return comparison;
    }

    /// <summary>The managed engine with the last element of every floating fetch a little too large.</summary>
    private sealed class SpoiledEngine : IEngine
    {
        public string Name => "spoiled";

        public IEngineSession Open(ConfigProto? config = null, string target = "") => new SpoiledSession(ManagedEngine.Instance.Open(config, target));
    }

    private sealed class SpoiledSession(IEngineSession whole) : IEngineSession
    {
        public Action<string>? Output { get; set; }

        public void Extend(GraphDef graph, IReadOnlyCollection<OpDef> ops) => whole.Extend(graph, ops);

        public IEngineCall Prepare(RunSignature signature) => new SpoiledCall(whole.Prepare(signature));

        public void Dispose() => whole.Dispose();
    }

    private sealed class SpoiledCall(IEngineCall whole) : IEngineCall
    {
        public void Run(ReadOnlySpan<HostTensor> feeds, Span<HostTensor> fetches, CancellationToken cancellation = default)
        {
            whole.Run(feeds, fetches, cancellation);
            foreach (HostTensor fetch in fetches)
            {
                if (fetch.Elements is float[] { Length: > 0 } values)
                {
                    values[^1] = (values[^1] * 1.01f) + 1e-6f;
                }
            }
        }
    }
}
