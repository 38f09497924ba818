using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>One input of a sample: seeded real numbers in a range, or a constant.</summary>
public sealed record SampleInput
{
    // Central differences with step h are wrong within h of a kink; this leaves room for steps of single precision too.
    private const double Margin = 0.05;

    private readonly double _low = -2, _high = 2;
    private readonly double[] _kinks = [];

    private double _diagonal;

    private SampleInput(int[] dims, HostTensor? constant) => (Dims, Constant) = (dims, constant);

    /// <summary>The sizes.</summary>
    public IReadOnlyList<int> Dims { get; }

    /// <summary>The value, when it is fixed.</summary>
    public HostTensor? Constant { get; }

    /// <summary>Why gradients with respect to this input are not compared; null when they are.</summary>
    public string? NotComparedBecause { get; private init; }

    /// <summary>Whether each matrix equals its transpose; its gradient is then compared as a symmetric one.</summary>
    public bool IsSymmetric { get; private init; }

    /// <summary>Whether the input consists of seeded real numbers.</summary>
    public bool IsReal => Constant is null;

    /// <summary>Real numbers, distinct, in [-2, 2] unless <see cref="In"/> says else.</summary>
    public static SampleInput Real(params int[] dims) => new(dims, null);

    /// <summary>A vector of 32-bit integers.</summary>
    public static SampleInput Ints(params int[] values) => new([values.Length], HostTensor.Of(values));

    /// <summary>A 32-bit integer.</summary>
    public static SampleInput Int(int value) => new([], HostTensor.Scalar(value));

    /// <summary>A vector of 64-bit integers.</summary>
    public static SampleInput Longs(params long[] values) => new([values.Length], HostTensor.Of(values));

    /// <summary>A vector of truth values.</summary>
    public static SampleInput Bools(params bool[] values) => new([values.Length], HostTensor.Of(values));

    /// <summary>A vector of strings.</summary>
    public static SampleInput Texts(params string[] values) => new([values.Length], HostTensor.Of(values));

    /// <summary>A C# array of any rank, e.g. int[,].</summary>
    public static SampleInput Fixed(Array values)
    {
        var host = HostTensor.Of(values);
        return new([.. host.Dimensions.ToArray().Select(d => (int)d)], host);
    }

    /// <summary>A number.</summary>
    public static SampleInput Number<T>(T value) => new([], HostTensor.Scalar(value));

    /// <summary>The same constant in another shape of as many elements.</summary>
    public SampleInput As(params int[] dims)
        => new(dims, new HostTensor(Constant!.DataType, [.. dims.Select(d => (long)d)], Constant.Elements));

    /// <summary>The same with numbers from another range.</summary>
    public SampleInput In(double low, double high) => new(this, low, high, _kinks);

    /// <summary>The same with numbers at a distance from points where the derivative jumps or does not exist.</summary>
    public SampleInput AwayFrom(params double[] kinks) => new(this, _low, _high, kinks);

    /// <summary>The same square matrices with a number added to each diagonal: well away from singular ones.</summary>
    public SampleInput PlusDiagonal(double added) => new(this, _low, _high, _kinks) { _diagonal = added };

    /// <summary>The same square matrices with the upper triangle made equal to the lower.</summary>
    public SampleInput Symmetric() => this with { IsSymmetric = true };

    /// <summary>The same, without a comparison of the gradient with respect to it.</summary>
    public SampleInput NotCompared(string because) => this with { NotComparedBecause = because };

    /// <summary>The value.</summary>
    public HostTensor Value(int seed)
    {
        if (Constant is not null)
        {
            return Constant;
        }

        var random = new Random(seed);
        var host = new HostTensor(DataType.DtDouble, [.. Dims.Select(d => (long)d)]);
        Span<double> values = host.Values<double>();
        for (int i = 0; i < values.Length; i++)
        {
            // One number in each of as many equal parts of the range: all differ.
            values[i] = Away(_low + ((i + 0.2 + (0.6 * random.NextDouble())) * (_high - _low) / values.Length));
        }

        random.Shuffle(values);
        ShapeMatrices(values);
        return host;
    }

    private void ShapeMatrices(Span<double> values)
    {
        int n = _diagonal != 0 || IsSymmetric ? Dims[^1] : 0;
        for (int i = 0; n > 0 && i < values.Length; i++)
        {
            (int matrix, int row, int column) = (i / (n * n) * n * n, i / n % n, i % n);
            if (row == column)
            {
                values[i] += _diagonal;
            }
            else if (IsSymmetric && row < column)
            {
                values[i] = values[matrix + (column * n) + row];
            }
        }
    }

    private SampleInput(SampleInput from, double low, double high, double[] kinks)
        : this([.. from.Dims], from.Constant)
        => (_low, _high, _kinks, NotComparedBecause, IsSymmetric, _diagonal) = (low, high, kinks, from.NotComparedBecause, from.IsSymmetric, from._diagonal);

    private double Away(double value)
    {
        foreach (double kink in _kinks)
        {
            double distance = value - kink;
            if (Math.Abs(distance) < Margin)
            {
                return kink + (distance < 0 ? distance - Margin : distance + Margin);
            }
        }

        return value;
    }
}
