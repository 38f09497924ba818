using System.Globalization;

namespace TfCourse.Reports;

/// <summary>Which class was taken for which: rows are the truth, columns the answers, colours the share of the row.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Classes">Names of the classes.</param>
/// <param name="Counts">How many examples, [true class, answered class].</param>
public sealed record ConfusionMatrix(string Title, IReadOnlyList<string> Classes, int[,] Counts) : Plot(Title)
{
    internal override void Draw(SvgWriter svg)
    {
        int n = Classes.Count;
        if (Counts.GetLength(0) != n || Counts.GetLength(1) != n)
        {
            throw new InvalidOperationException($"The confusion matrix has {Counts.GetLength(0)} × {Counts.GetLength(1)} counts for {n} classes.");
        }

        var shares = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            double row = Enumerable.Range(0, n).Sum(j => (double)Counts[i, j]);
            for (int j = 0; j < n; j++)
            {
                shares[i, j] = row == 0 ? double.NaN : Counts[i, j] / row;
            }
        }

        // The heat map draws shares; a dash stands in rows of classes that have no example.
        new HeatMap(Title, new Axis("answer"), new Axis("truth"), Classes, Classes, shares)
        {
            Width = Width,
            Height = Height,
            Format = share => double.IsNaN(share) ? "–" : share.ToString("P0", CultureInfo.InvariantCulture),
        }.Draw(svg);
    }
}
