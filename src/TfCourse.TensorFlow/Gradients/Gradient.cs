using TfCourse.Engine;

namespace Tensorflow;

/// <summary>How gradients flow back through an op: a function, or the reason why there is none.</summary>
internal sealed class Gradient
{
    private Gradient(Func<Operation, Tensor?[], Tensor?[]>? function, string? reason, bool isError)
        => (Function, Reason, IsError) = (function, reason, isError);

    /// <summary>
    /// From the gradients of the outputs to those of the inputs, in order; null where nothing flows. Written with public
    /// ops, so that it can be differentiated again.
    /// </summary>
    public Func<Operation, Tensor?[], Tensor?[]>? Function { get; }

    /// <summary>Why no gradient flows; null when one does.</summary>
    public string? Reason { get; }

    /// <summary>Whether asking for the gradient is an error (TensorFlow has none registered) and not just null.</summary>
    public bool IsError { get; }

    /// <summary>The gradient of an op of one output.</summary>
    public static Gradient Of(Func<Operation, Tensor, Tensor?[]> function) => new((op, dy) => function(op, dy[0]!), null, false);

    /// <summary>The gradient of an op of one output whose nodes wait for dy, so that nothing of it is computed, and held, before it is needed.</summary>
    public static Gradient After(Func<Operation, Tensor, Tensor?[]> function) => Of((op, dy) =>
    {
        using ScopeBlock waiting = ops.get_default_graph().Waiting([dy.op]);
        return function(op, dy);
    });

    /// <summary>A constant of the gradient's type, as Python names it.</summary>
    public static Tensor Constant(double value, Tensor like, string name = "Const")
        => ops.get_default_graph().AddConstant(like.dtype.is_integer() ? Literals.Convert(HostTensor.Scalar((long)value), like.dtype.as_base_dtype())
            : Literals.Convert(HostTensor.Scalar(value), like.dtype.as_base_dtype()), name);

    /// <summary>The gradient of an op of several outputs; those that nothing flows to are null or zeros.</summary>
    public static Gradient OfAll(Func<Operation, Tensor?[], Tensor?[]> function) => new(function, null, false);

    /// <summary>The op is not differentiable: gradients stop here, silently, as TensorFlow registers it.</summary>
    public static Gradient None(string reason) => new(null, reason, false);

    /// <summary>TensorFlow registers no gradient: asking for one is a LookupError.</summary>
    public static Gradient Missing(string reason) => new(null, reason, true);
}
