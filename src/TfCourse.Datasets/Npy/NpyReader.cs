namespace TfCourse.Datasets;

/// <summary>Reads npy files, NumPy's format of one array, versions 1.0, 2.0 and 3.0.</summary>
/// <remarks>
/// <para>Values in Fortran order are rearranged and values in the other byte order reversed; what is returned is always in
/// C order. Object arrays are refused: reading them would run pickled code. The header is read by a parser of literals and
/// never evaluated.</para>
/// <para>Source: NumPy, module <c>numpy.lib.format</c>.</para>
/// </remarks>
public static class NpyReader
{
    /// <summary>Reads a file that holds one array and nothing else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing, cut off, continued, damaged, too large or of another type.</exception>
    public static NumericArray Read(string path, DataLimits? limits = null)
    {
        limits ??= DataLimits.Default;
        using ByteSource source = ByteSource.Over(DataFile.Open(path, path, limits), path);
        return ReadWhole(source, limits, limits.MaxFileBytes, nameof(limits.MaxFileBytes));
    }

    /// <summary>Reads one array from a stream and leaves the stream behind it, as NumPy does: more arrays may follow.</summary>
    /// <param name="stream">The stream, at the beginning of an array. It stays open.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The content is cut off, damaged, too large or of another type.</exception>
    public static NumericArray Read(Stream stream, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        limits ??= DataLimits.Default;
        // Not disposed: that would close the caller's stream, and the source itself holds nothing.
        return ReadArray(ByteSource.Over(stream, name), limits, limits.MaxFileBytes, nameof(limits.MaxFileBytes));
    }

    /// <summary>One array that must end where the source ends.</summary>
    internal static NumericArray ReadWhole(ByteSource source, DataLimits limits, long maxBytes, string limitName)
    {
        NumericArray array = ReadArray(source, limits, maxBytes, limitName);
        source.RequireEnd($"the values of the shape {Sizes.Show([.. array.Shape])}, {array.Format.Name}");
        return array;
    }

    private static NumericArray ReadArray(ByteSource source, DataLimits limits, long maxBytes, string limitName)
    {
        NpyHeader header = NpyHeader.Read(source, limits);
        NumericArray array = ArrayBytes.Read(
            source, header.Format, header.Shape, header.BigEndian, maxBytes, "DataLimits." + limitName);
        return header.FortranOrder ? ArrayBytes.FromFortranOrder(array) : array;
    }
}
