namespace TfCourse.Course;

/// <summary>Parameters that many experiments take.</summary>
internal static class Common
{
    public static ExperimentParameter Whole(string name, int value, int min, int max, string meaning) => new(name, value, min, max, meaning) { Whole = true };

    public static ExperimentParameter LearningRate(double value, string meaning = "step size α") => new("learning-rate", value, 0, 1000, meaning) { AboveMin = true };

    public static ExperimentParameter Seed(int value) => Whole("seed", value, 0, int.MaxValue - 1_000_000, "seed of everything random");

    public static ExperimentParameter Epochs(int value) => Whole("epochs", value, 1, 1_000_000, "passes over the training points");

    public static ExperimentParameter BatchSize(int value) => Whole("batch-size", value, 1, 1_000_000, "points of a mini-batch");

    public static ExperimentParameter Noise(double value) => new("noise", value, 0, 10, "deviation of the noise on the points");

    public static ExperimentParameter Points(string name, int value, string meaning) => Whole(name, value, 4, 100_000, meaning);

    public static ExperimentParameter Lambda(string name, double value, string meaning) => new(name, value, 0, 1e6, meaning);

    public static ExperimentParameter KeepProb(double value) => new("keep-prob", value, 0, 1, "probability of keeping a hidden unit") { AboveMin = true };
}
