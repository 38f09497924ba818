namespace Tensorflow;

/// <summary>The ops that work element by element.</summary>
internal static class MathOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Abs", Abs.Define);
        table.Add("Acos", Acos.Define);
        table.Add("Acosh", Acosh.Define);
        table.Add("Add", Add.Define);
        table.Add("AddN", AddN.Define);
        table.Add("AddV2", AddV2.Define);
        table.Add("Asin", Asin.Define);
        table.Add("Asinh", Asinh.Define);
        table.Add("Atan", Atan.Define);
        table.Add("Atan2", Atan2.Define);
        table.Add("Atanh", Atanh.Define);
        table.Add("Cast", Cast.Define);
        table.Add("Ceil", Ceil.Define);
        table.Add("Cos", Cos.Define);
        table.Add("Cosh", Cosh.Define);
        table.Add("Div", Div.Define);
        table.Add("DivNoNan", DivNoNan.Define);
        table.Add("Equal", Equal.Define);
        table.Add("Exp", Exp.Define);
        table.Add("Expm1", Expm1.Define);
        table.Add("Floor", Floor.Define);
        table.Add("FloorDiv", FloorDiv.Define);
        table.Add("FloorMod", FloorMod.Define);
        table.Add("Greater", Greater.Define);
        table.Add("GreaterEqual", GreaterEqual.Define);
        table.Add("Inv", Inv.Define);
        table.Add("InvGrad", InvGrad.Define);
        table.Add("IsFinite", IsFinite.Define);
        table.Add("IsInf", IsInf.Define);
        table.Add("IsNan", IsNan.Define);
        table.Add("Less", Less.Define);
        table.Add("LessEqual", LessEqual.Define);
        table.Add("Log", Log.Define);
        table.Add("Log1p", Log1p.Define);
        table.Add("LogicalAnd", LogicalAnd.Define);
        table.Add("LogicalNot", LogicalNot.Define);
        table.Add("LogicalOr", LogicalOr.Define);
        table.Add("Maximum", Maximum.Define);
        table.Add("Minimum", Minimum.Define);
        table.Add("Mod", Mod.Define);
        table.Add("Mul", Mul.Define);
        table.Add("MulNoNan", MulNoNan.Define);
        table.Add("Neg", Neg.Define);
        table.Add("NotEqual", NotEqual.Define);
        table.Add("Pow", Pow.Define);
        table.Add("RealDiv", RealDiv.Define);
        table.Add("Reciprocal", Reciprocal.Define);
        table.Add("ReciprocalGrad", ReciprocalGrad.Define);
        table.Add("Rint", Rint.Define);
        table.Add("Round", Round.Define);
        table.Add("Rsqrt", Rsqrt.Define);
        table.Add("RsqrtGrad", RsqrtGrad.Define);
        table.Add("Select", Select.Define);
        table.Add("SelectV2", SelectV2.Define);
        table.Add("Sigmoid", Sigmoid.Define);
        table.Add("SigmoidGrad", SigmoidGrad.Define);
        table.Add("Sign", Sign.Define);
        table.Add("Sin", Sin.Define);
        table.Add("Sinh", Sinh.Define);
        table.Add("Sqrt", Sqrt.Define);
        table.Add("SqrtGrad", SqrtGrad.Define);
        table.Add("Square", Square.Define);
        table.Add("SquaredDifference", SquaredDifference.Define);
        table.Add("Sub", Sub.Define);
        table.Add("Tan", Tan.Define);
        table.Add("Tanh", Tanh.Define);
        table.Add("TanhGrad", TanhGrad.Define);
        table.Add("TruncateDiv", TruncateDiv.Define);
        table.Add("TruncateMod", TruncateMod.Define);
        table.Add("Xdivy", Xdivy.Define);
        table.Add("Xlog1py", Xlog1py.Define);
        table.Add("Xlogy", Xlogy.Define);
    }
}
