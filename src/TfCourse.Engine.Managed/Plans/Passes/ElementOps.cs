using System.Collections.Concurrent;
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

    // Attributes decide nothing here: making a kernel of each node to look at it would take most of the time.
    private static readonly ConcurrentDictionary<(string Op, DataType Input, DataType Output), bool> Walks = new();

    /// <summary>Whether the node is one, on types that its kernel walks element by element.</summary>
    public static bool Contains(PlanNode node, ManagedSession session)
        => Names.Contains(node.Info.Op) && node is { HasEffect: false, Fusion: null, Constant: null, Outputs: 1 }
            && Array.TrueForAll(node.Info.InputTypes, IsSimple) && IsSimple(node.Info.OutputTypes[0])
            && Walks.GetOrAdd(
                (node.Info.Op, node.Info.InputTypes[0], node.Info.OutputTypes[0]),
                static (_, at) => at.Session.CreateKernel(at.Info, takesReferences: false) is ElementKernel,
                (Session: session, node.Info));

    private static bool IsSimple(DataType type) => type is DataType.DtFloat or DataType.DtDouble or DataType.DtBool;
}
