using TfCourse.Datasets;
using TfCourse.Reference;
using NDArray = NumSharp.NDArray;
using np = NumSharp.np;

namespace TfCourse.Course;

/// <summary>Real digits and what flips, shifts, rotations and noise make of them.</summary>
internal static class AugmentationExperiment
{
    public static Experiment Experiment { get; } = new(
        "augmentation", "Data augmentation", "Handwritten digits of 8 × 8 pixels; each row is one digit and its changed copies.",
        [
            Common.Whole("images", 4, 1, 12, "how many digits"),
            Common.Whole("shift", 1, -7, 7, "rows and columns to move by"),
            new("degrees", 15, -180, 180, "angle of the rotation"),
            Common.Noise(0.15),
            Common.Seed(1),
        ], Run);

    private static ExperimentResult Run(ExperimentSettings settings, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        Dataset digits = DatasetCatalog.Load("digits").Train;
        np.random.seed(settings.Whole("seed"));
        long[] chosen = np.random.permutation(digits.Count).ToArray<long>()[..settings.Whole("images")];
        int shift = settings.Whole("shift");
        double angle = settings["degrees"] * Math.PI / 180;
        List<GreyImage> images = [];
        List<IReadOnlyList<object?>> rows = [];
        List<Metric> metrics = [];
        var clock = new ExperimentClock(progress, chosen.Length, cancellation);
        foreach (int i in chosen.Select(i => (int)i))
        {
            NDArray image = np.array(digits.Example(i).ToArray().Select(v => (double)v).ToArray()).reshape(8, 8);
            string digit = digits.ClassNames[digits.Labels![i]];
            (string Name, NDArray Image)[] copies =
            [
                (digit, image),
                ("flipped", Augmentation.Flip(image)),
                ("shifted", Augmentation.Shift(image, shift, shift)),
                ("rotated", Augmentation.Rotate(image, angle)),
                ("noisy", Augmentation.AddNoise(image, settings["noise"], np.random.randn(8, 8))),
            ];
            foreach ((string name, NDArray copy) in copies)
            {
                images.Add(new GreyImage(name, 8, 8, [.. copy.ToArray<double>().Select(v => (float)Math.Clamp(v, 0, 1))]));
                double distance = GradientClipping.Norm([copy - image]);
                metrics.Add(new Metric($"example {i}", 0, $"distance_{name}", distance));
                if (name != digit)
                {
                    rows.Add([digit, name, (double)np.mean(copy), distance]);
                }
            }

            clock.Finish(digit);
        }

        return new ExperimentResult(
            "A digit that is moved or turned a little is the same digit to people and a new example to a network. A flip is none: a flipped 2 is no 2. Which changes keep the label is the one thing to know about the data.",
            ["digit", "change", "mean pixel", "distance from the original"], rows, [new FigureSection("Digits and their copies", "", [new ImagesFigure("One row a digit", "", images)])], metrics);
    }
}
