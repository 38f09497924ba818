namespace TfCourse.Datasets;

/// <summary>Synthetic hand-like drawings in the form of the course's hand signs.</summary>
internal sealed class SignsSet : DatasetEntry
{
    public override string Name => "signs";

    public override string Title => "synthetic drawings of hands, 64 x 64 x 3 in [0, 1], 6 classes by the fingers that show";

    public override string Split => "1,080 train with seed 1 and 120 test with seed 2, balanced, as many as the course has; no dev";

    public override string Source => Signs.Source;

    public override string Licence => "generated; no rights attach to it";

    public override bool NeedsFiles => false;

    internal override DatasetSplit Make(Func<DataFolder> folder)
        => new(Signs.Generate(180, 1, $"{Name}/train"), null, Signs.Generate(20, 2, $"{Name}/test"));
}

/// <summary>The course's own hand signs, for who has them.</summary>
public static class SignsFiles
{
    /// <summary>Environment variable that names the folder of train_signs and test_signs, each .h5 or .npz.</summary>
    public const string Variable = "TFCOURSE_SIGNS";

    private const int Classes = 6;

    /// <summary>The folder that <see cref="Variable"/> names; null when it is not set.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Reads both files of a folder.</summary>
    /// <param name="folder">Holds train_signs.h5 and test_signs.h5 as h5py writes them, or the same arrays as .npz.</param>
    /// <returns>Pixels divided by 255, shape [images, rows, columns, 3].</returns>
    /// <exception cref="DataException">A file is missing or is not what it should be.</exception>
    public static DatasetSplit Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new DatasetSplit(Part(folder, "train"), null, Part(folder, "test"));
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">A .h5 or .npz file with <c>PART_set_x</c>, uint8 [images, rows, columns, channels], and <c>PART_set_y</c>, whole numbers [images].</param>
    /// <param name="part">train or test.</param>
    /// <exception cref="DataException">The file is missing or is not what it should be.</exception>
    public static Dataset ReadFile(string path, string part)
    {
        ArgumentNullException.ThrowIfNull(path);
        (NumericArray x, NumericArray y) = path.EndsWith(".npz", StringComparison.Ordinal) ? Npz(path, part) : Hdf5(path, part);
        if (x.Type != ElementType.UInt8 || x.Shape.Count != 4 || y.Count != x.Shape[0])
            throw new DataException(
                DataFault.Malformed, path, $"{part}_set_x of {x.Format.Name} {Sizes.Show([.. x.Shape])} and {part}_set_y of {Sizes.Show([.. y.Shape])}",
                "uint8 images [images, rows, columns, channels] and a class for each");
        int[] labels = Array.ConvertAll(y.ToDouble(), value => (int)value);
        return Array.FindIndex(labels, label => label is < 0 or >= Classes) is >= 0 and var wrong
            ? throw new DataException(DataFault.Malformed, path, $"class {labels[wrong]} of image {wrong}", "classes 0 to 5")
            : Dataset.Classification(
                $"signs/{part}", Array.ConvertAll(x.As<byte>(), pixel => pixel / 255f), [.. x.Shape], labels, Signs.Classes, source: path, licence: "the owner's");
    }

    private static Dataset Part(string folder, string part)
    {
        string[] candidates = [Path.Combine(folder, $"{part}_signs.h5"), Path.Combine(folder, $"{part}_signs.npz")];
        return ReadFile(
            candidates.FirstOrDefault(File.Exists) ?? throw new DataException(
                DataFault.Missing, folder, $"neither {part}_signs.h5 nor {part}_signs.npz", "the course's hand signs", $"Put the files there, or unset {Variable}."), part);
    }

    private static (NumericArray X, NumericArray Y) Npz(string path, string part)
    {
        using NpzFile file = NpzFile.Open(path);
        return (file.Read($"{part}_set_x"), file.Read($"{part}_set_y"));
    }

    private static (NumericArray X, NumericArray Y) Hdf5(string path, string part)
    {
        Hdf5File file = Hdf5File.Open(path);
        return (file.Read($"{part}_set_x"), file.Read($"{part}_set_y"));
    }
}
