using System.Globalization;

namespace TfCourse.Reports;

/// <summary>Colours of numbers: dark for small, light for large, evenly, so that the order survives printing in grey.</summary>
internal static class ColourMap
{
    // From deep blue over teal to pale yellow; the lightness grows evenly, and no two neighbours differ by red and green alone.
    private static readonly (int R, int G, int B)[] Anchors =
        [(36, 18, 80), (38, 62, 120), (32, 106, 130), (52, 146, 126), (116, 182, 110), (188, 212, 118), (250, 240, 170)];

    /// <summary>The colour of a share.</summary>
    /// <param name="share">0 … 1; what is not finite gets a grey of its own.</param>
    public static string Of(double share)
    {
        if (!double.IsFinite(share))
        {
            return "#999999";
        }

        (int r, int g, int b) = At(share);
        return string.Create(CultureInfo.InvariantCulture, $"#{r:x2}{g:x2}{b:x2}");
    }

    /// <summary>The class of text that can be read on that colour.</summary>
    public static string Ink(double share) => double.IsFinite(share) && share < 0.5 ? "onDark" : "onLight";

    public static (int R, int G, int B) At(double share)
    {
        double place = Math.Clamp(share, 0, 1) * (Anchors.Length - 1);
        int i = Math.Min((int)place, Anchors.Length - 2);
        double part = place - i;
        int Mix(int a, int b) => (int)Math.Round(a + ((b - a) * part));
        return (Mix(Anchors[i].R, Anchors[i + 1].R), Mix(Anchors[i].G, Anchors[i + 1].G), Mix(Anchors[i].B, Anchors[i + 1].B));
    }
}
