using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The ops that passes take for element-wise functions of floats, which never fail once shapes fit.</summary>
internal static class ElementOps
{
    private static readonly HashSet<string> Names =
    [
        "Abs", "Acos", "Acosh", "Add", "AddN", "AddV2", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Ceil", "Cos", "Cosh", "Div", "DivNoNan", "Elu", "EluGrad",
        "Equal", "Erf", "Erfc", "Exp", "Expm1", "Floor", "Greater", "GreaterEqual", "Inv", "IsFinite", "IsInf", "IsNan", "Less", "LessEqual", "Log",
        "Log1p", "LogicalAnd", "LogicalNot", "LogicalOr", "Maximum", "Minimum", "Mul", "MulNoNan", "Neg", "NotEqual", "Pow", "RealDiv", "Reciprocal",
        "ReciprocalGrad", "Relu", "Relu6", "Relu6Grad", "ReluGrad", "Rint", "Round", "Rsqrt", "RsqrtGrad", "Select", "Selu", "SeluGrad", "Sigmoid",
        "SigmoidGrad", "Sign", "Sin", "Sinh", "Softplus", "SoftplusGrad", "Softsign", "SoftsignGrad", "Sqrt", "SqrtGrad", "Square", "SquaredDifference",
        "Sub", "Tan", "Tanh", "TanhGrad", "ZerosLike",
    ];

    /// <summary>Whether the node is one, on types that its kernel walks element by element.</summary>
    public static bool Contains(PlanNode node, ManagedSession session)
        => Names.Contains(node.Info.Op) && node is { HasEffect: false, Fusion: null, Constant: null, Outputs: 1 }
            && Array.TrueForAll(node.Info.InputTypes, IsSimple) && IsSimple(node.Info.OutputTypes[0])
            && session.CreateKernel(node.Info, takesReferences: false) is IElementwise;

    private static bool IsSimple(DataType type) => type is DataType.DtFloat or DataType.DtDouble or DataType.DtBool;
}
