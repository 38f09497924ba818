namespace Tensorflow;

/// <summary>Functions of sparse tensors: <c>tf.sparse.to_dense(…)</c>.</summary>
public sealed class sparse_api
{
    internal sparse_api()
    {
    }

    /// <summary>A sparse tensor of three tensors.</summary>
    /// <param name="indices">The places, shape [n, rank], int64.</param>
    /// <param name="values">The elements there, shape [n].</param>
    /// <param name="dense_shape">The sizes of the whole, shape [rank], int64.</param>
    public SparseTensor SparseTensor(Tensor indices, Tensor values, Tensor dense_shape) => new(indices, values, dense_shape);

    /// <summary>A sparse tensor whose value is fed in each run.</summary>
    /// <param name="dtype">The type of its elements.</param>
    /// <param name="shape">The sizes of the whole, which a run need not feed then; null when even the rank may vary.</param>
    /// <param name="name">The beginning of the nodes' names.</param>
    public SparseTensor placeholder(TF_DataType dtype, Shape? shape = null, string? name = null)
    {
        tensorflow tf = Binding.tf;
        Graph graph = ops.get_default_graph();
        string? Part(string part) => name is null ? null : $"{name}/{part}";
        Tensor? known = null, sizes;
        if (shape is null || shape.IsNull)
        {
            sizes = tf.placeholder(TF_DataType.TF_INT64, new Shape(-1L), Part("shape"));
        }
        else
        {
            known = graph.AddConstant(Literals.Of(shape.dims), Part("shape_default") ?? "Const");
            sizes = Build.One("PlaceholderWithDefault", Part("shape"), [known], ("shape", known.shape));
        }

        Tensor values = tf.placeholder(dtype, new Shape(-1L), Part("values"));
        Tensor indices = tf.placeholder(TF_DataType.TF_INT64, new Shape(-1, shape?.ndim ?? -1), Part("indices"));
        return new SparseTensor(indices, values, sizes) { Known = known };
    }

    /// <summary>The whole tensor.</summary>
    /// <param name="sp_input">The sparse tensor.</param>
    /// <param name="default_value">What stands where no value does; null for zero.</param>
    /// <param name="validate_indices">Whether a run fails when places are not in order or named twice.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>Its dense shape.</returns>
    public Tensor to_dense(SparseTensor sp_input, Tensor? default_value = null, bool validate_indices = true, string? name = null)
        => Build.One(
            "SparseToDense", name, [sp_input.indices, sp_input.dense_shape, sp_input.values, default_value ?? Binding.tf.zeros(Shape.Scalar, sp_input.dtype)],
            ("validate_indices", validate_indices));

    /// <summary>The elements of a tensor that are not zero.</summary>
    /// <param name="tensor">A tensor of at least one axis.</param>
    /// <param name="name">The scope of the nodes.</param>
    public SparseTensor from_dense(Tensor tensor, string? name = null)
    {
        using var scope = new ops.NameScope(name, "dense_to_sparse");
        tensorflow tf = Binding.tf;
        Tensor whole = Composing.Value(tensor, "tensor"), places = tf.where(tf.not_equal(whole, tf.zeros_like(whole)));
        return new SparseTensor(places, tf.gather_nd(whole, places), tf.shape(whole, out_type: TF_DataType.TF_INT64));
    }

    /// <summary>The same sparse tensor with its places in order.</summary>
    /// <param name="sp_input">The sparse tensor.</param>
    /// <param name="name">The name of the node.</param>
    public SparseTensor reorder(SparseTensor sp_input, string? name = null)
    {
        Tensor[] ordered = Build.Many("SparseReorder", name, [sp_input.indices, sp_input.values, sp_input.dense_shape]);
        return new SparseTensor(ordered[0], ordered[1], Binding.tf.identity(sp_input.dense_shape));
    }

    /// <summary>The same values in another dense shape of as many elements.</summary>
    /// <param name="sp_input">The sparse tensor.</param>
    /// <param name="shape">The new sizes, int64; one may be -1.</param>
    /// <param name="name">The name of the node.</param>
    public SparseTensor reshape(SparseTensor sp_input, Tensor shape, string? name = null)
    {
        using var scope = new ops.NameScope(name, "SparseReshape");
        Tensor[] placed = Build.Many("SparseReshape", scope, [sp_input.indices, sp_input.dense_shape, Binding.tf.cast(shape, TF_DataType.TF_INT64)]);
        return new SparseTensor(placed[0], Binding.tf.identity(sp_input.values), placed[1]);
    }

