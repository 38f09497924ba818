using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>One call of one op, which the suites of gradients, shapes, element types and refusals all use.</summary>
/// <param name="Op">The op's name on the wire.</param>
/// <param name="Name">What is special about the call; unique within the op.</param>
/// <param name="Inputs">The inputs, in order.</param>
public sealed record OpSample(string Op, string Name, params IReadOnlyList<SampleInput> Inputs)
{
    /// <summary>The attributes that the inputs do not decide.</summary>
    public Attr[] Attrs { get; init; } = [];

    /// <summary>
    /// Why the gradient of the gradient is not checked; null when it is. "no gradient of X" says that TensorFlow has none of the op that
    /// the gradient is made of, which is looked up.
    /// </summary>
    public string? OneOrderBecause { get; init; }

    /// <summary>How first-order gradients are compared.</summary>
    public SamplePrecision Precision { get; init; } = SamplePrecision.Standard;

    /// <summary>The largest relative difference between single and double precision.</summary>
    public double SingleTolerance { get; init; } = 1e-5;

    /// <summary>Why values decide the shape of an output, so that the static shape knows less; null when it knows all.</summary>
    public string? ShapeUnknownBecause { get; init; }

    /// <summary>Why the op is refused when shapes are not known while building; null when it is not.</summary>
    public string? RefusedUnknownBecause { get; init; }

    /// <summary>Why no gradient of this sample is compared; null when it is.</summary>
    public string? NoGradientBecause { get; init; }

    /// <summary>How many outputs gradients are compared of, from the first on; null for all.</summary>
    public int? ComparedOutputs { get; init; }

    /// <summary>Decides the real numbers.</summary>
    public int Seed { get; init; } = StableHash(Op + ": " + Name);

    /// <summary>Whether some input or output could be empty: an input has no elements.</summary>
    public bool IsEmpty => Inputs.Any(i => i.Dims.Contains(0));

    /// <summary>Whether an input of real numbers is a scalar.</summary>
    public bool IsScalar => Inputs.Any(i => i.IsReal && i.Dims.Count == 0);

    /// <summary>Whether the two inputs differ in shape.</summary>
    public bool IsBroadcast => Inputs.Count == 2 && !Inputs[0].Dims.SequenceEqual(Inputs[1].Dims);

    /// <summary>The values of the inputs; real numbers in the precision in which gradients are compared.</summary>
    public HostTensor[] Values() => [.. Inputs.Select((input, i) => input.IsReal
        ? SampleValues.Convert(input.Value(unchecked(Seed + (i * 7919))), Precision.Type)
        : input.Constant!)];

    /// <inheritdoc/>
    public override string ToString() => $"{Op}: {Name}";

    // string.GetHashCode differs between processes; this is FNV-1a.
    private static int StableHash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return (int)(hash & 0x3fffffff);
    }
}

/// <summary>How a gradient is compared with central differences.</summary>
/// <param name="Type">The type of real inputs.</param>
/// <param name="Step">How far an entry is moved to either side.</param>
/// <param name="Tolerance">The largest ‖Δ‖ / (‖symbolic‖ + ‖numeric‖) of an input.</param>
/// <param name="Weights">The weights of the differences over one, two, … steps.</param>
public sealed record SamplePrecision(DataType Type, double Step, double Tolerance, params IReadOnlyList<double> Weights)
{
    /// <summary>Double precision, step 1e-5, tolerance 1e-7.</summary>
    public static SamplePrecision Standard { get; } = new(DataType.DtDouble, 1e-5, 1e-7, 1);

    /// <summary>
    /// For ops of single precision alone: differences over one, two and three steps, which are right to the sixth power of the step, so that the
    /// step may be large and rounding stays small.
    /// </summary>
    public static SamplePrecision Single { get; } = new(DataType.DtFloat, 0.05, 2e-5, 1.5, -0.6, 0.1);

    /// <summary>For ops of single precision that are straight lines between points further apart than the step.</summary>
    public static SamplePrecision Straight(double step) => new(DataType.DtFloat, step, 1e-6 / Math.Min(1, step), 1);
}
