using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Gradients under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class gradients_impl
{
    /// <summary>dy/dx for each x, summed over ys; see <c>tf.gradients</c>.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">By what.</param>
    /// <param name="grad_ys">A weight for each y, of its shape; null for ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    public static Tensor[] gradients(Tensor[] ys, Tensor[] xs, Tensor[]? grad_ys = null, string name = "gradients") => tf.gradients(ys, xs, grad_ys, name);
}
