namespace TfCourse.Datasets;

/// <summary>Sets that are published in one piece: their split is ours, and fixed.</summary>
internal static class WholeSets
{
    public const string SplitText = "published whole; here 60 % train, 20 % dev, 20 % test, drawn with seed 0, classes in proportion";

    private const double Part = 0.2;

    public static DatasetSplit Split(Dataset whole)
    {
        int part = (int)Math.Round(Part * whole.Count, MidpointRounding.AwayFromZero);
        return Splitting.Indices(whole.Count, part, part, seed: 0, whole.Labels).KeepEqualTogether(whole).Apply(whole);
    }

    public static CsvTable ReadCsv(DataFolder folder, string file)
        => CsvReader.Read(new MemoryStream(folder.Read(file), writable: false), folder.NameOf(file));
}
