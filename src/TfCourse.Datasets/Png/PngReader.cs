using TfCourse.Images;

namespace TfCourse.Datasets;

/// <summary>Reads PNG images of every colour type and bit depth. Checksums and sizes are checked before anything is expanded.</summary>
public static class PngReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing, damaged, too large, or of a kind that is not read.</exception>
    public static Raster Read(string path, DataLimits? limits = null)
        => Decode(DataFile.Load(path, path, limits ?? DataLimits.Default), path, limits);

    /// <summary>Decodes an image in memory; 16-bit samples keep their upper half.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">It is damaged, too large, or of a kind that is not read.</exception>
    public static Raster Decode(byte[] file, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            // Eight bytes a pixel are the most that any kind has, before and after.
            var png = PngFile.Parse(file, (limits ?? DataLimits.Default).MaxExpandedBytes / 8);
            return new Raster(png.Height, png.Width, png.Channels, png.Decode());
        }
        catch (ImageFormatException e)
        {
            DataFault fault = e.Fault switch
            {
                ImageFault.Truncated => DataFault.Truncated,
                ImageFault.Checksum => DataFault.Checksum,
                ImageFault.Unsupported => DataFault.Unsupported,
                ImageFault.OverLimit => DataFault.OverLimit,
                _ => DataFault.Malformed,
            };
            throw new DataException(fault, name, e.Found, e.Required, e.Fault == ImageFault.OverLimit ? "The limit is DataLimits.MaxExpandedBytes." : null, e) { Offset = e.Offset };
        }
    }
}
