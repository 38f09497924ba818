namespace Tensorflow;

/// <summary>Functions applied to the parts of tensors, one after the other, as loops over arrays.</summary>
internal static class Folds
{
    /// <summary>The function of each part.</summary>
    public static Tensor[] Map(Func<Tensor[], Tensor[]> function, Tensor[] elems, TF_DataType[] types, int parallel, string? name)
    {
        using var scope = new ops.NameScope(name, "map");
        (TensorArray[] parts, Tensor count, Shape length) = Parts(elems);
        TensorArray[] results = [.. types.Select(t => new TensorArray(t, count))];
        var shapes = new Shape[types.Length];
        Tensor[] last = Repeats.Run(
            a => a[0] < count,
            a =>
            {
                Tensor[] made = function([.. parts.Select(p => p.read(a[0]))]);
                return [a[0] + 1, .. made.Select((m, i) =>
                {
                    GraphTensor value = m.In(ops.get_default_graph(), types[i], "Const");
                    shapes[i] = value.shape;
                    return results[i].With(a[1 + i]).write(a[0], value).flow;
                })];
            },
            [0, .. results.Select(r => r.flow)], null, parallel, null, "while");
        return [.. results.Select((r, i) => Stacked(r.With(last[1 + i]), length, shapes[i]))];
    }

    /// <summary>The state after each part.</summary>
    public static Tensor[] Scan(Func<Tensor[], Tensor[], Tensor[]> function, Tensor[] elems, Tensor[]? initializer, bool reverse, int parallel, string? name)
    {
        using var scope = new ops.NameScope(name, "scan");
        (TensorArray[] parts, Tensor count, Shape length) = Parts(elems);
        Tensor first = reverse ? count - 1 : 0;
        Tensor[] start = initializer ?? [.. parts.Select(p => p.read(first))];
        start = [.. start.Select(s => (Tensor)s.In(ops.get_default_graph(), TF_DataType.DtInvalid, "Const"))];
        TensorArray[] states = [.. start.Select(s => new TensorArray(s.dtype.as_base_dtype(), count, element_shape: s.shape))];
        Tensor[] flows = [.. states.Select((s, i) => (initializer is null ? s.write(first, start[i]) : s).flow)];
        Tensor begin = initializer is not null ? first : reverse ? count - 2 : 1;
        int n = start.Length;
        Tensor[] last = Repeats.Run(
            a => reverse ? a[0] >= 0 : a[0] < count,
            a =>
            {
                Tensor[] next = function(a[1..(1 + n)], [.. parts.Select(p => p.read(a[0]))]);
                Tensor[] made = [.. next.Select((v, i) => (Tensor)v.In(ops.get_default_graph(), start[i].dtype.as_base_dtype(), "Const"))];
                return [reverse ? a[0] - 1 : a[0] + 1, .. made, .. made.Select((v, i) => states[i].With(a[1 + n + i]).write(a[0], v).flow)];
            },
            [begin, .. start, .. flows], null, parallel, null, "while");
        return [.. states.Select((s, i) => Stacked(s.With(last[1 + n + i]), length, start[i].shape))];
    }

    /// <summary>The state after the last part.</summary>
    public static Tensor Fold(Func<Tensor, Tensor, Tensor> function, Tensor elems, Tensor? initializer, bool reverse, int parallel, string? name)
    {
        using var scope = new ops.NameScope(name, reverse ? "foldr" : "foldl");
        (TensorArray[] parts, Tensor count, _) = Parts([elems]);
        Tensor first = reverse ? count - 1 : 0;
        Tensor start = initializer ?? parts[0].read(first);
        Tensor begin = initializer is not null ? first : reverse ? count - 2 : 1;
        return Repeats.Run(
            a => reverse ? a[0] >= 0 : a[0] < count,
            a => [reverse ? a[0] - 1 : a[0] + 1, function(a[1], parts[0].read(a[0]))],
            [begin, start], null, parallel, null, "while")[1];
    }

    private static (TensorArray[] Parts, Tensor Count, Shape Length) Parts(Tensor[] elems)
    {
        if (elems.Length == 0)
        {
            throw new ValueError("elems must not be empty: give at least one tensor");
        }

        Graph graph = ops.get_default_graph();
        GraphTensor[] whole = [.. elems.Select(e => e.In(graph, TF_DataType.DtInvalid, "elems"))];
        if (Array.Find(whole, w => w.shape.ndim == 0) is { } scalar)
        {
            throw new ValueError($"elements in elems must be 1+ dimensional Tensors, not scalars: {scalar}");
        }

        Shape length = whole[0].shape.IsNull ? new Shape(-1L) : whole[0].shape[..1];
        Tensor count = length[0] >= 0 ? graph.AddConstant(Literals.Of((int)length[0]), "strided_slice") : Build.One("Shape", null, [whole[0]])[0];
        return ([.. whole.Select(w => new TensorArray(w.dtype.as_base_dtype(), count).unstack(w))], count, length);
    }

    private static Tensor Stacked(TensorArray array, Shape length, Shape part)
    {
        Tensor whole = array.stack();
        if (!part.IsNull)
        {
            whole.shape = length.concatenate(part);
        }

        return whole;
    }
}
