using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>
/// Convolutions. One relation defines an op and both of its gradients: which elements of the images and of the filter are
/// multiplied into which element of the result.
/// </summary>
internal static class NaiveConvolutions
{
    private delegate void Term(int x, int f, int y);

    private delegate int[] Relation(NaiveCall c, int[] x, int[] f, Term? term);

    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Of(string op, Relation relation)
        {
            // y = Σ x · f
            table.Add(op, c =>
            {
                var sums = new RunningSum[Places.Count(relation(c, c[0].Shape, c[1].Shape, null))];
                int[] y = relation(c, c[0].Shape, c[1].Shape, (x, f, y) => sums[y].Add(c[0].Real(x), c[1].Real(f)));
                return [Total(c.Type(0), y, sums)];
            });

            // dx = Σ f · dy
            table.Add(op + "BackpropInput", c =>
            {
                int[] dx = c[0].Indices();
                var sums = new RunningSum[Places.Count(dx)];
                relation(c, dx, c[1].Shape, (x, f, y) => sums[x].Add(c[1].Real(f), c[2].Real(y)));
                return [Total(c.Type(1), dx, sums)];
            });

            // df = Σ x · dy
            table.Add(op + "BackpropFilter", c =>
            {
                int[] df = c[1].Indices();
                var sums = new RunningSum[Places.Count(df)];
                relation(c, c[0].Shape, df, (x, f, y) => sums[f].Add(c[0].Real(x), c[2].Real(y)));
                return [Total(c.Type(0), df, sums)];
            });
        }

        Of("Conv2D", Full);
        Of("DepthwiseConv2dNative", Depthwise);
    }

    private static NaiveTensor Total(DataType type, int[] shape, RunningSum[] sums) => NaiveTensor.MakeReal(type, shape, i => sums[i].Total);

    // y[n, i, j, o] = Σ x[n, i·s + a·d - p, j·s + b·d - p, g·Q + q] · f[a, b, q, o], where o lies in group g.
    private static int[] Full(NaiveCall c, int[] x, int[] f, Term? term)
    {
        ImageLayout layout = ImageLayout.Of(c.Text("data_format"));
        Window window = Window.Of(c, layout, x, (f[0], f[1]), isDilated: true);
        (int perGroup, int outputs) = (f[2], f[3]);
        int groups = perGroup == 0 ? 1 : x[layout.Channels] / perGroup;
        int[] shape = layout.Shape(x[0], window.Results.Rows, window.Results.Columns, outputs);
        Each(window, layout, x, shape, term, (n, i, j, seen) =>
        {
            for (int o = 0; o < outputs; o++)
            {
                for (int q = 0; q < perGroup; q++)
                {
                    int channel = (o / (outputs / groups) * perGroup) + q;
                    term!(layout.Place(x, n, seen.Row, seen.Column, channel), Places.Of([seen.A, seen.B, q, o], f), layout.Place(shape, n, i, j, o));
                }
            }
        });
        return shape;
    }

    // y[n, i, j, q·M + m] = Σ x[n, …, q] · f[a, b, q, m]
    private static int[] Depthwise(NaiveCall c, int[] x, int[] f, Term? term)
    {
        ImageLayout layout = ImageLayout.Of(c.Text("data_format"));
        Window window = Window.Of(c, layout, x, (f[0], f[1]), isDilated: true);
        int[] shape = layout.Shape(x[0], window.Results.Rows, window.Results.Columns, f[2] * f[3]);
        Each(window, layout, x, shape, term, (n, i, j, seen) =>
        {
            for (int q = 0; q < f[2]; q++)
            {
                for (int m = 0; m < f[3]; m++)
                {
                    term!(layout.Place(x, n, seen.Row, seen.Column, q), Places.Of([seen.A, seen.B, q, m], f), layout.Place(shape, n, i, j, (q * f[3]) + m));
                }
            }
        });
        return shape;
    }

    private static void Each(Window window, ImageLayout layout, int[] x, int[] y, Term? term, Action<int, int, int, (int A, int B, int Row, int Column)> at)
    {
        for (int n = 0; term is not null && n < x[0]; n++)
        {
            for (int i = 0; i < y[layout.Rows]; i++)
            {
                for (int j = 0; j < y[layout.Columns]; j++)
                {
                    foreach (var seen in window.Seen(i, j, x[layout.Rows], x[layout.Columns]))
                    {
                        at(n, i, j, seen);
                    }
                }
            }
        }
    }
}
