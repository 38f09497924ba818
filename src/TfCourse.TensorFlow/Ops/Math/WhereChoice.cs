namespace Tensorflow;

/// <content>where with two values; where_v2.</content>
public sealed partial class tensorflow
{
    /// <summary>output = condition ? x : y, element by element; shapes stretch over each other.</summary>
    /// <param name="condition">Any shape, bool.</param>
    /// <param name="x">The values where the condition is true; any type.</param>
    /// <param name="y">The values elsewhere; same type as x.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the type of x.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other. (tf.compat.v1.where picks rows by a vector.)</exception>
    public Tensor where(Tensor condition, Tensor x, Tensor y, string? name = null)
    {
        // Where all shapes are known to be one, the older op does the same under the name that graphs expect.
        bool same = x.shape.IsFullyDefined && x.shape == y.shape && x.shape == condition.shape;
        return Build.One(same ? "Select" : "SelectV2", name, [condition, x, y]);
    }

    /// <summary>output = condition ? x : y: the same as where.</summary>
    /// <param name="condition">Any shape, bool.</param>
    /// <param name="x">The values where the condition is true; any type.</param>
    /// <param name="y">The values elsewhere; same type as x.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The stretched shape, of the type of x.</returns>
    /// <exception cref="ValueError">The shapes do not stretch over each other.</exception>
    public Tensor where_v2(Tensor condition, Tensor x, Tensor y, string? name = null) => Build.One("SelectV2", name, [condition, x, y]);
}

/// <content>where with two values.</content>
public sealed partial class compat_v1_api
{
    /// <summary>output = condition ? x : y, for two values of one shape.</summary>
    /// <param name="condition">bool; the shape of x, a scalar, or a vector that picks whole rows along the first axis.</param>
    /// <param name="x">The values where the condition is true; any shape and type.</param>
    /// <param name="y">The values elsewhere; shape and type of x.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    /// <exception cref="ValueError">The shapes are not so.</exception>
    public Tensor where(Tensor condition, Tensor x, Tensor y, string? name = null) => Build.One("Select", name, [condition, x, y]);
}
