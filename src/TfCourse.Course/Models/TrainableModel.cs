using TfCourse.Datasets;

namespace TfCourse.Course;

/// <summary>A model that can be trained by name: its data set and its settings unless others are asked for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Dataset">The name of the data set it is for.</param>
/// <param name="Description">What it is, in a line.</param>
/// <param name="Defaults">The settings it was tuned with.</param>
public sealed record TrainableModel(string Name, string Dataset, string Description, TrainingSettings Defaults)
{
    /// <summary>The name of the framework exercise's model, which <see cref="FrameworkTraining"/> trains.</summary>
    public const string Signs = "signs";

    /// <summary>All models.</summary>
    public static IReadOnlyList<TrainableModel> All { get; } =
    [
        new("fashion-mnist", "fashion-mnist", "a 784-128-10 network that tells ten kinds of clothes apart", new TrainingSettings()),
        new("digits", "digits", "a 64-64-10 network that reads handwritten digits", new TrainingSettings(Epochs: 60, BatchSize: 32, LearningRate: 0.005, Hidden: 64)),
        new("breast-cancer", "wdbc", "a 30-16-2 network on measurements of cells in their own units, which it normalizes itself", new TrainingSettings(Epochs: 40, BatchSize: 32, LearningRate: 0.005, Hidden: 16, Normalize: true)),
        new(Signs, "signs", "the framework exercise's 12288-25-12-6 network on synthetic drawings of hands", new TrainingSettings(Epochs: 1500, LearningRate: 1e-4, Hidden: 25)),
    ];

    /// <summary>A model by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">There is no model of this name; the message lists those there are.</exception>
    public static TrainableModel Find(string name)
        => All.FirstOrDefault(m => m.Name == name) ?? throw new ArgumentException($"There is no model '{name}'.{NearNames.Hint(name, [.. All.Select(m => m.Name)])}");
}
