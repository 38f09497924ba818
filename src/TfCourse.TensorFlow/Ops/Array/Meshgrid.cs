namespace Tensorflow;

/// <summary>Grids of coordinates.</summary>
internal static class Meshgrid
{
    /// <summary>Each vector stretched over the lengths of the others.</summary>
    public static Tensor[] Of(Tensor[] vectors, string indexing, string? name)
    {
        if (indexing is not ("xy" or "ij"))
        {
            throw new ValueError($"Argument `indexing` parameter must be either 'xy' or 'ij', got '{indexing}'");
        }

        using var scope = new ops.NameScope(name, "meshgrid");
        int rank = vectors.Length;
        var columns = new Tensor[rank];
        for (int i = 0; i < rank; i++)
        {
            columns[i] = Build.One("Reshape", null, [vectors[i], Along(i, rank)]);
        }

        Tensor[] sizes = Array.ConvertAll(vectors, v => ShapeValues.Size(v.In(ops.get_default_graph(), TF_DataType.DtInvalid, "x")));
        if (indexing == "xy" && rank > 1)
        {
            columns[0] = Build.One("Reshape", null, [columns[0], Along(1, rank)]);
            columns[1] = Build.One("Reshape", null, [columns[1], Along(0, rank)]);
            (sizes[0], sizes[1]) = (sizes[1], sizes[0]);
        }

        if (rank == 0)
        {
            return [];
        }

        Tensor ones;
        using (var fill = new ops.NameScope(null, "ones"))
        {
            Tensor shape = Build.One("Pack", "packed", sizes);
            ones = Build.One("Fill", fill.scope_name, [shape, ops.get_default_graph().AddConstant(Filled.Number(columns[0].dtype, 1), "Const")]);
        }

        return Array.ConvertAll(columns, column => (Tensor)Build.One("Mul", "mul", [column, ones]));
    }

    // [1, …, -1, …, 1] with -1 at the axis
    private static int[] Along(int axis, int rank)
    {
        int[] sizes = Enumerable.Repeat(1, rank).ToArray();
        sizes[axis] = -1;
        return sizes;
    }
}

/// <content>meshgrid.</content>
public sealed partial class tensorflow
{
    /// <summary>Grids of coordinates: of vectors of lengths n and m two tensors [m, n] (xy) or [n, m] (ij) in which each vector runs along its own axis.</summary>
    /// <param name="args">Vectors of one numeric type.</param>
    /// <param name="indexing">xy, as for plots, or ij, as for matrices.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>As many tensors as vectors, of as many axes.</returns>
    /// <exception cref="ValueError">The indexing is neither xy nor ij.</exception>
    public Tensor[] meshgrid(Tensor[] args, string indexing = "xy", string? name = null) => Meshgrid.Of(args, indexing, name);
}
