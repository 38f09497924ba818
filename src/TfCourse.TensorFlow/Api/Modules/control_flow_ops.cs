using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Branches, loops and dependencies under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class control_flow_ops
{
    /// <inheritdoc cref="tensorflow.cond(Tensor, Func{Tensor}, Func{Tensor}, string?)"/>
    public static Tensor cond(Tensor pred, Func<Tensor> true_fn, Func<Tensor> false_fn, string? name = null) => tf.cond(pred, true_fn, false_fn, name);

    /// <inheritdoc cref="tensorflow.while_loop(Func{Tensor, Tensor}, Func{Tensor, Tensor}, Tensor, int, Tensor?, string?)"/>
    public static Tensor while_loop(Func<Tensor, Tensor> cond, Func<Tensor, Tensor> body, Tensor loop_vars, int parallel_iterations = 10, Tensor? maximum_iterations = null, string? name = null)
        => tf.while_loop(cond, body, loop_vars, parallel_iterations, maximum_iterations, name);

    /// <summary>A tensor that is there only after operations have run.</summary>
    /// <param name="dependencies">The operations.</param>
    /// <param name="output_tensor">The tensor.</param>
    /// <param name="name">The name of the node; that of the scope of dependencies when null.</param>
    public static Tensor with_dependencies(Operation[] dependencies, Tensor output_tensor, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(dependencies);
        using var scope = tf.name_scope(name, "control_dependency");
        using var block = tf.control_dependencies([.. dependencies]);
        return tf.identity(output_tensor, scope);
    }
}
