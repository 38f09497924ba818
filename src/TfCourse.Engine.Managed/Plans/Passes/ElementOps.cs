using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The ops that passes take for element-wise functions of floats, which never fail once shapes fit.</summary>
internal static class ElementOps
{
    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "Abs", "Acos", "Acosh", "Add", "AddN", "AddV2", "Asin", "Asinh", "Atan", "Atan2", "Atanh", "Ceil", "Cos", "Cosh", "Div", "DivNoNan", "Elu", "EluGrad",
        "Equal", "Erf", "Erfc", "Exp", "Expm1", "Floor", "Greater", "GreaterEqual", "Inv", "IsFinite", "IsInf", "IsNan", "Less", "LessEqual", "Log",
        "Log1p", "LogicalAnd", "LogicalNot", "LogicalOr", "Maximum", "Minimum", "Mul", "MulNoNan", "Neg", "NotEqual", "Pow", "RealDiv", "Reciprocal",
        "ReciprocalGrad", "Relu", "Relu6", "Relu6Grad", "ReluGrad", "Rint", "Round", "Rsqrt", "RsqrtGrad", "Select", "Selu", "SeluGrad", "Sigmoid",
        "SigmoidGrad", "Sign", "Sin", "Sinh", "Softplus", "SoftplusGrad", "Softsign", "SoftsignGrad", "Sqrt", "SqrtGrad", "Square", "SquaredDifference",
        "Sub", "Tan", "Tanh", "TanhGrad", "ZerosLike",
    };

    /// <summary>Whether nodes of an op of these types are such, unless their kernel walks otherwise.</summary>
    public static bool MayContain(string op, DataType[] inputs, DataType[] outputs)
    {
        bool may = Names.Contains(op) && outputs.Length == 1 && IsSimple(outputs[0]);
        for (int i = 0; may && i < inputs.Length; i++)
        {
            may = IsSimple(inputs[i]);
        }

        return may;
    }

    /// <summary>Whether the node is one, on types that its kernel walks element by element.</summary>
    public static bool Contains(PlanNode node, ManagedSession session)
        => node.Op.MayBeElementwise && node is { HasEffect: false, Fusion: null, Constant: null } && node.Op.IsElementwise(node.Info, session);

    private static bool IsSimple(DataType type) => type is DataType.DtFloat or DataType.DtDouble or DataType.DtBool;
}
