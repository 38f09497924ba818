using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every recorded random stream: ops over several runs and sessions, seeds, programs.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class RandomGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => RandomCase.ReadAll(GoldenStore.Default)
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    private static IEnumerable<TestCaseData> Pairs() => SeedPairCase.ReadAll(GoldenStore.Default)
        .Select(c => new TestCaseData(c).SetName(GoldenNames.Of(c)));

    private static IEnumerable<TestCaseData> Programs() => GoldenProgram.Files(GoldenStore.Default, "random")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Select(p => new TestCaseData(p).SetName(GoldenNames.Of(p)));

    [TestCaseSource(nameof(Cases))]
    public void Random_op_draws_what_is_recorded(RandomCase c)
        => Assert.That(GoldenExceptions.Verdict(c.Path, c.Id, RandomRunner.Run(c)), Is.Null);

    [TestCaseSource(nameof(Pairs))]
    public void Seeds_of_graph_and_op_give_the_recorded_pair(SeedPairCase c)
    {
        var graph = new Graph { seed = c.GraphSeed };
        graph.as_default();
        Tensor value = Binding.tf.random_uniform(new Shape(4), seed: c.OpSeed);
        graph.Exit();
        using var session = new Session(graph);
        Assert.Multiple(() =>
        {
            Assert.That((value.op.get_attr<long>("seed"), value.op.get_attr<long>("seed2")), Is.EqualTo((c.Seed, c.Seed2)));
            foreach (GoldenTensor run in c.Runs)
            {
                Assert.That(session.run(value).ToArray<float>(), Is.EqualTo(run.As<float>()));
            }
        });
    }

    [TestCaseSource(nameof(Programs))]
    public void Program_draws_what_is_recorded(GoldenProgram program)
        => Assert.That(GoldenExceptions.Verdict(program.Path, program.Id, ProgramRunner.Run(program)), Is.Null);
}
