namespace TfCourse.NaiveEngine;

/// <summary>A window that moves over the rows and columns of images.</summary>
/// <param name="Steps">How far it moves, in rows and columns.</param>
/// <param name="Gaps">How far its own rows and columns lie apart.</param>
/// <param name="Kernel">How many rows and columns it has.</param>
/// <param name="Before">How many rows and columns of padding lie before the image.</param>
/// <param name="Results">How many places it takes, in rows and columns.</param>
internal sealed record Window((int Rows, int Columns) Steps, (int Rows, int Columns) Gaps, (int Rows, int Columns) Kernel, (int Rows, int Columns) Before, (int Rows, int Columns) Results)
{
    /// <summary>The window of a call.</summary>
    /// <param name="c">The call.</param>
    /// <param name="layout">Where the axes of the images are.</param>
    /// <param name="image">The shape of the images.</param>
    /// <param name="kernel">The size of the window.</param>
    /// <param name="isDilated">Whether the op has dilations.</param>
    public static Window Of(NaiveCall c, ImageLayout layout, int[] image, (int Rows, int Columns) kernel, bool isDilated)
    {
        int[] strides = c.Ints("strides"), dilations = isDilated ? c.Ints("dilations") : [1, 1, 1, 1];
        int[] explicitPads = c.Text("padding") == "EXPLICIT" ? c.Ints("explicit_paddings") : [];
        (int Before, int Results) Along(int axis, int k)
        {
            int size = image[axis], step = strides[axis], reach = ((k - 1) * dilations[axis]) + 1;
            switch (c.Text("padding"))
            {
                case "SAME":
                    int results = (size + step - 1) / step;
                    return (Math.Max(((results - 1) * step) + reach - size, 0) / 2, results);
                case "VALID":
                    return (0, Math.Max(0, (size - reach + step) / step));
                default:
                    (int before, int after) = (explicitPads[2 * axis], explicitPads[(2 * axis) + 1]);
                    return (before, Math.Max(0, (size + before + after - reach + step) / step));
            }
        }

        (int rowsBefore, int rows) = Along(layout.Rows, kernel.Rows);
        (int columnsBefore, int columns) = Along(layout.Columns, kernel.Columns);
        return new Window((strides[layout.Rows], strides[layout.Columns]), (dilations[layout.Rows], dilations[layout.Columns]), kernel, (rowsBefore, columnsBefore), (rows, columns));
    }

    /// <summary>What the window sees from a place: its own rows and columns, and those of the image, as far as they lie in it.</summary>
    public IEnumerable<(int A, int B, int Row, int Column)> Seen(int i, int j, int rows, int columns)
    {
        for (int a = 0; a < Kernel.Rows; a++)
        {
            for (int b = 0; b < Kernel.Columns; b++)
            {
                int row = (i * Steps.Rows) + (a * Gaps.Rows) - Before.Rows, column = (j * Steps.Columns) + (b * Gaps.Columns) - Before.Columns;
                if (row >= 0 && row < rows && column >= 0 && column < columns)
                {
                    yield return (a, b, row, column);
                }
            }
        }
    }
}

/// <summary>Which axes of images are rows, columns and channels; axis 0 is examples.</summary>
internal sealed record ImageLayout(int Rows, int Columns, int Channels)
{
    public static ImageLayout Of(string format) => format == "NCHW" ? new ImageLayout(2, 3, 1) : new ImageLayout(1, 2, 3);

    public int[] Shape(int examples, int rows, int columns, int channels) => Channels == 1 ? [examples, channels, rows, columns] : [examples, rows, columns, channels];

    public int Place(int[] shape, int example, int row, int column, int channel)
        => Channels == 1
            ? (((((example * shape[1]) + channel) * shape[2]) + row) * shape[3]) + column
            : (((((example * shape[1]) + row) * shape[2]) + column) * shape[3]) + channel;
}
