using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Calls of element-wise ops.</summary>
internal static class ElementwiseDraws
{
    private static readonly string[] OfReals =
    [
        "Floor", "Ceil", "Rint", "Sqrt", "Rsqrt", "Exp", "Expm1", "Log", "Log1p", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
        "Sigmoid", "Softplus", "Softsign", "Elu", "Selu", "IsNan", "IsInf", "IsFinite",
    ];

    private static readonly string[] OfNumbers = ["Abs", "Neg", "Sign", "Square", "Round"];

    private static readonly string[] Pairs = ["Add", "AddV2", "Sub", "Mul", "SquaredDifference", "Maximum", "Minimum"];

    private static readonly string[] RealPairs = ["RealDiv", "DivNoNan", "MulNoNan", "Xdivy", "Xlogy", "Xlog1py", "Atan2"];

    private static readonly string[] Comparisons = ["Equal", "NotEqual", "Less", "LessEqual", "Greater", "GreaterEqual"];

    private static readonly string[] Gradients =
    [
        "SigmoidGrad", "TanhGrad", "SqrtGrad", "RsqrtGrad", "ReciprocalGrad", "ReluGrad", "Relu6Grad", "EluGrad", "SeluGrad", "SoftplusGrad", "SoftsignGrad",
    ];

    public static void AddTo(List<Func<Draw, DrawnCall>> draws)
    {
        draws.AddRange(OfReals.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [d.Reals(d.AnyRealType(), d.Shape(0, 3, 2000, 0), d.Any(0.1, 1, 10), hasSpecial: true)]))));

        // The remainder of a division by π is for kernels of their own; here are arguments of ordinary size.
        draws.AddRange(new[] { "Sin", "Cos", "Tan" }.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [d.Reals(d.RealType(), d.Shape(0, 3, 2000, 0), d.Any(0.1, 1, 10))]))));
        draws.AddRange(OfNumbers.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [d.Values(d.NumberType(), d.Shape(0, 3, 2000, 0), d.Any(0.1, 1, 10), hasSpecial: true)]))));
        draws.Add(d => new DrawnCall("Reciprocal", [d.Reals(d.AnyRealType(), d.Shape(0, 3, 2000, 0), 1, hasSpecial: true)]));
        draws.AddRange(new[] { "Relu", "Relu6" }.Select(op => (Func<Draw, DrawnCall>)(d => new DrawnCall(op, [d.Values(d.AnyNumberType(), d.Shape(0, 3, 2000, 0), 3, hasSpecial: true)]))));
        draws.Add(d => new DrawnCall("LeakyRelu", [d.Reals(d.AnyRealType(), d.Shape(0, 3, 2000, 0))], ("alpha", d.Any(0.2f, 0.01f, 0f))));
        draws.Add(d => new DrawnCall("LogicalNot", [d.Values(DataType.DtBool, d.Shape(0, 3, 2000, 0))]));
        draws.Add(d => new DrawnCall("Invert", [d.Values(Integer(d), d.Shape(0, 3, 2000, 0))]));

        draws.AddRange(Pairs.Select(op => (Func<Draw, DrawnCall>)(d => Pair(d, op, op.StartsWith("Add", StringComparison.Ordinal) || op == "Mul" ? d.AnyNumberType() : d.NumberType()))));
        draws.AddRange(RealPairs.Select(op => (Func<Draw, DrawnCall>)(d => Pair(d, op, d.RealType()))));
        draws.AddRange(Comparisons.Select(op => (Func<Draw, DrawnCall>)(d => Pair(d, op, d.AnyNumberType()))));
        draws.AddRange(new[] { "LogicalAnd", "LogicalOr" }.Select(op => (Func<Draw, DrawnCall>)(d => Pair(d, op, DataType.DtBool))));
        draws.AddRange(new[] { "BitwiseAnd", "BitwiseOr", "BitwiseXor" }.Select(op => (Func<Draw, DrawnCall>)(d => Pair(d, op, Integer(d)))));
        draws.AddRange(new[] { "FloorDiv", "FloorMod", "Div", "TruncateDiv", "TruncateMod" }.Select(op => (Func<Draw, DrawnCall>)(d => Division(d, op))));
        draws.Add(Power);

        draws.AddRange(Gradients.Select(op => (Func<Draw, DrawnCall>)(d =>
        {
            (DataType type, int[] shape) = (d.AnyRealType(), d.Shape(0, 3, 2000, 0));
            return new DrawnCall(op, [d.Reals(type, shape), d.Reals(type, shape)]);
        })));
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (d.RealType(), d.Shape(0, 3, 2000, 0));
            return new DrawnCall("LeakyReluGrad", [d.Reals(type, shape), d.Reals(type, shape)], ("alpha", 0.3f));
        });
        draws.Add(d =>
        {
            (DataType type, int[] shape) = (d.RealType(), d.Shape(0, 3, 1000, 0));
            return new DrawnCall("AddN", [.. Enumerable.Range(0, d.Between(1, 6)).Select(_ => d.Reals(type, shape))]);
        });
    }

    /// <summary>Two shapes that stretch over each other.</summary>
    public static (int[] X, int[] Y) Stretching(Draw d, int atMost)
    {
        int[] shape = d.Shape(0, 4, atMost, 0);
        int[] Part(int[] of)
        {
            int[] part = [.. of.Select(size => d.Chance(0.3) ? 1 : size)];
            return d.Chance(0.3) ? part[d.Below(part.Length + 1)..] : part;
        }

        return d.Below(4) switch
        {
            0 => (shape, shape),
            1 => (shape, Part(shape)),
            2 => (Part(shape), shape),
            _ => (Part(shape), Part(shape)),
        };
    }

    private static DataType Integer(Draw d) => d.Any(DataType.DtInt8, DataType.DtInt16, DataType.DtInt32, DataType.DtInt64, DataType.DtUint8, DataType.DtUint16, DataType.DtUint32, DataType.DtUint64);

    private static DrawnCall Pair(Draw d, string op, DataType type)
    {
        (int[] x, int[] y) = Stretching(d, 1500);
        return new DrawnCall(op, [d.Values(type, x, hasSpecial: true), d.Values(type, y, hasSpecial: true)]);
    }

    // Never by zero.
    private static DrawnCall Division(Draw d, string op)
    {
        DataType type = d.Chance(0.5) || op == "TruncateDiv" ? d.Any(DataType.DtInt32, DataType.DtInt64, DataType.DtInt16, DataType.DtInt8, DataType.DtUint8) : d.RealType();
        (int[] x, int[] y) = Stretching(d, 1000);
        return new DrawnCall(op, [d.Values(type, x, 10), Draw.Fill(type, y, _ => d.Between(1, 20) * (type != DataType.DtUint8 && d.Chance(0.5) ? -1 : 1) * (Numbers.IsReal(type) ? 0.37 : 1))]);
    }

    private static DrawnCall Power(Draw d)
    {
        (int[] x, int[] y) = Stretching(d, 1000);
        return d.Chance(0.7) && d.RealType() is var type
            ? new DrawnCall("Pow", [d.Reals(type, x, isPositive: d.Chance(0.7)), d.Reals(type, y, 3)])
            : new DrawnCall("Pow", [d.Wholes(DataType.DtInt64, x, -9, 9), d.Wholes(DataType.DtInt64, y, 0, 20)]);
    }
}
