using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Labelled images from a pair of IDX files.</summary>
internal static class ImageFiles
{
    /// <summary>Pixels divided by <paramref name="maximum"/>: shape [images, rows, columns], values in [0, 1].</summary>
    public static Dataset Read(
        DataFolder folder, string imageFile, string labelFile, float maximum, string name, IReadOnlyList<string> classes, DatasetEntry entry)
    {
        NumericArray images = Require(folder, imageFile, rank: 3), labels = Require(folder, labelFile, rank: 1);
        if (images.Shape[0] != labels.Count)
            throw new DataException(
                DataFault.Malformed, folder.NameOf(labelFile), Invariant($"{labels.Count} labels"),
                Invariant($"{images.Shape[0]}, one for each image of {imageFile}"));
        float[] pixels = Array.ConvertAll(images.As<byte>(), pixel => pixel / maximum);
        return Dataset.Classification(
            name, pixels, [.. images.Shape], Array.ConvertAll(labels.As<byte>(), label => (int)label), classes,
            source: entry.Source, licence: entry.Licence);
    }

    private static NumericArray Require(DataFolder folder, string file, int rank)
    {
        NumericArray array = IdxReader.Read(folder.Read(file), folder.NameOf(file));
        return array.Type == ElementType.UInt8 && array.Shape.Count == rank
            ? array
            : throw new DataException(
                DataFault.Malformed, folder.NameOf(file), $"{array.Format.Name} of the shape {Sizes.Show([.. array.Shape])}",
                Invariant($"uint8 with {rank} dimensions"));
    }
}
