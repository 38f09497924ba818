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

    [Test]
    public void The_trainer_learns_what_the_cluster_is_compared_with()
        => Assert.That(ClusterPart.Train(null).History is var history && history[^1].Loss < history[0].Loss);

    [Test]
    public void Recorded_files_agree_and_a_spoiled_engine_is_found_out_by_them()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Files(ManagedEngine.Instance).SelectMany(r => r.Findings), Is.Empty);
            Row[] spoiled = [.. Files(new SpoiledEngine())];
            foreach (string kind in (string[])["model", "graph", "meta", "checkpoint"])
            {
                Assert.That(spoiled.Where(r => r.Name.StartsWith(kind, StringComparison.Ordinal)).Sum(r => r.Beyond), Is.Positive, kind);
            }
        });

        static IEnumerable<Row> Files(IEngine other)
        {
            var comparison = new EngineComparison();
            Session.DefaultEngine = new PairEngine(ManagedEngine.Instance, other, comparison);
            FilesPart.Run(comparison, GoldenStore.Default, null, _ => { });
            return comparison.Rows;
        }
    }

    [Test]
    public void Exercises_agree_and_a_spoiled_engine_is_found_out_by_them()
    {
        foreach ((IEngine other, bool agrees) in new[] { (ManagedEngine.Instance, true), ((IEngine)new SpoiledEngine(), false) })
        {
            var comparison = new EngineComparison();
            Session.DefaultEngine = new PairEngine(ManagedEngine.Instance, other, comparison);
            ExercisesPart.Run(comparison, _ => { });
            Assert.That(comparison.Rows.Sum(r => r.Beyond), agrees ? Is.Zero : Is.Positive, string.Join('\n', comparison.Rows.SelectMany(r => r.Findings)));
            Assert.That(comparison.Rows.Sum(r => r.Values), Is.GreaterThan(1000));
        }
    }

    [Test]
    public void A_row_tells_the_case_at_which_the_engines_part()
    {
        var comparison = new EngineComparison();
        foreach (float theirs in new[] { 1f, 1.5f, 2 })
        {
            comparison.Begin("training", "run", FormattableString.Invariant($"step {theirs}"), GoldenTolerance.Within(1e-5, 0));
            comparison.Compare("loss", HostTensor.Scalar(1f), HostTensor.Scalar(theirs));
        }

        Assert.That(comparison.Rows.Single().Parts, Is.EqualTo("step 1.5"));
    }

    [Test]
    public void TensorFlow_is_asked_to_compute_what_the_graph_says()
    {
        var recorder = new Recorder();
        new RecordedSettings(recorder).Open(new ConfigProto { OperationTimeoutInMs = 7 }).Dispose();
        ConfigProto config = ConfigProto.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(recorder.Config!));
        Assert.Multiple(() =>
        {
            Assert.That((config.IntraOpParallelismThreads, config.InterOpParallelismThreads, config.OperationTimeoutInMs), Is.EqualTo((1, 1, 7L)));
            Assert.That(config.GraphOptions.RewriteOptions.DisableMetaOptimizer);
            Assert.That((int)config.GraphOptions.OptimizerOptions.OptLevel, Is.EqualTo(-1));
        });
    }

    [Test]
    public void Both_speeds_of_every_model_are_measured()
    {
        List<Speed> speeds = BenchPart.Run(ManagedEngine.Instance, ManagedEngine.Instance, _ => { }, seconds: 0);
        Assert.That(speeds.Select(s => s.Model), Is.EqualTo(new[] { "tiny", "signs", "mnist", "lenet", "conv32-64" }));
        Assert.That(speeds.Select(s => Math.Min(s.Ours, s.Theirs)), Has.All.Positive);
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

    private sealed class Recorder : IEngine
    {
        public string Name => "recorder";

        public ConfigProto? Config { get; private set; }

        public IEngineSession Open(ConfigProto? config = null, string target = "")
        {
            Config = config;
            return ManagedEngine.Instance.Open();
        }
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

        public FilePermits Files => whole.Files;

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
