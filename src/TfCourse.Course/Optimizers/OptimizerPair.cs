using Tensorflow;
using TfCourse.Reference;

namespace TfCourse.Course;

/// <summary>An optimizer twice: by hand and as a step of a graph, with the same hyperparameters.</summary>
/// <param name="Name">As the command line calls it.</param>
/// <param name="Title">As the literature calls it.</param>
/// <param name="Formula">The update.</param>
/// <param name="Lesson">What it is for.</param>
/// <param name="Hand">The update rule by hand.</param>
/// <param name="Step">Adds the step to a graph: from loss, variables and α.</param>
/// <param name="GraphType">The class that makes the step.</param>
/// <param name="LearningRate">A rate that suits the course's experiment on two moons.</param>
public sealed record OptimizerPair(
    string Name, string Title, string Formula, string Lesson, Func<UpdateRule> Hand, Func<Tensor, IReadOnlyList<ResourceVariable>, Tensor, Operation> Step,
    Type GraphType, double LearningRate);
