namespace TfCourse.Datasets;

/// <summary>The two half circles of the course's optimization lesson.</summary>
internal sealed class MoonsSet : DatasetEntry
{
    private const double Noise = 0.2;

    public override string Name => "moons";

    public override string Title => "two half circles in the plane, 2 features, 2 classes";

    public override string Split => "300 train with seed 3, as in the course, which has no test; 100 test with seed 4; no dev";

    public override string Source => "generated as make_moons of scikit-learn does, noise 0.2";

    public override string Licence => "generated; no rights attach to it";

    public override bool NeedsFiles => false;

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => new(
            Moons.Generate(300, Noise, seed: 3).ToDataset($"{Name}/train", Source), null,
            Moons.Generate(100, Noise, seed: 4).ToDataset($"{Name}/test", Source));
}
