using Tensorflow;

namespace TfCourse.NaiveEngine;

/// <summary>Functions of one number, and gradients that take an input or an output of such a function with what flows in.</summary>
internal static class NaiveUnary
{
    // Constants are rounded to the type, too.
    private static readonly Real SeluScale = new(1.0507009873554805, 1), SeluScaledAlpha = new(1.7580993408473768, 1);

    public static void AddTo(Dictionary<string, Func<NaiveCall, NaiveTensor[]>> table)
    {
        void Of(string op, Func<Real, Real> real, Func<Int128, Int128>? whole = null) => table.Add(op, c => [Each(c[0], real, whole)]);
        void Function(string op, Func<double, double> f) => Of(op, x => Real.Of(f(x.Value), 0, x));
        void Exact(string op, Func<double, double> f, Func<Int128, Int128>? whole = null) => Of(op, x => f(x.Value), whole);
        void Test(string op, Func<double, bool> real) => table.Add(op, c => [NaiveTensor.MakeWhole(DataType.DtBool, c[0].Shape, i => real(c[0].Real(i).Value) ? 1 : 0)]);

        Exact("Abs", Math.Abs, Int128.Abs);
        Exact("Neg", x => -x, x => -x);
        Exact("Sign", x => double.IsNaN(x) ? x : Math.Sign(x), x => Int128.Sign(x));
        Exact("Floor", Math.Floor);
        Exact("Ceil", Math.Ceiling);
        Exact("Rint", x => Math.Round(x, MidpointRounding.ToEven));
        Exact("Round", x => Math.Round(x, MidpointRounding.ToEven), x => x);
        Exact("Relu", x => double.IsNaN(x) ? x : Math.Max(x, 0), x => Int128.Max(x, 0));
        Exact("Relu6", x => double.IsNaN(x) ? x : Math.Clamp(x, 0, 6), x => Int128.Clamp(x, 0, 6));
        Of("Square", x => x * x, x => x * x);
        Of("Sqrt", Real.Sqrt);
        Of("Rsqrt", x => Real.Of(1 / Math.Sqrt(x.Value), 0, x, 2));
        Of("Reciprocal", x => 1 / x, x => 1 / x);
        Of("Inv", x => 1 / x, x => 1 / x);
        Of("LogicalNot", x => x, x => x == 0 ? 1 : 0);
        Of("Invert", x => x, x => ~x);
        Function("Exp", Math.Exp);
        Function("Expm1", Real.Expm1);
        Function("Log", Math.Log);
        Function("Log1p", Real.Log1p);
        Function("Sin", Math.Sin);
        Function("Cos", Math.Cos);
        Function("Tan", Math.Tan);
        Function("Asin", Math.Asin);
        Function("Acos", Math.Acos);
        Function("Atan", Math.Atan);
        Function("Sinh", Math.Sinh);
        Function("Cosh", Math.Cosh);
        Function("Tanh", Math.Tanh);
        Function("Asinh", Math.Asinh);
        Function("Acosh", Math.Acosh);
        Function("Atanh", Math.Atanh);
        Function("Sigmoid", x => 1 / (1 + Math.Exp(-x)));
        Function("Softplus", x => x > 40 ? x : Real.Log1p(Math.Exp(x)));
        Of("Softsign", x => x / (1 + Real.Abs(x)));
        Of("Elu", x => x.Value < 0 ? Real.Exp(x) - 1 : x);
        Of("Selu", x => x.Value < 0 ? SeluScaledAlpha * (Real.Exp(x) - 1) : SeluScale * x);
        table.Add("LeakyRelu", c => [Each(c[0], x => x.Value > 0 ? x : x * c.Float("alpha"))]);
        Test("IsNan", double.IsNaN);
        Test("IsInf", double.IsInfinity);
        Test("IsFinite", double.IsFinite);

        void Pair(string op, Func<Real, Real, Real> real, Func<Int128, Int128, Int128>? whole = null)
            => table.Add(op, c => [NaiveTensor.Make(c.Type(0), c[0].Shape, i => real(c[0].Real(i), c[1].Real(i)), i => whole!(c[0].Int(i), c[1].Int(i)))]);

        // The outputs y come first, what flows in second; no flow stays none where y is infinite.
        Pair("SigmoidGrad", (y, dy) => dy * y * (1 - y));
        Pair("TanhGrad", (y, dy) => dy * (1 - (y * y)));
        Pair("SqrtGrad", (y, dy) => dy.Value == 0 ? 0 : dy * 0.5 / y);
        Pair("RsqrtGrad", (y, dy) => dy.Value == 0 ? 0 : dy * -0.5 * y * y * y);
        Pair("ReciprocalGrad", (y, dy) => dy.Value == 0 ? 0 : -(dy * y * y));
        Pair("InvGrad", (y, dy) => dy.Value == 0 ? 0 : -(dy * y * y));

        // What flows in comes first, the inputs x (of Elu and Selu the outputs) second.
        Pair("ReluGrad", (dy, x) => dy * (x.Value > 0 ? 1 : 0), (dy, x) => x > 0 ? dy : 0);
        Pair("Relu6Grad", (dy, x) => dy * (x.Value is > 0 and < 6 ? 1 : 0), (dy, x) => x > 0 && x < 6 ? dy : 0);
        Pair("EluGrad", (dy, y) => y.Value < 0 ? dy * (y + 1) : dy);
        Pair("SeluGrad", (dy, y) => y.Value < 0 ? dy * (y + SeluScaledAlpha) : dy * SeluScale);
        Pair("SoftplusGrad", (dy, x) => dy / (Real.Exp(-x) + 1));
        Pair("SoftsignGrad", (dy, x) => dy / ((1 + Real.Abs(x)) * (1 + Real.Abs(x))));
        table.Add("LeakyReluGrad", c => [NaiveTensor.MakeReal(c.Type(0), c[0].Shape, i => c[1].Real(i).Value > 0 ? c[0].Real(i) : c[0].Real(i) * c.Float("alpha"))]);
    }

    private static NaiveTensor Each(NaiveTensor x, Func<Real, Real> real, Func<Int128, Int128>? whole = null)
        => NaiveTensor.Make(x.Type, x.Shape, i => real(x.Real(i)), i => whole!(x.Int(i)));
}
