using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Functions over the rows of tensors under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class functional_ops
{
    /// <inheritdoc cref="tensorflow.scan(Func{Tensor, Tensor, Tensor}, Tensor, Tensor?, int, bool, string?)"/>
    public static Tensor scan(Func<Tensor, Tensor, Tensor> fn, Tensor elems, Tensor? initializer = null, int parallel_iterations = 10, bool reverse = false, string? name = null)
        => tf.scan(fn, elems, initializer, parallel_iterations, reverse, name);
}
