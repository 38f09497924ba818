using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Whole recorded training runs, the model made with our own tf: the same names, and the same losses, variables and slots step by step.</summary>
[TestFixture]
[Parallelizable(ParallelScope.Children)]
public sealed class TrainingBuilderTests
{
    private static IEnumerable<TestCaseData> Cases() => GoldenProgram.Files(GoldenStore.Default, "training")
        .Select(path => GoldenProgram.Read(GoldenStore.Default, path))
        .Where(program => program.Runs.Count > 0 && program.Training?.Builder is not null)
        .Select(program => new TestCaseData(program).SetName(GoldenNames.Of(program)));

    [TestCaseSource(nameof(Cases))]
    public void Our_own_model_trains_as_recorded(GoldenProgram program)
    {
        using var graph = new Graph();
        graph.as_default();
        try
        {
            Binding.tf.set_random_seed(program.Training!.Builder!.Value.GetProperty("graph_seed").GetInt64());
            TrainingModels.Build(new ModelParameters(program.Training.Builder.Value));
        }
        finally
        {
            graph.Exit();
        }

        // Excused under the name that the import of the same program has not.
        Assert.That(GoldenExceptions.Verdict(program.Path, program.Id + " built", ProgramRunner.Follow(program, graph)), Is.Null);
    }
}
