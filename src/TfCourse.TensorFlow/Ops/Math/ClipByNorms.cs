using System.Globalization;

namespace Tensorflow;

/// <content>Clipping: values into bounds, tensors and lists of tensors to a norm.</content>
public sealed partial class tensorflow
{
    /// <summary>max(min(t, clip_value_max), clip_value_min), element by element; at the bounds the whole gradient flows.</summary>
    /// <param name="t">Any shape, any real numeric type; slices are clipped one by one.</param>
    /// <param name="clip_value_min">The lower bound; a number, or a shape that stretches over t's.</param>
    /// <param name="clip_value_max">The upper bound; likewise. It yields where the lower one is above it.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The shape and type of t.</returns>
    /// <exception cref="ValueError">The bounds would stretch t.</exception>
    public Tensor clip_by_value(Tensor t, Tensor clip_value_min, Tensor clip_value_max, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "clip_by_value");
        Tensor values = t is IndexedSlices slices ? slices.values : t;
        Tensor below = Build.One("Minimum", null, [values, clip_value_max]);
        RequireShape(values, below);
        Tensor clipped = Build.One("Maximum", scope, [below, clip_value_min]);
        RequireShape(values, clipped);
        return Like(t, clipped);
    }

    /// <summary>The tensor scaled down to a norm: t · clip_norm / max(‖t‖₂, clip_norm).</summary>
    /// <param name="t">Any shape, any float type; of slices, all values count as one tensor.</param>
    /// <param name="clip_norm">The largest norm; a number (below 0 counts as 0) or a scalar.</param>
    /// <param name="axes">The axes that are one vector each; null for all together.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The shape and type of t.</returns>
    public Tensor clip_by_norm(Tensor t, Tensor clip_norm, Axis? axes = null, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "clip_by_norm");
        Tensor values = t is IndexedSlices slices ? slices.values : t.In(ops.get_default_graph(), TF_DataType.DtInvalid, "t");
        Tensor squares = reduce_sum(values * values, axes, keepdims: true);

        // The root's gradient is infinite at 0, so zeros go around it.
        Tensor positive = squares > 0;
        Tensor norm = Build.One("Select", null, [positive, sqrt(Build.One("Select", null, [positive, squares, ones_like(squares)])), squares]);
        Tensor bound = clip_norm is Literal && Convert.ToDouble(Literals.Of(clip_norm).Elements.GetValue(0), CultureInfo.InvariantCulture) < 0 ? 0 : clip_norm;
        Tensor scaled = values * bound;
        RequireShape(values, scaled);
        return Like(t, identity(scaled / maximum(norm, bound), scope));
    }

    /// <summary>The tensor scaled down so that its norm per element is at most clip_norm: t · clip_norm · min(n / ‖t‖₂, 1 / clip_norm), n elements.</summary>
    /// <param name="t">Any shape, float32.</param>
    /// <param name="clip_norm">The largest norm per element, above 0; a number or a scalar.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The shape and type of t.</returns>
    public Tensor clip_by_average_norm(Tensor t, Tensor clip_norm, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "clip_by_average_norm");
        Tensor values = t.In(ops.get_default_graph(), TF_DataType.DtInvalid, "t");
        Tensor count = cast(size(values), TF_DataType.TF_FLOAT);
        Tensor inverse = rsqrt(reduce_sum(values * values));
        return identity(values * clip_norm * minimum(inverse * count, 1.0f / clip_norm), scope);
    }

    /// <summary>The norm of all tensors together: √(Σ ‖t‖₂²).</summary>
    /// <param name="t_list">Tensors of one float type; null ones do not count, of slices the values as they are.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ValueError">There is no tensor.</exception>
    public Tensor global_norm(Tensor?[] t_list, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "global_norm");
        Tensor[] halves = [.. t_list.OfType<Tensor>().Select(t => HalfSquare(t is IndexedSlices s ? s.values : t))];
        if (halves.Length == 0)
        {
            throw new ValueError("global_norm needs at least one tensor that is not null");
        }

        Tensor half = reduce_sum(stack(halves));
        return Build.One("Sqrt", "global_norm", [half * Gradient.Constant(2, half)]);
    }

    private static GraphTensor HalfSquare(Tensor x)
    {
        using ScopeBlock beside = ops.get_default_graph().Colocated(x.op);
        return Build.One("L2Loss", null, [x]);
    }

    /// <summary>All tensors scaled down together, so that their common norm is at most clip_norm: t · clip_norm / max(norm, clip_norm).</summary>
    /// <param name="t_list">Tensors of one float type; null ones stay null.</param>
    /// <param name="clip_norm">The largest norm, above 0; a number or a scalar.</param>
    /// <param name="use_norm">The norm, if it is known already.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The tensors in their order, and the norm before clipping. Where that is infinite or NaN, all become NaN.</returns>
    /// <exception cref="ValueError">There is no tensor.</exception>
    public (Tensors list_clipped, Tensor global_norm) clip_by_global_norm(Tensor?[] t_list, Tensor clip_norm, Tensor? use_norm = null, string? name = null)
    {
        Tensor norm = use_norm ?? global_norm(t_list, name);
        using ops.NameScope scope = name_scope(name, "clip_by_global_norm");
        Tensor factor = clip_norm * minimum(1.0 / norm, constant(1.0, norm.dtype) / clip_norm);
        Tensor scale = factor + (norm - norm); // 0, or NaN for a norm that is not finite
        var clipped = new Tensor[t_list.Length];
        for (int i = 0; i < clipped.Length; i++)
        {
            clipped[i] = t_list[i] is { } t ? Scaled(t, scale, FormattableString.Invariant($"{scope.scope_name}_{i}")) : null!;
        }

        return (clipped, norm);
    }

    private Tensor Scaled(Tensor t, Tensor scale, string name)
    {
        Tensor values = t is IndexedSlices s ? s.values : t;
        using ScopeBlock beside = ops.get_default_graph().Colocated(values.op);
        return Like(t, identity(values * scale, name));
    }

    private static void RequireShape(Tensor t, Tensor result)
    {
        if (!t.shape.is_compatible_with(result.shape))
        {
            throw new ValueError($"Shapes {t.shape} and {result.shape} are incompatible: bounds must not stretch what they clip");
        }
    }

    private static Tensor Like(Tensor t, Tensor values) => t is IndexedSlices s ? new IndexedSlices(values, s.indices, s.dense_shape) : values;
}
