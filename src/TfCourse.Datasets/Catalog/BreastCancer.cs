namespace TfCourse.Datasets;

/// <summary>Measurements of cell nuclei, 30 features on very different scales, benign or malignant.</summary>
internal sealed class BreastCancer : DatasetEntry
{
    public override string Name => "wdbc";

    public override string Title => "breast cancer, 30 measurements of cell nuclei in their own units, 2 classes";

    public override string Split => WholeSets.SplitText;

    public override string Source
        => "Breast Cancer Wisconsin (Diagnostic), W. Wolberg, N. Street, O. Mangasarian, 1995; UCI Machine Learning Repository";

    public override string Licence => "CC BY 4.0";

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => WholeSets.Split(
            WholeSets.ReadCsv(folder(), "wdbc/wdbc.csv").ToClassification(Name, "benign", ["malignant", "benign"], Source, Licence));
}
