namespace TfCourse.Datasets;

/// <summary>Mixtures of concrete and the pressure that they withstand.</summary>
internal sealed class Concrete : DatasetEntry
{
    public override string Name => "concrete";

    public override string Title => "concrete, 8 features in kg/m3 and days, compressive strength in MPa";

    public override DatasetTask Task => DatasetTask.Regression;

    public override string Split
        => "published whole; here about 60 % train, 20 % dev, 20 % test, drawn with seed 0, equal mixtures kept in one part";

    public override string Source
        => "Concrete compressive strength, I-C. Yeh, 1998; UCI Machine Learning Repository, as in the R package modeldata";

    public override string Licence => "CC BY 4.0; the package MIT";

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => WholeSets.Split(
            WholeSets.ReadCsv(folder(), "concrete/concrete.csv").ToRegression(Name, "compressive_strength", Source, Licence));
}
