using static TfCourse.TestKit.SampleRows;

namespace TfCourse.TestKit;

/// <summary>Samples of functions of one tensor, element by element.</summary>
internal static class UnarySamples
{
    public static IReadOnlyList<OpSample> All { get; } =
    [
        .. Unary("Abs", kinks: [0]),
        .. Unary("Acos", -0.9, 0.9),
        .. Unary("Acosh", 1.3, 3),
        .. Unary("Asin", -0.9, 0.9),
        .. Unary("Asinh"),
        .. Unary("Atan"),
        .. Unary("Atanh", -0.9, 0.9),
        .. Unary("Ceil", kinks: [-2, -1, 0, 1, 2]),
        .. Unary("Cos"),
        .. Unary("Cosh"),
        .. Unary("Exp"),
        .. Unary("Expm1"),
        .. Unary("Floor", kinks: [-2, -1, 0, 1, 2]),
        .. Unary("Identity"),
        .. Unary("Inv", 0.5, 2.5),
        .. Unary("IsFinite"),
        .. Unary("IsInf"),
        .. Unary("IsNan"),
        .. Unary("Log", 0.3, 3),
        .. Unary("Log1p", -0.6, 2),
        .. Unary("Neg"),
        .. Unary("PreventGradient").Select(s => s with { NoGradientBecause = "asking for it is the error this op exists for" }),
        .. Unary("Reciprocal", 0.5, 2.5),
        .. Unary("Rint", kinks: [-1.5, -0.5, 0.5, 1.5]),
        .. Unary("Round", kinks: [-1.5, -0.5, 0.5, 1.5]),
        .. Unary("Rsqrt", 0.5, 2.5),
        .. Unary("Sigmoid"),
        .. Unary("Sign", kinks: [0]),
        .. Unary("Sin"),
        .. Unary("Sinh"),
        .. Unary("Sqrt", 0.5, 2.5),
        .. Unary("Square"),
        .. Unary("StopGradient").Select(s => s with { NoGradientBecause = "the op exists to have none" }),
        .. Unary("Tan", -1.2, 1.2),
        .. Unary("Tanh"),
        .. Pairs("InvGrad", SampleRange.Positive, SampleRange.Any),
        .. Pairs("ReciprocalGrad", SampleRange.Positive, SampleRange.Any),
        .. Pairs("RsqrtGrad", SampleRange.Positive, SampleRange.Any),
        .. Pairs("SigmoidGrad", new SampleRange(0.1, 0.9), SampleRange.Any),
        .. Pairs("SqrtGrad", SampleRange.Positive, SampleRange.Any),
        .. Pairs("TanhGrad", new SampleRange(-0.9, 0.9), SampleRange.Any),
        .. Casts(),
    ];

    private static IEnumerable<OpSample> Casts()
        => new (string Name, int[] Dims)[] { ("scalar", []), ("vector", [3]), ("matrix", [2, 3]), ("rank 3", [2, 1, 2]), ("empty", [0, 2]) }
            .SelectMany(s => new OpSample[]
            {
                new("Cast", s.Name + " to float64", SampleInput.Real(s.Dims)) { Attrs = [("DstT", Tensorflow.TF_DataType.TF_DOUBLE)] },
                new("Cast", s.Name + " to int32", SampleInput.Real(s.Dims).AwayFrom(-2, -1, 0, 1, 2))
                {
                    Attrs = [("DstT", Tensorflow.TF_DataType.TF_INT32)],
                },
            });
}
