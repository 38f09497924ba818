namespace TfCourse.Engine.Managed;

/// <summary>The kernels of the ops that work element by element.</summary>
internal static class MathKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("Abs", AbsKernel.Create);
        table.Add("Acos", AcosKernel.Create);
        table.Add("Acosh", AcoshKernel.Create);
        table.Add("Add", AddKernel.Create);
        table.Add("AddN", AddNKernel.Create);
        table.Add("AddV2", AddKernel.Create);
        table.Add("Asin", AsinKernel.Create);
        table.Add("Asinh", AsinhKernel.Create);
        table.Add("Atan", AtanKernel.Create);
        table.Add("Atan2", Atan2Kernel.Create);
        table.Add("Atanh", AtanhKernel.Create);
        table.Add("Cast", CastKernel.Create);
        table.Add("Ceil", CeilKernel.Create);
        table.Add("Cos", CosKernel.Create);
        table.Add("Cosh", CoshKernel.Create);
        table.Add("Div", DivKernel.Create);
        table.Add("DivNoNan", DivNoNanKernel.Create);
        table.Add("Equal", EqualKernel.Create);
        table.Add("Exp", ExpKernel.Create);
        table.Add("Expm1", Expm1Kernel.Create);
        table.Add("Floor", FloorKernel.Create);
        table.Add("FloorDiv", FloorDivKernel.Create);
        table.Add("FloorMod", FloorModKernel.Create);
        table.Add("Greater", GreaterKernel.Create);
        table.Add("GreaterEqual", GreaterEqualKernel.Create);
        table.Add("Inv", ReciprocalKernel.Create);
        table.Add("InvGrad", ReciprocalGradKernel.Create);
        table.Add("IsFinite", IsFiniteKernel.Create);
        table.Add("IsInf", IsInfKernel.Create);
        table.Add("IsNan", IsNanKernel.Create);
        table.Add("Less", LessKernel.Create);
        table.Add("LessEqual", LessEqualKernel.Create);
        table.Add("Log", LogKernel.Create);
        table.Add("Log1p", Log1pKernel.Create);
        table.Add("LogicalAnd", LogicalAndKernel.Create);
        table.Add("LogicalNot", LogicalNotKernel.Create);
        table.Add("LogicalOr", LogicalOrKernel.Create);
        table.Add("Maximum", MaximumKernel.Create);
        table.Add("Minimum", MinimumKernel.Create);
        table.Add("Mod", ModKernel.Create);
        table.Add("Mul", MulKernel.Create);
        table.Add("MulNoNan", MulNoNanKernel.Create);
        table.Add("Neg", NegKernel.Create);
        table.Add("NotEqual", EqualKernel.CreateNot);
        table.Add("Pow", PowKernel.Create);
        table.Add("RealDiv", RealDivKernel.Create);
        table.Add("Reciprocal", ReciprocalKernel.Create);
        table.Add("ReciprocalGrad", ReciprocalGradKernel.Create);
        table.Add("Rint", RintKernel.Create);
        table.Add("Round", RoundKernel.Create);
        table.Add("Rsqrt", RsqrtKernel.Create);
        table.Add("RsqrtGrad", RsqrtGradKernel.Create);
        table.Add("Select", SelectKernel.Create);
        table.Add("SelectV2", SelectV2Kernel.Create);
        table.Add("Sigmoid", SigmoidKernel.Create);
        table.Add("SigmoidGrad", SigmoidGradKernel.Create);
        table.Add("Sign", SignKernel.Create);
        table.Add("Sin", SinKernel.Create);
        table.Add("Sinh", SinhKernel.Create);
        table.Add("Sqrt", SqrtKernel.Create);
        table.Add("SqrtGrad", SqrtGradKernel.Create);
        table.Add("Square", SquareKernel.Create);
        table.Add("SquaredDifference", SquaredDifferenceKernel.Create);
        table.Add("Sub", SubKernel.Create);
        table.Add("Tan", TanKernel.Create);
        table.Add("Tanh", TanhKernel.Create);
        table.Add("TanhGrad", TanhGradKernel.Create);
        table.Add("TruncateDiv", TruncateDivKernel.Create);
        table.Add("TruncateMod", ModKernel.Create);
        table.Add("Xdivy", XdivyKernel.Create);
        table.Add("Xlog1py", Xlog1pyKernel.Create);
        table.Add("Xlogy", XlogyKernel.Create);
    }
}
