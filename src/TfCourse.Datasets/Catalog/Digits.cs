namespace TfCourse.Datasets;

/// <summary>Handwritten digits, 8 × 8 counts of ink from 0 to 16, ten classes.</summary>
internal sealed class Digits : DatasetEntry
{
    private const float Maximum = 16;

    private static readonly string[] Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    public override string Name => "digits";

    public override string Title => "handwritten digits, 8 x 8 in [0, 1], 10 classes";

    public override string Split => WholeSets.SplitText;

    public override string Source
        => "Optical recognition of handwritten digits, E. Alpaydin and C. Kaynak, 1998, test part; UCI Machine Learning Repository";

    public override string Licence => "CC BY 4.0";

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => WholeSets.Split(
            ImageFiles.Read(
                folder(), "digits8x8/images-idx3-ubyte.gz", "digits8x8/labels-idx1-ubyte.gz", Maximum, Name, Classes, this));
}
