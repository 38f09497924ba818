using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Products of matrices, and what is added to them.</summary>
internal static class NaiveProducts
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        table.Add("MatMul", c => [Product(c, c.Type(0), c.Bool("transpose_a"), c.Bool("transpose_b"))]);
        table.Add("BatchMatMul", c => [Product(c, c.Type(0), c.Bool("adj_x"), c.Bool("adj_y"))]);
        table.Add("BatchMatMulV2", c => [Product(c, c.Type(0), c.Bool("adj_x"), c.Bool("adj_y"))]);
        table.Add("BatchMatMulV3", c => [Product(c, c.TypeOf("Tout"), c.Bool("adj_x"), c.Bool("adj_y"))]);
        table.Add("BiasAdd", c => [Bias(c[0], c[1], c.Text("data_format"))]);
        table.Add("BiasAddV1", c => [Bias(c[0], c[1], "NHWC")]);
        table.Add("BiasAddGrad", c => [BiasGradient(c[0], c.Text("data_format"))]);
        table.Add("AddN", c => [NaiveTensor.Make(c.Type(0), c[0].Shape, i => Real.Sum(c.Inputs.Select(x => x.Real(i))), i => c.Inputs.Aggregate((Int128)0, (sum, x) => sum + x.Int(i)))]);
    }

    // c[…, i, j] = Σₖ a[…, i, k] · b[…, k, j]
    private static NaiveTensor Product(NaiveCall c, DataType type, bool turnA, bool turnB)
    {
        (NaiveTensor a, NaiveTensor b) = (c[0], c[1]);
        int m = turnA ? a.Shape[^1] : a.Shape[^2], inner = turnA ? a.Shape[^2] : a.Shape[^1], n = turnB ? b.Shape[^2] : b.Shape[^1];
        int[] batchA = a.Shape[..^2], batchB = b.Shape[..^2], batch = Places.Stretch(batchA, batchB);
        int Left(int[] at, int i, int k) => (Places.Stretched(at, batchA) * m * inner) + (turnA ? (k * m) + i : (i * inner) + k);
        int Right(int[] at, int k, int j) => (Places.Stretched(at, batchB) * inner * n) + (turnB ? (j * inner) + k : (k * n) + j);
        int[] shape = [.. batch, m, n];
        return NaiveTensor.Make(
            type,
            shape,
            place =>
            {
                (int[] at, int i, int j) = Split(place);
                var sum = default(RunningSum);
                for (int k = 0; k < inner; k++)
                {
                    sum.Add(a.Real(Left(at, i, k)), b.Real(Right(at, k, j)));
                }

                return sum.Total;
            },
            place =>
            {
                (int[] at, int i, int j) = Split(place);
                Int128 sum = 0;
                for (int k = 0; k < inner; k++)
                {
                    sum = Numbers.Wrap(sum + Numbers.Wrap(a.Int(Left(at, i, k)) * b.Int(Right(at, k, j)), type), type);
                }

                return sum;
            });

        (int[] At, int I, int J) Split(int place)
        {
            int[] indices = Places.Indices(place, shape);
            return (indices[..^2], indices[^2], indices[^1]);
        }
    }

    private static int ChannelAxis(NaiveTensor x, string format) => format == "NCHW" ? 1 : x.Rank - 1;

    private static NaiveTensor Bias(NaiveTensor x, NaiveTensor bias, string format)
    {
        int axis = ChannelAxis(x, format);
        int Channel(int i) => Places.Indices(i, x.Shape)[axis];
        return NaiveTensor.Make(x.Type, x.Shape, i => x.Real(i) + bias.Real(Channel(i)), i => x.Int(i) + bias.Int(Channel(i)));
    }

    private static NaiveTensor BiasGradient(NaiveTensor dy, string format)
    {
        int axis = ChannelAxis(dy, format);
        return NaiveReductions.Over(dy, [.. Enumerable.Range(0, dy.Rank).Where(a => a != axis)], keep: false, v => Real.Sum(v), v => v.Aggregate((Int128)0, (a, b) => a + b));
    }
}
