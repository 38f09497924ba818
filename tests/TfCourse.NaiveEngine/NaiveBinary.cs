using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.NaiveEngine;

/// <summary>Functions of two numbers; the tensors stretch over each other.</summary>
internal static class NaiveBinary
{
    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Of(string op, Func<Real, Real, Real> real, Func<Int128, Int128, Int128>? whole = null) => table.Add(op, c => [Stretch(c, c.Type(0), real, whole)]);
        void Test(string op, Func<double, double, bool> real, Func<Int128, Int128, bool> whole) => table.Add(op, c => [Compare(c, real, whole)]);

        Of("Add", (x, y) => x + y, (x, y) => x + y);
        Of("AddV2", (x, y) => x + y, (x, y) => x + y);
        Of("Sub", (x, y) => x - y, (x, y) => x - y);
        Of("Mul", (x, y) => x * y, (x, y) => x * y);
        Of("RealDiv", (x, y) => x / y);
        Of("Div", (x, y) => x / y, (x, y) => x / NotZero(y));
        Of("DivNoNan", (x, y) => y.Value == 0 ? 0 : x / y);
        Of("MulNoNan", (x, y) => y.Value == 0 ? 0 : x * y);
        Of("Xdivy", (x, y) => x.Value == 0 ? 0 : x / y);
        Of("Xlogy", (x, y) => x.Value == 0 ? 0 : x * Real.Log(y));
        Of("Xlog1py", (x, y) => x.Value == 0 ? 0 : x * Real.Of(Real.Log1p(y.Value), 0, y));
        Of("SquaredDifference", (x, y) => (x - y) * (x - y), (x, y) => Numbers.Wrap(x - y, DataType.DtInt64) * Numbers.Wrap(x - y, DataType.DtInt64));
        Of("Maximum", Real.Max, Int128.Max);
        Of("Minimum", Real.Min, Int128.Min);
        Of("Atan2", (y, x) => Real.Of(Math.Atan2(y.Value, x.Value), 0, x));
        Of("Pow", (x, y) => Real.Of(Math.Pow(x.Value, y.Value), 0, x), Power);
        table.Add("TruncateDiv", c => [Stretch(c, c.Type(0), (x, y) => Math.Truncate(Numbers.Round(x.Value / y.Value, c.Type(0))), (x, y) => x / NotZero(y))]);
        Of("TruncateMod", (x, y) => x.Value % y.Value, (x, y) => x % NotZero(y));
        Of("Mod", (x, y) => x.Value % y.Value, (x, y) => x % NotZero(y));
        Of("FloorMod", (x, y) => FloorRest(x.Value, y.Value), (x, y) => ((x % NotZero(y)) + y) % y);
        Of("BitwiseAnd", (x, y) => x, (x, y) => x & y);
        Of("BitwiseOr", (x, y) => x, (x, y) => x | y);
        Of("BitwiseXor", (x, y) => x, (x, y) => x ^ y);
        Of("LogicalAnd", (x, y) => x, (x, y) => x & y);
        Of("LogicalOr", (x, y) => x, (x, y) => x | y);
        table.Add("FloorDiv", FloorQuotient);

        Test("Equal", (x, y) => x == y, (x, y) => x == y);
        Test("NotEqual", (x, y) => x != y, (x, y) => x != y);
        Test("Less", (x, y) => x < y, (x, y) => x < y);
        Test("LessEqual", (x, y) => x <= y, (x, y) => x <= y);
        Test("Greater", (x, y) => x > y, (x, y) => x > y);
        Test("GreaterEqual", (x, y) => x >= y, (x, y) => x >= y);
    }

    /// <summary>A function of the elements of two tensors that stretch over each other.</summary>
    public static NaiveTensor Stretch(NaiveCall c, DataType type, Func<Real, Real, Real> real, Func<Int128, Int128, Int128>? whole)
    {
        (NaiveTensor x, NaiveTensor y) = (c[0], c[1]);
        int[] shape = Places.Stretch(x.Shape, y.Shape);
        int X(int i) => Places.Stretched(Places.Indices(i, shape), x.Shape);
        int Y(int i) => Places.Stretched(Places.Indices(i, shape), y.Shape);
        return NaiveTensor.Make(type, shape, i => real(x.Real(X(i)), y.Real(Y(i))), i => whole!(x.Int(X(i)), y.Int(Y(i))));
    }

    private static NaiveTensor Compare(NaiveCall c, Func<double, double, bool> real, Func<Int128, Int128, bool> whole)
    {
        (NaiveTensor x, NaiveTensor y) = (c[0], c[1]);
        if (c.Op is "Equal" or "NotEqual" && !c.Bool("incompatible_shape_error") && !Places.CanStretch(x.Shape, y.Shape))
        {
            return NaiveTensor.MakeWhole(DataType.DtBool, [], _ => c.Op == "NotEqual" ? 1 : 0);
        }

        int[] shape = Places.Stretch(x.Shape, y.Shape);
        return NaiveTensor.MakeWhole(DataType.DtBool, shape, i =>
        {
            int[] at = Places.Indices(i, shape);
            (int a, int b) = (Places.Stretched(at, x.Shape), Places.Stretched(at, y.Shape));
            return (x.IsReal ? real(x.Real(a).Value, y.Real(b).Value) : whole(x.Int(a), y.Int(b))) ? 1 : 0;
        });
    }

    // The quotient is rounded to the type before the floor is taken.
    private static NaiveTensor[] FloorQuotient(NaiveCall c)
        => [Stretch(c, c.Type(0), (x, y) => Math.Floor(Numbers.Round(x.Value / y.Value, c.Type(0))), (x, y) => (x - ((x % NotZero(y)) + y) % y) / y)];

    private static double FloorRest(double x, double y)
    {
        double rest = x % y;
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
    }

    private static Int128 NotZero(Int128 y) => y != 0 ? y : throw EngineException.InvalidArgument("Integer division by zero");

    private static Int128 Power(Int128 x, Int128 y)
    {
        Int128 result = 1;
        for (Int128 i = 0; i < (y >= 0 ? y : throw EngineException.InvalidArgument("Integers to negative integer powers are not allowed")); i++)
        {
            result = unchecked((long)(result * x));
        }

        return result;
    }
}
