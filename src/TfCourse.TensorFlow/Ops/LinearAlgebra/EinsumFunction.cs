using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Einsum of any number of tensors: the op takes one or two, so products of more are taken two by two.</summary>
internal static class Einsums
{
    public static Tensor Of(string equation, Tensor[] inputs)
    {
        string text = string.Concat(equation.Where(c => !char.IsWhiteSpace(c)));
        string[] sides = text.Split("->");
        List<string> subscripts = [.. sides[0].Split(',')];
        if (sides.Length > 2 || subscripts.Count != inputs.Length)
        {
            throw new ValueError($"Got {inputs.Length} inputs for equation \"{equation}\", expecting {subscripts.Count}");
        }

        string output = sides.Length == 2 ? sides[1] : Implicit(sides[0]);
        List<Tensor> tensors = [.. inputs];
        while (tensors.Count > 2)
        {
            (int i, int j) = Cheapest(tensors, subscripts, output);
            string rest = string.Concat(subscripts.Where((_, k) => k != i && k != j)) + output;
            string kept = Kept(subscripts[i], subscripts[j], rest);
            Tensor product = Build.One("Einsum", null, [tensors[i], tensors[j]], ("equation", $"{subscripts[i]},{subscripts[j]}->{kept}"));
            foreach (int taken in (int[])[j, i])
            {
                tensors.RemoveAt(taken);
                subscripts.RemoveAt(taken);
            }

            tensors.Add(product);
            subscripts.Add(kept);
        }

        return Build.One("Einsum", null, [.. tensors], ("equation", $"{string.Join(',', subscripts)}->{output}"));
    }

    // Without an arrow: the axes of the ellipsis, then the labels that occur once, in alphabetical order.
    private static string Implicit(string inputs)
    {
        string named = inputs.Replace("...", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return (named.Length == inputs.Replace(",", "", StringComparison.Ordinal).Length ? "" : "...")
            + string.Concat(named.GroupBy(l => l).Where(g => g.Count() == 1).Select(g => g.Key).Order());
    }

    private static string Kept(string a, string b, string rest)
        => (EinsumEquation.HasEllipsis(a + b) ? "..." : "") + string.Concat((EinsumEquation.Named(a) + EinsumEquation.Named(b)).Distinct().Where(l => l != '.' && rest.Contains(l, StringComparison.Ordinal)));

    // The pair whose product is smallest, as far as sizes are known: the first pair otherwise.
    private static (int, int) Cheapest(List<Tensor> tensors, List<string> subscripts, string output)
    {
        var sizes = new Dictionary<char, double>();
        for (int t = 0; t < tensors.Count; t++)
        {
            for (int axis = 0; !EinsumEquation.HasEllipsis(subscripts[t]) && axis < subscripts[t].Length && axis < tensors[t].ndim; axis++)
            {
                sizes[subscripts[t][axis]] = Math.Max(tensors[t].shape[axis], sizes.GetValueOrDefault(subscripts[t][axis], 1));
            }
        }

        (int, int) best = (0, 1);
        double least = double.PositiveInfinity;
        for (int i = 0; i < tensors.Count; i++)
        {
            for (int j = i + 1; j < tensors.Count; j++)
            {
                string rest = string.Concat(subscripts.Where((_, k) => k != i && k != j)) + output;
                double size = EinsumEquation.Named(Kept(subscripts[i], subscripts[j], rest)).Aggregate(1.0, (product, l) => product * sizes.GetValueOrDefault(l, 1));
                (best, least) = size < least ? ((i, j), size) : (best, least);
            }
        }

        return best;
    }
}

/// <content>einsum.</content>
public sealed partial class tensorflow
{
    /// <summary>Sums of products, as an equation says: "ij,jk->ik" is the product of matrices, "ii->i" a diagonal, "...ij->...ji" a transpose.</summary>
    /// <param name="equation">A label for each axis of each input; labels that the output does not have are summed. Without "->" the output has the
    /// labels that occur once, in alphabetical order. "..." stands for any further axes, which stretch over each other.</param>
    /// <param name="inputs">The tensors, of one numeric type.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ValueError">The equation does not fit the inputs, or sizes of one label differ.</exception>
    public Tensor einsum(string equation, params Tensor[] inputs) => einsum(equation, inputs, null);

    /// <summary>Sums of products, as an equation says.</summary>
    /// <param name="equation">A label for each axis of each input.</param>
    /// <param name="inputs">The tensors, of one numeric type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ValueError">The equation does not fit the inputs, or sizes of one label differ.</exception>
    public Tensor einsum(string equation, Tensor[] inputs, string? name)
    {
        using ops.NameScope scope = name_scope(name, "einsum");
        return Einsums.Of(equation, inputs);
    }
}

/// <content>einsum, tensordot, matmul.</content>
public sealed partial class linalg_api
{
    /// <inheritdoc cref="tensorflow.einsum(string, Tensor[], string)"/>
    public Tensor einsum(string equation, Tensor[] inputs, string? name = null) => tf.einsum(equation, inputs, name);

    /// <inheritdoc cref="tensorflow.tensordot(Tensor, Tensor, int, string)"/>
    public Tensor tensordot(Tensor a, Tensor b, int axes, string? name = null) => tf.tensordot(a, b, axes, name);

    /// <inheritdoc cref="tensorflow.matmul"/>
    public Tensor matmul(
        Tensor a, Tensor b, bool transpose_a = false, bool transpose_b = false, string? name = null, bool adjoint_a = false, bool adjoint_b = false,
        TF_DataType output_type = TF_DataType.DtInvalid, bool a_is_sparse = false, bool b_is_sparse = false)
        => tf.matmul(a, b, transpose_a, transpose_b, name, adjoint_a, adjoint_b, output_type, a_is_sparse, b_is_sparse);

    /// <inheritdoc cref="tensorflow.global_norm"/>
    public Tensor global_norm(Tensor?[] t_list, string? name = null) => tf.global_norm(t_list, name);
}
