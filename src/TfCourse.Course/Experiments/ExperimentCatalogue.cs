namespace TfCourse.Course;

/// <summary>All experiments: those that the command line compares, and one for every concept.</summary>
public static class ExperimentCatalogue
{
    /// <summary>What <c>tfcourse compare</c> runs.</summary>
    public static IReadOnlyList<Experiment> Comparisons { get; } =
        [CompareInitializers.Experiment, CompareRegularizers.Experiment, CompareOptimizers.Experiment, CompareSchedules.Experiment, CompareBatchSizes.Experiment, CompareDepth.Experiment,
            CompareStrategies.Experiment, CompareForms.Experiment, AugmentationExperiment.Experiment];

    private static readonly Dictionary<string, Experiment> OfConcepts = new(StringComparer.Ordinal)
    {
        ["splits"] = SplitExperiment.Experiment,
        ["bias-variance"] = LearningCurveExperiment.Experiment,
        ["initialization"] = CompareInitializers.Experiment,
        ["symmetry"] = SymmetryExperiment.Experiment,
        ["l2"] = CompareRegularizers.Of("l2", "L2 regularization", "l2"),
        ["l1"] = CompareRegularizers.Of("l1", "L1 regularization", "l1"),
        ["dropout"] = CompareRegularizers.Of("dropout", "Inverted dropout", "dropout"),
        ["augmentation"] = AugmentationExperiment.Experiment,
        ["early-stopping"] = CompareRegularizers.Of("early-stopping", "Early stopping", "early-stopping"),
        ["max-norm"] = CompareRegularizers.Of("max-norm", "Max-norm constraint", "max-norm"),
        ["weight-decay"] = DecayExperiment.Experiment,
        ["input-normalization"] = NormalizationExperiment.Experiment,
        ["vanishing-gradients"] = CompareDepth.Experiment,
        ["gradient-clipping"] = GradientExperiments.Clipping,
        ["gradient-checking"] = GradientExperiments.Checking,
        ["mini-batches"] = CompareBatchSizes.Experiment,
        ["weighted-averages"] = AverageExperiment.Experiment,
        ["learning-rate-decay"] = CompareSchedules.Experiment,
        ["learning-rate-finder"] = RateExperiments.Finder,
        ["surfaces"] = RateExperiments.Surfaces,
        ["convergence"] = RateExperiments.Convergence,
        ["hyperparameter-scale"] = ScaleExperiment.Experiment,
        ["batch-normalization"] = BatchNormExperiment.Experiment,
        ["batch-norm-effects"] = BatchNormEffectsExperiment.Experiment,
        ["batch-norm-test-time"] = BatchNormTestTimeExperiment.Experiment,
        ["softmax"] = SoftmaxExperiment.Experiment,
        ["multi-class-scores"] = ScoresExperiment.Experiment,
    };

    /// <summary>The experiment of a concept.</summary>
    /// <param name="concept">The concept.</param>
    public static Experiment Of(Concept concept) => OfConcepts.TryGetValue(concept.Name, out Experiment? experiment)
        ? experiment
        : CompareOptimizers.Of(concept.Name, concept.Title, "gradient-descent", concept.Name);

    /// <summary>Finds a comparison.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names.</exception>
    public static Experiment Find(string name) => Comparisons.FirstOrDefault(e => e.Name == name)
        ?? throw new ArgumentException($"There is no comparison '{name}'.{Datasets.NearNames.Hint(name, [.. Comparisons.Select(e => e.Name)])}", nameof(name));
}
