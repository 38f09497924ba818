namespace TfCourse.Reports;

/// <summary>How series are told apart: by colour, by dashes and by markers, so that any one of them may be lost.</summary>
internal static class SeriesStyle
{
    public const int Colours = 8;

    private static readonly string[] Dashes = ["", "7 3", "2 2.5", "9 3 2 3", "4 2", "12 3", "6 2 1 2 1 2", "1 3"];

    /// <summary>The class that carries the colour of a series.</summary>
    public static string Class(int series) => "s" + SvgWriter.Number(series % Colours);

    /// <summary>The dashes of a series; when the colours begin anew, the dashes do not.</summary>
    public static string Dash(int series) => Dashes[(series + (series / Colours)) % Dashes.Length];

    /// <summary>The outline of a series' marker.</summary>
    public static string Marker(int series, double x, double y, double radius = 3.2)
    {
        string At(double dx, double dy) => $"{SvgWriter.Number(x + (dx * radius))} {SvgWriter.Number(y + (dy * radius))}";
        return ((series + (series / Colours)) % Colours) switch
        {
            0 => $"M{At(-1, 0)}A{SvgWriter.Number(radius)} {SvgWriter.Number(radius)} 0 1 0 {At(1, 0)}A{SvgWriter.Number(radius)} {SvgWriter.Number(radius)} 0 1 0 {At(-1, 0)}Z",
            1 => $"M{At(0, -1.25)}L{At(1.15, 0.85)}L{At(-1.15, 0.85)}Z",
            2 => $"M{At(-0.9, -0.9)}L{At(0.9, -0.9)}L{At(0.9, 0.9)}L{At(-0.9, 0.9)}Z",
            3 => $"M{At(0, -1.3)}L{At(1.3, 0)}L{At(0, 1.3)}L{At(-1.3, 0)}Z",
            4 => $"M{At(0, 1.25)}L{At(1.15, -0.85)}L{At(-1.15, -0.85)}Z",
            5 => $"M{At(-1.2, -0.35)}L{At(-0.35, -0.35)}L{At(-0.35, -1.2)}L{At(0.35, -1.2)}L{At(0.35, -0.35)}L{At(1.2, -0.35)}L{At(1.2, 0.35)}L{At(0.35, 0.35)}L{At(0.35, 1.2)}L{At(-0.35, 1.2)}L{At(-0.35, 0.35)}L{At(-1.2, 0.35)}Z",
            6 => $"M{At(-1.25, -0.55)}L{At(1.25, -0.55)}L{At(1.25, 0.55)}L{At(-1.25, 0.55)}Z",
            _ => $"M{At(0, -1.4)}L{At(0.42, -0.42)}L{At(1.4, 0)}L{At(0.42, 0.42)}L{At(0, 1.4)}L{At(-0.42, 0.42)}L{At(-1.4, 0)}L{At(-0.42, -0.42)}Z",
        };
    }
}
