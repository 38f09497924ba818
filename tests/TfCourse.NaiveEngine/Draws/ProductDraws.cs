using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of products of matrices and of what is added to them.</summary>
internal static class ProductDraws
{
    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        // Products have more paths than other ops: transposes, tails of tiles, batches.
        draws.AddRange(Enumerable.Repeat((Func<Draw, DrawnCall>)MatMul, 4));
        draws.AddRange(Enumerable.Repeat((Func<Draw, DrawnCall>)BatchMatMul, 3));
        draws.Add(d =>
        {
            bool nchw = d.Chance(0.3);
            int[] shape = d.Shape(nchw ? 3 : 2, 4, 2000, 0);
            DataType type = d.NumberType();
            return new DrawnCall("BiasAdd", [d.Values(type, shape), d.Values(type, [nchw ? shape[1] : shape[^1]])], ("data_format", nchw ? "NCHW" : "NHWC"));
        });
        draws.Add(d =>
        {
            bool nchw = d.Chance(0.3);
            return new DrawnCall("BiasAddGrad", [d.Values(d.RealType(), d.Shape(nchw ? 3 : 2, 4, 2000, 0))], ("data_format", nchw ? "NCHW" : "NHWC"));
        });
    }

    private static (int M, int K, int N) Sizes(Draw d, int work)
    {
        (int m, int k, int n) = (d.Size(260), d.Size(300), d.Size(260));
        while ((long)m * k * n > work)
        {
            (m, k, n) = (d.Size(m), d.Size(k), d.Size(n));
        }

        return (m, k, n);
    }

    private static DataType Type(Draw d) => d.Chance(0.85) ? d.RealType() : d.Any(DataType.DtInt32, DataType.DtInt64);

    private static DrawnCall MatMul(Draw d)
    {
        (int m, int k, int n) = Sizes(d, 40_000);
        (bool a, bool b, DataType type) = (d.Chance(0.5), d.Chance(0.5), Type(d));
        return new DrawnCall("MatMul", [Factor(d, type, [], m, k, a), Factor(d, type, [], k, n, b)], ("transpose_a", a), ("transpose_b", b));
    }

    private static DrawnCall BatchMatMul(Draw d)
    {
        (int[] x, int[] y) = ElementwiseDraws.Stretching(d, 12);
        (x, y) = (x.Length > 2 ? x[^2..] : x, y.Length > 2 ? y[^2..] : y);
        (int m, int k, int n) = Sizes(d, 4000);
        (bool a, bool b, DataType type) = (d.Chance(0.5), d.Chance(0.5), Type(d));
        return new DrawnCall("BatchMatMulV2", [Factor(d, type, x, m, k, a), Factor(d, type, y, k, n, b)], ("adj_x", a), ("adj_y", b));
    }

    private static HostTensor Factor(Draw d, DataType type, int[] batch, int rows, int columns, bool turned)
        => d.Values(type, [.. batch, turned ? columns : rows, turned ? rows : columns]);
}
