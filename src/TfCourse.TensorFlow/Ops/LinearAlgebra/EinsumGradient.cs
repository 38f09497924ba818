using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>The gradient of Einsum: einsums again, in which output and input change places.</summary>
internal static class EinsumGradient
{
    public static Tensor?[] Backward(Operation op, Tensor dz)
    {
        EinsumEquation equation = EinsumEquation.Parse(op.get_attr<string>("equation"), op.inputs.Count, m => new ValueError(m));
        return [.. Enumerable.Range(0, op.inputs.Count).Select(i => Of(op, equation, i, dz))];
    }

    // dx = Σ dz · y over the labels that x does not have; labels that only x has are stretched, repeated ones spread over a diagonal.
    private static Tensor Of(Operation op, EinsumEquation equation, int input, Tensor dz)
    {
        Tensor x = op.inputs[input];
        Tensor? y = op.inputs.Count == 2 ? op.inputs[1 - input] : null;
        string xs = equation.Inputs[input], ys = y is null ? "" : equation.Inputs[1 - input], zs = equation.Output;
        bool hasEllipsis = EinsumEquation.HasEllipsis(zs);

        // A factor without an ellipsis counts as one whose ellipsis stands in front and has no axes.
        string whole = hasEllipsis && !EinsumEquation.HasEllipsis(xs) ? "..." + xs : xs;
        string unique = Distinct(whole);
        string kept = string.Concat(Tokens(unique).Where(t => t == "..." || zs.Contains(t, StringComparison.Ordinal) || ys.Contains(t, StringComparison.Ordinal)));
        Tensor dx = y is null ? One(dz, zs, kept) : Build.One("Einsum", null, [dz, y], ("equation", $"{zs},{ys}->{kept}"));
        if (hasEllipsis && y is not null)
        {
            dx = Unstretch(dx, kept, x, xs, y, ys);
        }

        if (kept != unique)
        {
            dx = Stretch(dx, kept, unique, x, xs);
        }

        return One(dx, hasEllipsis && whole != xs ? Distinct(xs) : unique, xs);
    }

    // An einsum of one factor, unless it would change nothing.
    private static Tensor One(Tensor x, string from, string to) => from == to ? x : Build.One("Einsum", null, [x], ("equation", $"{from}->{to}"));

    private static string Distinct(string subscripts) => string.Concat(Tokens(subscripts).Distinct());

    private static IEnumerable<string> Tokens(string subscripts)
    {
        for (int i = 0; i < subscripts.Length; i++)
        {
            bool isEllipsis = subscripts.AsSpan(i).StartsWith("...");
            yield return isEllipsis ? "..." : subscripts[i].ToString();
            i += isEllipsis ? 2 : 0;
        }
    }

    // Sums over the axes of the ellipsis along which x was stretched, and gives the ellipsis x's own sizes.
    private static Tensor Unstretch(Tensor dx, string kept, Tensor x, string xs, Tensor y, string ys)
    {
        Tensor own = EllipsisShape(x, xs), other = EllipsisShape(y, ys);
        if (Constants.ValueOf((GraphTensor)own) is { } a && Constants.ValueOf((GraphTensor)other) is { } b && Constants.Integers(a).SequenceEqual(Constants.Integers(b)))
        {
            return dx;
        }

        (int before, int behind) = EinsumEquation.Around(kept);
        Tensor axes = Build.Many("BroadcastGradientArgs", null, [own, other])[0] + before;
        Tensor sizes = Build.One("Shape", null, [dx]);
        Tensor shape = Build.One("ConcatV2", "concat", [Slice(sizes, 0, before), own, behind == 0 ? Slice(sizes, 0, 0) : Slice(sizes, -behind, null), 0]);
        return Build.One("Reshape", null, [Build.One("Sum", null, [dx, axes]), shape]);
    }

    // The sizes of the ellipsis of a tensor; none when it has no ellipsis.
    private static Tensor EllipsisShape(Tensor x, string subscripts)
    {
        if (!EinsumEquation.HasEllipsis(subscripts))
        {
            return tf.constant(Array.Empty<int>());
        }

        (int before, int behind) = EinsumEquation.Around(subscripts);
        return Slice(Reductions.ShapeOf(x), before, behind == 0 ? null : -behind);
    }

    // Puts in the labels that only x has: size 1 first, then stretched to x's size.
    private static GraphTensor Stretch(Tensor dx, string kept, string unique, Tensor x, string xs)
    {
        Tensor sizes = Reductions.ShapeOf(x), own = Build.One("Shape", null, [dx]);
        (int before, int behind) = EinsumEquation.Around(kept);
        string named = EinsumEquation.Named(kept);
        var narrow = new List<Tensor>();
        var wide = new List<Tensor>();
        foreach (string token in Tokens(unique))
        {
            if (token == "...")
            {
                Tensor ellipsis = Slice(own, before, behind == 0 ? null : -behind);
                narrow.Add(ellipsis);
                wide.Add(ellipsis);
                continue;
            }

            bool isKept = named.Contains(token, StringComparison.Ordinal);
            Tensor size = isKept ? At(own, kept, token) : At(sizes, xs, token);
            narrow.Add(isKept ? size : Ones.ConstantShape(new Shape(1)));
            wide.Add(size);
        }

        Tensor row = Build.One("Reshape", null, [dx, Concat(narrow)]);
        return Build.One("BroadcastTo", null, [row, Concat(wide)]);
    }

    private static Tensor Concat(List<Tensor> parts) => parts.Count == 1 ? parts[0] : Build.One("ConcatV2", "concat", [.. parts, 0]);

    // The size of a label's axis, as a vector of one.
    private static GraphTensor At(Tensor sizes, string subscripts, string label)
    {
        string named = EinsumEquation.Named(subscripts);
        int place = named.IndexOf(label, StringComparison.Ordinal), before = EinsumEquation.Around(subscripts).Before;
        int axis = place < before ? place : place - named.Length;
        return Slice(sizes, axis, axis == -1 ? null : axis + 1);
    }

    private static GraphTensor Slice(Tensor sizes, int from, int? to)
        => Build.One("StridedSlice", "strided_slice", [sizes, new[] { from }, new[] { to ?? 0 }, new[] { 1 }], ("end_mask", to is null ? 1 : 0));
}
