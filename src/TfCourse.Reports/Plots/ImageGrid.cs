namespace TfCourse.Reports;

/// <summary>Pixels.</summary>
public sealed record Picture
{
    private readonly IReadOnlyList<float> _values;

    /// <summary>Pixels.</summary>
    /// <param name="height">Rows; above 0.</param>
    /// <param name="width">Columns; above 0.</param>
    /// <param name="values">Row by row, grey or red, green, blue a pixel; 0 is dark, 1 full.</param>
    /// <param name="caption">What stands below it.</param>
    /// <exception cref="ArgumentException">There are not as many values as one or three channels need.</exception>
    public Picture(int height, int width, IReadOnlyList<float> values, string caption = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        long pixels = (long)height * width;
        if (values.Count != pixels && values.Count != 3 * pixels)
        {
            throw new ArgumentException($"An image of {height} × {width} has {pixels} or {3 * pixels} values; {values.Count} were given.", nameof(values));
        }

        (Height, Width, _values, Caption) = (height, width, values, caption);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>What stands below it.</summary>
    public string Caption { get; }

    internal byte Byte(int y, int x, int channel)
    {
        int pixel = (y * Width) + x;
        float value = _values.Count == Height * Width ? _values[pixel] : _values[(3 * pixel) + channel];
        return (byte)Math.Clamp(float.IsNaN(value) ? 0 : Math.Round(value * 255f), 0, 255);
    }
}

/// <summary>Images side by side with their captions.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Images">The images.</param>
public sealed record ImageGrid(string Title, IReadOnlyList<Picture> Images) : Plot(Title)
{
    /// <summary>Images a row; at least 1.</summary>
    public int ImagesPerRow { get; init; } = 6;

    internal override void Draw(SvgWriter svg)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ImagesPerRow, 1);
        double top = Title.Length > 0 ? 38 : 10;
        int rows = Math.Max(1, (Images.Count + ImagesPerRow - 1) / ImagesPerRow);
        double cellWidth = (Width - 20.0) / ImagesPerRow, cellHeight = (Height - top - 8) / rows, side = Math.Max(8, Math.Min(cellWidth - 10, cellHeight - 24));
        Frame.Title(svg, this, 10, Width - 10);
        for (int i = 0; i < Images.Count; i++)
        {
            double x = 10 + (i % ImagesPerRow * cellWidth), y = top + (i / ImagesPerRow * cellHeight);
            svg.Element("image", ("href", Bitmap.DataUri(Images[i])), ("style", "image-rendering:pixelated"), ("x", x + ((cellWidth - side) / 2)), ("y", y), ("width", side), ("height", side));
            svg.Text("text", Frame.Shortened(Images[i].Caption, Math.Max(3, (int)(cellWidth / 6))), ("class", "tick"), ("x", x + (cellWidth / 2)), ("y", y + side + 15), ("text-anchor", "middle"));
        }
    }
}
