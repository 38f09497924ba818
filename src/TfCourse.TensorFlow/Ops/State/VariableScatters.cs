namespace Tensorflow;

/// <summary>Updates of parts of a variable, and the variable's value after them.</summary>
internal static class VariableScatters
{
    /// <summary>One scatter on a variable, whether it is reached by a handle or by a reference.</summary>
    public static Tensor Scatter(string function, IVariableV1 variable, Tensor indices, Tensor updates, bool locking, string? name)
    {
        Tensor handle = variable.Handle;
        if (handle.dtype != TF_DataType.TF_RESOURCE)
        {
            return Build.One(function, name, [handle, indices, updates], ("use_locking", locking));
        }

        // Only the ops on elements (ScatterNd…) have the attribute on resources.
        Operation update = function.StartsWith("ScatterNd", StringComparison.Ordinal)
            ? Build.Node("Resource" + function, name, [handle, indices, updates], ("use_locking", locking), ("T", variable.dtype))
            : Build.Node("Resource" + function, name, [handle, indices, updates], ("dtype", variable.dtype));
        using var after = Binding.tf.control_dependencies([update]);
        return Build.One("ReadVariableOp", null, [handle], ("dtype", variable.dtype));
    }
}

/// <content>Updates of parts of a variable.</content>
public sealed partial class tensorflow
{
    /// <summary>Sets rows of a variable: ref[indices[i], …] ← updates[i, …].</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_update(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = true, string? name = null)
        => VariableScatters.Scatter("ScatterUpdate", @ref, indices, updates, use_locking, name);

    /// <summary>Adds to rows of a variable: ref[indices[i], …] ← ref[indices[i], …] + updates[i, …].</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_add(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterAdd", @ref, indices, updates, use_locking, name);

    /// <summary>Subtracts from rows of a variable: ref[indices[i], …] ← ref[indices[i], …] − updates[i, …].</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_sub(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterSub", @ref, indices, updates, use_locking, name);

    /// <summary>Multiplies rows of a variable: ref[indices[i], …] ← ref[indices[i], …] · updates[i, …].</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_mul(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterMul", @ref, indices, updates, use_locking, name);

    /// <summary>Divides rows of a variable: ref[indices[i], …] ← ref[indices[i], …] / updates[i, …]; by zero is an error.</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_div(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterDiv", @ref, indices, updates, use_locking, name);

    /// <summary>The lesser of rows of a variable and updates: ref[indices[i], …] ← min(ref[indices[i], …], updates[i, …]).</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_min(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterMin", @ref, indices, updates, use_locking, name);

    /// <summary>The greater of rows of a variable and updates: ref[indices[i], …] ← max(ref[indices[i], …], updates[i, …]).</summary>
    /// <param name="ref">The variable, of at least one axis.</param>
    /// <param name="indices">Rows, each in [0, rows); one named twice is updated twice, in order.</param>
    /// <param name="updates">Shape [indices…, rest of the variable's…], or a scalar for all rows.</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_max(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterMax", @ref, indices, updates, use_locking, name);

    /// <summary>Sets elements or slices of a variable: ref[indices[i…]] ← updates[i…], indices[i…] being a vector of coordinates.</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="indices">Shape [i…, depth]: coordinates along the first depth axes.</param>
    /// <param name="updates">Shape [i…, rest of the variable's…].</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_nd_update(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = true, string? name = null)
        => VariableScatters.Scatter("ScatterNdUpdate", @ref, indices, updates, use_locking, name);

    /// <summary>Adds to elements or slices of a variable: ref[indices[i…]] ← ref[indices[i…]] + updates[i…].</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="indices">Shape [i…, depth]: coordinates along the first depth axes.</param>
    /// <param name="updates">Shape [i…, rest of the variable's…].</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_nd_add(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterNdAdd", @ref, indices, updates, use_locking, name);

    /// <summary>Subtracts from elements or slices of a variable: ref[indices[i…]] ← ref[indices[i…]] − updates[i…].</summary>
    /// <param name="ref">The variable.</param>
    /// <param name="indices">Shape [i…, depth]: coordinates along the first depth axes.</param>
    /// <param name="updates">Shape [i…, rest of the variable's…].</param>
    /// <param name="use_locking">Updates always lock the variable.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The variable's value after the update.</returns>
    /// <exception cref="ValueError">The shapes do not fit.</exception>
    public Tensor scatter_nd_sub(IVariableV1 @ref, Tensor indices, Tensor updates, bool use_locking = false, string? name = null)
        => VariableScatters.Scatter("ScatterNdSub", @ref, indices, updates, use_locking, name);
}
