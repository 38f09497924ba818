using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Range: numbers in equal steps. (The class is not called Range: C# has one.)</summary>
internal static class RangeOp
{
    public static OpDefinition Define() => new("Range")
    {
        Inputs = ["start: Tidx", "limit: Tidx", "delta: Tidx"],
        Outputs = ["output: Tidx"],
        Attrs = ["Tidx: {bfloat16, half, float, double, int8, int16, int32, int64, uint16, uint32, uint64} = int32"],
        Shape = InferShape,
        Gradient = Gradient.None("how many numbers there are jumps with the limits"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        for (int i = 0; i < 3; i++)
        {
            c.WithRank(i, 0);
        }

        return c.Value(0) is { } start && c.Value(1) is { } limit && c.Value(2) is { } delta
            ? [new Shape(c.Type(0).is_integer() ? Count(c, Constants.Integers(start)[0], Constants.Integers(limit)[0], Constants.Integers(delta)[0]) : Count(c, start, limit, delta))]
            : [ShapeContext.Unknown(1)];
    }

    private static long Count(ShapeContext c, long start, long limit, long delta)
    {
        Check(c, start, limit, delta);
        Int128 step = Int128.Abs(delta), count = (Int128.Abs((Int128)limit - start) + step - 1) / step;
        c.Require(count <= long.MaxValue, "Requires ((limit - start) / delta) <= 9223372036854775807");
        return (long)count;
    }

    private static long Count(ShapeContext c, HostTensor first, HostTensor last, HostTensor by)
    {
        (double start, double limit, double delta) = (Number(first), Number(last), Number(by));
        Check(c, start, limit, delta);

        // The quotient is rounded as the elements are; narrower types than float are kept in float.
        double steps = Math.Ceiling(Math.Abs(first.DataType == DataType.DtDouble ? (limit - start) / delta : (float)((float)limit - (float)start) / (float)delta));
        c.Require(steps < 9223372036854775807.0, "Requires ((limit - start) / delta) <= 9223372036854775807");
        return (long)steps;
    }

    private static double Number(HostTensor value) => value.Elements switch
    {
        double[] v => v[0],
        float[] v => v[0],
        Half[] v => (double)v[0],
        BFloat16[] v => (float)v[0],
        _ => throw new TypeError($"Range counts in numbers, not in {value.DataType.PythonName()}"),
    };

    private static void Check<T>(ShapeContext c, T start, T limit, T delta) where T : System.Numerics.INumber<T>
    {
        c.Require(delta != T.Zero, "Requires delta != 0");
        c.Require(!(delta > T.Zero) || start <= limit, FormattableString.Invariant($"Requires start <= limit when delta > 0: {start}/{limit}"));
        c.Require(delta > T.Zero || start >= limit, FormattableString.Invariant($"Requires start >= limit when delta < 0: {start}/{limit}"));
    }
}

/// <content>range.</content>
public sealed partial class tensorflow
{
    /// <summary>Numbers in equal steps: <c>start, start + delta, …</c> up to but without limit.</summary>
    /// <param name="start">The first number, a scalar; the limit, from 0 on, when no limit is given.</param>
    /// <param name="limit">Where the numbers end, a scalar; not reached.</param>
    /// <param name="delta">The step, a scalar, not 0; null for 1.</param>
    /// <param name="dtype">The type; null for the widest of the arguments' (int32, int64, float32, float64).</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A vector; range(2, 8, 3) is [2, 5].</returns>
    /// <exception cref="ValueError">delta is 0 or leads away from the limit, as far as that is known now.</exception>
    public Tensor range(Tensor start, Tensor? limit = null, Tensor? delta = null, TF_DataType? dtype = null, string? name = "range")
    {
        (Tensor first, Tensor end, Tensor step) = limit is null ? (0, start, delta ?? 1) : (start, limit, delta ?? 1);
        TF_DataType[] order = [TF_DataType.TF_INT32, TF_DataType.TF_INT64, TF_DataType.TF_FLOAT, TF_DataType.TF_DOUBLE];
        TF_DataType type = dtype ?? new[] { first, end, step }.Select(t => t.dtype.as_base_dtype()).MaxBy(t => Array.IndexOf(order, t));

        // A number is of its own type first, unless one is asked for.
        bool Fits(Tensor x) => (x is Literal && dtype is not null) || x.dtype.as_base_dtype() == type;
        if (Fits(first) && Fits(end) && Fits(step))
        {
            return Build.One("Range", name ?? "Range", [first, end, step], ("Tidx", type));
        }

        using ops.NameScope scope = name_scope(name, "Range");
        Graph graph = ops.get_default_graph();
        GraphTensor In(Tensor x, string role) => x.In(graph, x is Literal && dtype is not null ? type : TF_DataType.DtInvalid, role);
        GraphTensor[] parts = [In(first, "start"), In(end, "limit"), In(step, "delta")];
        return Build.One("Range", scope, [.. parts.Select(p => cast(p, type))], ("Tidx", type));
    }
}
