using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>The largest and the mean of what a window sees, and their gradients.</summary>
internal static class NaivePools
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("MaxPool", c => [Pool(c, seen => seen.Aggregate((Real)double.NegativeInfinity, Real.Upper), seen => seen.Max())]);
        table.Add("AvgPool", c => [Pool(c, seen => Real.Sum(seen) / seen.Count(), _ => 0)]);
        table.Add("MaxPoolGrad", c =>
        {
            // The first of the largest gets what flows into its window.
            NaiveTensor x = c[0];
            return [Spread(c, x.Shape, c[2], seen => [(seen.Aggregate((best, at) => x.Real(at).Value > x.Real(best).Value ? at : best), 1)])];
        });
        table.Add("AvgPoolGrad", c => [Spread(c, c[0].Indices(), c[1], seen => seen.Select(at => (at, seen.Count)))]);
    }

    private static (ImageLayout Layout, Window Window) Of(NaiveCall c, int[] x)
    {
        ImageLayout layout = ImageLayout.Of(c.Text("data_format"));
        int[] size = c.Ints("ksize");
        if (size[layout.Channels] != 1)
        {
            throw EngineException.Unimplemented("the naive engine pools over rows and columns, not over channels");
        }

        return (layout, Window.Of(c, layout, x, (size[layout.Rows], size[layout.Columns]), isDilated: false));
    }

    private static List<int> Seen(ImageLayout layout, Window window, int[] x, int[] y, int place)
    {
        int[] at = Places.Indices(place, y);
        return [.. window.Seen(at[layout.Rows], at[layout.Columns], x[layout.Rows], x[layout.Columns]).Select(s => layout.Place(x, at[0], s.Row, s.Column, at[layout.Channels]))];
    }

    private static NaiveTensor Pool(NaiveCall c, Func<IEnumerable<Real>, Real> of, Func<IEnumerable<Int128>, Int128> ofWhole)
    {
        NaiveTensor x = c[0];
        (ImageLayout layout, Window window) = Of(c, x.Shape);
        int[] y = layout.Shape(x.Shape[0], window.Results.Rows, window.Results.Columns, x.Shape[layout.Channels]);
        return NaiveTensor.Make(x.Type, y, i => of([.. Seen(layout, window, x.Shape, y, i).Select(x.Real)]), i => ofWhole([.. Seen(layout, window, x.Shape, y, i).Select(x.Int)]));
    }

    private static NaiveTensor Spread(NaiveCall c, int[] x, NaiveTensor dy, Func<List<int>, IEnumerable<(int At, int Divisor)>> shares)
    {
        (ImageLayout layout, Window window) = Of(c, x);
        var sums = new RunningSum[Places.Count(x)];
        for (int i = 0; i < dy.Count; i++)
        {
            foreach ((int at, int divisor) in shares(Seen(layout, window, x, dy.Shape, i)))
            {
                sums[at].Add(divisor == 1 ? dy.Real(i) : dy.Real(i) / divisor);
            }
        }

        return NaiveTensor.MakeReal(dy.Type, x, i => sums[i].Total);
    }
}
