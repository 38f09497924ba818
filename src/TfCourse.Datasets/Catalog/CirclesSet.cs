namespace TfCourse.Datasets;

/// <summary>The two circles of the course's initialization lesson.</summary>
internal sealed class CirclesSet : DatasetEntry
{
    private const double Noise = 0.05;

    public override string Name => "circles";

    public override string Title => "two circles in the plane, 2 features, 2 classes";

    public override string Split => "300 train with seed 1 and 100 test with seed 2, as in the course; no dev";

    public override string Source => "generated as make_circles of scikit-learn does, noise 0.05, radii 1 and 0.8";

    public override string Licence => "generated; no rights attach to it";

    public override bool NeedsFiles => false;

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => new(
            Circles.Generate(300, Noise, seed: 1).ToDataset($"{Name}/train", Source), null,
            Circles.Generate(100, Noise, seed: 2).ToDataset($"{Name}/test", Source));
}
