namespace TfCourse.Course;

/// <summary>All concepts of the course, in its order. Lessons, checks and documentation walk this list.</summary>
public static class ConceptCatalogue
{
    /// <summary>The concepts.</summary>
    public static IReadOnlyList<Concept> All { get; } =
    [
        SplitConcept.Concept,
        BiasVarianceConcept.Concept,
        InitializationConcepts.Scale,
        InitializationConcepts.Symmetry,
        RegularizationConcepts.L2,
        RegularizationConcepts.L1,
        RegularizationConcepts.Dropout,
        AugmentationConcept.Concept,
        RegularizationConcepts.EarlyStopping,
        RegularizationConcepts.MaxNorm,
        OptimizerConcepts.WeightDecay,
        InputNormalizationConcept.Concept,
        DeepGradientConcepts.Vanishing,
        DeepGradientConcepts.Clipping,
        GradientCheckingConcept.Concept,
        MiniBatchConcept.Concept,
        WeightedAverageConcept.Concept,
        .. OptimizerConcepts.All,
        LearningRateConcepts.Decay,
        LearningRateConcepts.Finder,
        SurfaceConcept.Concept,
        ConvergenceConcept.Concept,
        ScaleConcept.Concept,
        BatchNormConcepts.Layer,
        BatchNormConcepts.Effects,
        BatchNormConcepts.TestTime,
        MultiClassConcepts.Softmax,
        MultiClassConcepts.Scores,
    ];

    /// <summary>Finds a concept.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is none; the message lists near names.</exception>
    public static Concept Find(string name) => All.FirstOrDefault(concept => concept.Name == name)
        ?? throw new ArgumentException($"There is no lesson '{name}'.{Datasets.NearNames.Hint(name, [.. All.Select(concept => concept.Name)])}", nameof(name));
}
