namespace TfCourse.Datasets;

/// <summary>Photographs of clothes, 28 × 28 grey values, ten classes.</summary>
internal sealed class FashionMnist : DatasetEntry
{
    private const string Folder = "fashion-mnist-12k/";
    private const float Maximum = 255;

    private static readonly string[] Classes =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    public override string Name => "fashion-mnist";

    public override string Title => "clothes, 28 x 28 grey values in [0, 1], 10 classes";

    public override string Split => "as published: 10,000 train and 2,000 test, balanced; no dev";

    public override string Source
        => "Fashion-MNIST, H. Xiao, K. Rasul, R. Vollgraf, arXiv:1708.07747; the first 1,000 train and 200 test images of each class";

    public override string Licence => "MIT, (c) 2017 Zalando SE";

    internal override DatasetSplit Make(Func<DataFolder> folder)
    {
        DataFolder data = folder();
        return new DatasetSplit(Part(data, "train", "train"), null, Part(data, "t10k", "test"));
    }

    private Dataset Part(DataFolder folder, string prefix, string part)
        => ImageFiles.Read(
            folder, $"{Folder}{prefix}-images-idx3-ubyte.gz", $"{Folder}{prefix}-labels-idx1-ubyte.gz", Maximum,
            $"{Name}/{part}", Classes, this);
}
