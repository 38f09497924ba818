using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Draws what calls are made of: sizes at which loops have tails, and values at which functions turn.</summary>
/// <param name="random">The source.</param>
public sealed class Draw(Random random)
{
    private static readonly int[] Edges = [0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 255, 256, 257, 1000, 1023, 1025];
    private static readonly double[] Special = [0, -0.0, 1, -1, 0.5, 1e-3, -1e-3, 1e-30, -1e-30, 88.7, -88, -104, 1e4, -1e4, 2.5, -2.5, 3.5, 6, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>A whole number in [0, below).</summary>
    public int Below(int below) => random.Next(below);

    /// <summary>A whole number in [from, to].</summary>
    public int Between(int from, int to) => random.Next(from, to + 1);

    /// <summary>True with a probability.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>One of several.</summary>
    public T Any<T>(params ReadOnlySpan<T> of) => of[random.Next(of.Length)];

    /// <summary>A size up to a bound, often at an edge of a loop.</summary>
    public int Size(int atMost, int atLeast = 0)
    {
        for (int tries = 0; tries < 64; tries++)
        {
            int size = Chance(0.7) ? Edges[Below(Edges.Length)] : Below(40);
            if (size >= atLeast && size <= atMost)
            {
                return size;
            }
        }

        return Between(atLeast, atMost);
    }

    /// <summary>A shape of at most so many elements; seldom empty.</summary>
    public int[] Shape(int rank, int atMost = 2000, int atLeast = 0)
    {
        int[] shape = new int[rank];
        long left = atMost;
        foreach (int axis in Enumerable.Range(0, rank).OrderBy(_ => random.Next()))
        {
            shape[axis] = Size((int)Math.Max(1, left), Math.Max(atLeast, Chance(0.05) ? 0 : 1));
            left /= Math.Max(1, shape[axis]);
        }

        return shape;
    }

    /// <summary>A shape of a rank up to a bound.</summary>
    public int[] Shape(int fromRank, int toRank, int atMost, int atLeast) => Shape(Between(fromRank, toRank), atMost, atLeast);

    /// <summary>Real numbers, mostly small, with special ones among them if wanted.</summary>
    public HostTensor Reals(DataType type, int[] shape, double scale = 1, bool hasSpecial = false, bool isPositive = false)
    {
        double share = hasSpecial && Chance(0.6) ? 0.1 : 0, center = Chance(0.2) ? 1 : 0;
        return Fill(type, shape, _ =>
        {
            double x = Chance(share) ? Any(Special) : (center + Normal()) * scale;
            return isPositive ? Math.Abs(x) : x;
        });
    }

    /// <summary>Whole numbers in [from, to]; not below 0 for types without a sign.</summary>
    public HostTensor Wholes(DataType type, int[] shape, int from, int to)
        => Fill(type, shape, _ => Between(Numbers.Least(type) == 0 ? Math.Max(from, 0) : from, to));

    /// <summary>Numbers of any type that an element-wise op takes.</summary>
    public HostTensor Values(DataType type, int[] shape, double scale = 1, bool hasSpecial = false)
        => type == DataType.DtBool ? Fill(type, shape, _ => Below(2)) : Numbers.IsReal(type) ? Reals(type, shape, scale, hasSpecial) : Wholes(type, shape, -100, 100);

    /// <summary>A vector of 32-bit integers.</summary>
    public static HostTensor Ints(params int[] values) => new(DataType.DtInt32, [values.Length], values);

    /// <summary>One 32-bit integer.</summary>
    public static HostTensor Int(int value) => HostTensor.Scalar(value);

    /// <summary>Integers as a vector of either type of indices.</summary>
    public HostTensor Indices(params int[] values) => Indices([values.Length], values);

    /// <summary>Integers of either type of indices.</summary>
    public HostTensor Indices(int[] shape, int[] values)
    {
        int at = 0;
        return Fill(Any(DataType.DtInt32, DataType.DtInt64), shape, _ => values[at++]);
    }

    /// <summary>float32, seldom another real type of ordinary width.</summary>
    public DataType RealType() => Chance(0.7) ? DataType.DtFloat : DataType.DtDouble;

    /// <summary>Any real type.</summary>
    public DataType AnyRealType() => Chance(0.9) ? RealType() : Any(DataType.DtHalf, DataType.DtBfloat16);

    /// <summary>Real types and two of whole numbers.</summary>
    public DataType NumberType() => Chance(0.75) ? RealType() : Any(DataType.DtInt32, DataType.DtInt64);

    /// <summary>Any type of numbers.</summary>
    public DataType AnyNumberType() => Chance(0.7) ? NumberType()
        : Any(DataType.DtInt8, DataType.DtInt16, DataType.DtUint8, DataType.DtUint16, DataType.DtUint32, DataType.DtUint64, DataType.DtHalf, DataType.DtBfloat16);

    /// <summary>A tensor, each element from its place.</summary>
    public static HostTensor Fill(DataType type, int[] shape, Func<int, double> value)
    {
        var host = new HostTensor(type, [.. shape.Select(s => (long)s)]);
        for (int i = 0; i < host.Count; i++)
        {
            host.Elements.SetValue(Numbers.IsReal(type) ? Numbers.Box(value(i), type) : Numbers.Box((Int128)value(i), type), i);
        }

        return host;
    }

    /// <summary>The numbers from 0 on in random order.</summary>
    public int[] Permutation(int count) => [.. Enumerable.Range(0, count).OrderBy(_ => random.Next())];

    /// <summary>Some axes, each at most once, in any order, counted from either end.</summary>
    public int[] Axes(int rank) => [.. Permutation(rank).Take(Between(0, rank)).Select(axis => Signed(axis, rank))];

    /// <summary>An axis counted from either end.</summary>
    public int Signed(int axis, int rank) => Chance(0.3) ? axis - rank : axis;

    // Box and Muller.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
