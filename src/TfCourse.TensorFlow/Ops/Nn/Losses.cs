namespace Tensorflow;

/// <summary>What all losses do with the loss of each entry: weigh, sum up, divide, remember.</summary>
internal static class Losses
{
    private const TF_DataType Float = TF_DataType.TF_FLOAT;

    public static Tensor Weighted(Tensor losses, Tensor? weights, string? scope, string? collection, string reduction)
    {
        if (reduction is not (Reduction.NONE or Reduction.SUM or Reduction.SUM_OVER_BATCH_SIZE or Reduction.MEAN or Reduction.SUM_BY_NONZERO_WEIGHTS))
        {
            throw new ValueError($"Invalid Reduction Key {reduction}: use a constant of {nameof(Reduction)}");
        }

        using var inside = new ops.NameScope(scope, "weighted_loss");
        Tensor values = Composing.Value(losses, "losses"), factor = weights ?? 1f;
        using (Guard(factor, values))
        {
            Tensor wide = Composing.Cast(values, Float), w = AsFloat(factor);
            Tensor product = Build.One("Mul", null, [wide, w]);
            Tensor loss = reduction switch
            {
                Reduction.NONE => product,
                Reduction.SUM => Sum(product),
                Reduction.MEAN => Mean(Sum(product), Sum(Composing.Ones(wide) * w)),
                Reduction.SUM_OVER_BATCH_SIZE => Mean(Sum(product), Elements(wide)),
                _ => Mean(Sum(product), Present(wide, w)),
            };
            Tensor result = Composing.Cast(loss, values.dtype);
            Remember(result, collection);
            return result;
        }
    }

    /// <summary>A value in float; a number becomes a constant beside its use, as Python's cast makes it.</summary>
    public static Tensor AsFloat(Tensor x)
    {
        if (x is not Literal)
        {
            return Composing.Cast(Composing.Value(x, "x"), Float);
        }

        using var scope = new ops.NameScope(null, "Cast");
        return x.In(ops.get_default_graph(), Float, "x");
    }

    /// <summary>Adds a loss to a collection, unless that is null or empty.</summary>
    public static void Remember(Tensor loss, string? collection)
    {
        if (!string.IsNullOrEmpty(collection))
        {
            ops.get_default_graph().add_to_collection(collection, loss);
        }
    }

    /// <summary>Everything in one sum.</summary>
    public static Tensor Sum(Tensor x) => Binding.tf.reduce_sum(x);

    /// <summary>How many entries count: those whose weight is not zero; in all, or for each first index.</summary>
    public static Tensor Present(Tensor losses, Tensor weights, bool perBatch = false)
    {
        using var scope = new ops.NameScope(null, "num_present");
        Tensor w = AsFloat(weights);
        Tensor present = Build.One("Select", null, [Build.One("Equal", null, [w, 0f]), Composing.Zeros(w), Composing.Ones(w)]);
        present = Stretch(present, losses);
        if (!perBatch)
        {
            return Binding.tf.reduce_sum(present, name: scope.scope_name);
        }

        Tensor axes = Build.One("Range", "range", [1, ShapeValues.Rank(present), 1]);
        return Build.One("Sum", scope.scope_name, [present, axes], ("keep_dims", true));
    }

    /// <summary>Nodes made inside wait until the weights are known to stretch to the values: a scalar, or of one rank with sizes equal or 1.</summary>
    /// <exception cref="ValueError">They do not, whatever is fed.</exception>
    public static _ControlDependenciesController Guard(Tensor weights, Tensor values)
    {
        Operation check;
        using (new ops.NameScope(null, "assert_broadcastable"))
        {
            Tensor w;
            using (var inner = new ops.NameScope(null, "weights"))
            {
                w = weights is Literal ? weights.In(ops.get_default_graph(), Float, inner.scope_name) : Composing.Value(weights, "weights");
                ShapeValues.Of(w, "shape");
                ShapeValues.Rank(w, "rank");
            }

            Tensor shape;
            using (new ops.NameScope(null, "values"))
            {
                shape = ShapeValues.Of(values, "shape");
                ShapeValues.Rank(values, "rank");
            }

            RequireStretching(w.shape, values.shape);

            // What is not known now is checked when it runs: stretching over a shape fails where it does not fit.
            check = w.shape.IsScalar ? Build.Node("NoOp", "static_scalar_check_success", [])
                : w.shape.IsFullyDefined && values.shape.IsFullyDefined ? Build.Node("NoOp", "static_dims_check_success", [])
                : Build.Node("BroadcastTo", "dynamic_check", [w, shape]);
        }

        return Binding.tf.control_dependencies([check]);
    }

    private static void RequireStretching(Shape weights, Shape values)
    {
        if (weights.IsNull || values.IsNull || weights.IsScalar)
        {
            return;
        }

        if (weights.ndim != values.ndim)
        {
            throw new ValueError($"weights can not be broadcast to values. values.rank={values.ndim}. weights.rank={weights.ndim}. values.shape={values}. weights.shape={weights}.");
        }

        for (int i = 0; i < values.ndim; i++)
        {
            if (weights[i] >= 0 && values[i] >= 0 && weights[i] != 1 && weights[i] != values[i])
            {
                throw new ValueError($"weights can not be broadcast to values. Mismatch at dim {i}. values.shape={values}, weights.shape={weights}.");
            }
        }
    }

    // total / count, 0 where nothing counts.
    private static GraphTensor Mean(Tensor total, Tensor count) => Build.One("DivNoNan", "value", [Sum(total), count]);

    private static Tensor Elements(Tensor losses)
    {
        using var scope = new ops.NameScope(null, "num_elements");
        return Composing.Cast(ShapeValues.Size(losses, scope.scope_name), losses.dtype);
    }

    private static Tensor Stretch(Tensor weights, Tensor values)
    {
        using var scope = new ops.NameScope(null, "broadcast_weights");
        if (weights.shape.IsFullyDefined && weights.shape == values.shape)
        {
            return weights;
        }

        using (Guard(weights, values))
        {
            return Build.One("Mul", scope.scope_name, [weights, Composing.Ones(values)]);
        }
    }
}
