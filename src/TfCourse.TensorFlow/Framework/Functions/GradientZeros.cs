using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Zeros that stand for gradients which do not exist.</summary>
internal static class GradientZeros
{
    /// <summary>The number zero in a type.</summary>
    public static GraphTensor Scalar(TF_DataType type)
        => ops.get_default_graph().AddConstant(Literals.Convert(HostTensor.Scalar(0), type.as_base_dtype()), "zeros/Const");

    /// <summary>Zeros of a variable's shape.</summary>
    public static GraphTensor OfVariable(Tensor handle, TF_DataType type) => Build.One("Fill", "zeros", [Build.One("VariableShape", null, [handle]), Scalar(type)]);

    /// <summary>Zeros of a tensor's type and shape.</summary>
    public static GraphTensor Like(Tensor tensor) => Build.One("ZerosLike", null, [tensor]);

    /// <summary>Which arguments of a body results may depend on, by ways that gradients flow.</summary>
    public static bool[] Reached(FunctionGraph body, IEnumerable<int> results)
    {
        var seen = new HashSet<GraphTensor>();
        var stack = new Stack<GraphTensor>(results.Select(r => body.Results[r]));
        while (stack.TryPop(out GraphTensor? tensor))
        {
            if (!tensor.dtype.IsTrainable() || !seen.Add(tensor))
            {
                continue;
            }

            Gradient gradient = CallGradient.Of(tensor.op) ?? tensor.op.Definition.Gradient;
            foreach (GraphTensor input in gradient.Function is null ? [] : tensor.op.InputTensors)
            {
                stack.Push(input);
            }
        }

        return [.. body.Arguments.Select(seen.Contains)];
    }
}