    /// <summary>The axes in another order.</summary>
    /// <param name="sp_input">The sparse tensor.</param>
    /// <param name="perm">Which old axis each new one is; null to turn them round.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The places are in order.</returns>
    /// <exception cref="ValueError">perm is null and the rank is not known.</exception>
    public SparseTensor transpose(SparseTensor sp_input, int[]? perm = null, string? name = null)
    {
        using var scope = new ops.NameScope(name, "SparseTranspose");
        long rank = sp_input.indices.shape.ndim == 2 ? sp_input.indices.shape[1] : -1;
        int[] axes = perm ?? (rank >= 0 ? [.. Enumerable.Range(0, (int)rank).Reverse()] : throw new ValueError("perm is needed: the rank of the sparse tensor is not known"));
        tensorflow tf = Binding.tf;
        return reorder(new SparseTensor(tf.gather(sp_input.indices, axes, axis: 1), sp_input.values, tf.gather(sp_input.dense_shape, axes)));
    }

    /// <summary>Only some of the values.</summary>
    /// <param name="sp_input">The sparse tensor.</param>
    /// <param name="to_retain">A bool for each value.</param>
    public SparseTensor retain(SparseTensor sp_input, Tensor to_retain)
    {
        tensorflow tf = Binding.tf;
        Tensor kept = tf.reshape(tf.where(to_retain), new[] { -1 });
        return new SparseTensor(tf.gather(sp_input.indices, kept), tf.gather(sp_input.values, kept), tf.identity(sp_input.dense_shape));
    }

    /// <summary>The product of a sparse and a dense matrix.</summary>
    /// <param name="sp_a">A sparse matrix.</param>
    /// <param name="b">A dense matrix of its type.</param>
    /// <param name="adjoint_a">Whether the first is turned before.</param>
    /// <param name="adjoint_b">Whether the second is turned before.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A dense matrix.</returns>
    public Tensor sparse_dense_matmul(SparseTensor sp_a, Tensor b, bool adjoint_a = false, bool adjoint_b = false, string? name = null)
    {
        using var scope = new ops.NameScope(name, "SparseTensorDenseMatMul");
        return Build.One("SparseTensorDenseMatMul", scope, [sp_a.indices, sp_a.values, sp_a.dense_shape, b], ("adjoint_a", adjoint_a), ("adjoint_b", adjoint_b));
    }
}

/// <content>Sparse tensors.</content>
public sealed partial class tensorflow
{
    /// <summary>Functions of sparse tensors.</summary>
    public sparse_api sparse { get; } = new();

    /// <inheritdoc cref="sparse_api.SparseTensor"/>
    public SparseTensor SparseTensor(Tensor indices, Tensor values, Tensor dense_shape) => sparse.SparseTensor(indices, values, dense_shape);

    /// <inheritdoc cref="sparse_api.placeholder"/>
    public SparseTensor sparse_placeholder(TF_DataType dtype, Shape? shape = null, string? name = null) => sparse.placeholder(dtype, shape, name);

    /// <inheritdoc cref="sparse_api.to_dense"/>
    public Tensor sparse_tensor_to_dense(SparseTensor sp_input, Tensor? default_value = null, bool validate_indices = true, string? name = null)
        => sparse.to_dense(sp_input, default_value, validate_indices, name);

    /// <summary>A tensor of one number with values put at places.</summary>
    /// <param name="sparse_indices">The places: shape [n, rank], for a vector [n], for one place of a vector a scalar.</param>
    /// <param name="output_shape">The sizes, of the indices' type.</param>
    /// <param name="sparse_values">An element for each place, or one for all.</param>
    /// <param name="default_value">What stands elsewhere.</param>
    /// <param name="validate_indices">Whether a run fails when places are not in order or named twice.</param>
    /// <param name="name">The name of the node.</param>
    public Tensor sparse_to_dense(Tensor sparse_indices, Tensor output_shape, Tensor sparse_values, Tensor? default_value = null, bool validate_indices = true, string? name = null)
        => Build.One("SparseToDense", name, [sparse_indices, output_shape, sparse_values, default_value ?? 0], ("validate_indices", validate_indices));

    /// <inheritdoc cref="sparse_api.reorder"/>
    public SparseTensor sparse_reorder(SparseTensor sp_input, string? name = null) => sparse.reorder(sp_input, name);

    /// <inheritdoc cref="sparse_api.reshape"/>
    public SparseTensor sparse_reshape(SparseTensor sp_input, Tensor shape, string? name = null) => sparse.reshape(sp_input, shape, name);

    /// <inheritdoc cref="sparse_api.transpose"/>
    public SparseTensor sparse_transpose(SparseTensor sp_input, int[]? perm = null, string? name = null) => sparse.transpose(sp_input, perm, name);

    /// <inheritdoc cref="sparse_api.retain"/>
    public SparseTensor sparse_retain(SparseTensor sp_input, Tensor to_retain) => sparse.retain(sp_input, to_retain);

    /// <inheritdoc cref="sparse_api.sparse_dense_matmul"/>
    public Tensor sparse_tensor_dense_matmul(SparseTensor sp_a, Tensor b, bool adjoint_a = false, bool adjoint_b = false, string? name = null)
        => sparse.sparse_dense_matmul(sp_a, b, adjoint_a, adjoint_b, name);
}
