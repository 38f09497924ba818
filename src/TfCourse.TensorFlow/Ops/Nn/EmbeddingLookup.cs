namespace Tensorflow;

/// <summary>Rows of a matrix, or of several that share the rows among them, by their numbers.</summary>
internal static class EmbeddingLookup
{
    public static Tensor Of(Tensor[] parameters, Tensor ids, string strategy, string? name, double? maxNorm)
    {
        if (parameters.Length == 0)
        {
            throw new ValueError("Length of params is 0: embedding_lookup needs at least one tensor.");
        }

        using var scope = new ops.NameScope(name, "embedding_lookup");
        Tensor at = Composing.Value(ids, "ids");
        if (parameters.Length == 1)
        {
            return Binding.tf.identity(Clip(Rows(parameters[0], at, scope.scope_name), at, maxNorm));
        }

        Tensor flat = Build.One("Reshape", null, [at, new[] { -1 }]);
        (Tensor shard, Tensor row) = strategy switch
        {
            "mod" => (flat % parameters.Length, Build.One("FloorDiv", "floordiv", [flat, parameters.Length])),
            "div" => Divided(parameters, flat),
            _ => throw new ValueError($"Unrecognized partition strategy: Must be one of either `mod` or `div`. Received: {strategy}"),
        };
        shard = Composing.Cast(shard, TF_DataType.TF_INT32);
        Tensor order = Build.One("Range", "range", [0, ShapeValues.Size(flat), 1]);
        Tensor[] rows = Build.Many("DynamicPartition", null, [row, shard], ("num_partitions", parameters.Length));
        Tensor[] places = Build.Many("DynamicPartition", null, [order, shard], ("num_partitions", parameters.Length));
        Tensor[] parts = [.. parameters.Select((p, i) => Rows(p, rows[i], "GatherV2"))];
        Tensor joined = Build.One("DynamicStitch", scope.scope_name, [.. places, .. parts], ("N", parts.Length));
        Tensor sizes = SizeVectors.Join(ShapeValues.Of(at), SizeVectors.Part(ShapeValues.Of(Composing.Value(parameters[0], "params")), 1));
        Tensor result = Build.One("Reshape", null, [joined, sizes]);
        result.shape = at.shape.concatenate(parameters[0].shape.IsNull ? Shape.Null : parameters[0].shape[1..]);
        return Clip(result, at, maxNorm);
    }

    // The rows lie where the parameters do. Of a variable only they are read.
    private static GraphTensor Rows(Tensor parameters, Tensor at, string name)
    {
        Graph graph = ops.get_default_graph();
        GraphTensor? variable = parameters is VariableTensor ? parameters.DifferentiatedIn(graph) : null;
        GraphTensor? whole = variable ?? (parameters is Literal ? null : parameters.In(graph, TF_DataType.DtInvalid, "params_0"));
        graph.PushColocation(whole?.op);
        try
        {
            return variable is not null
                ? Build.One("ResourceGather", name, [variable, at], ("dtype", parameters.dtype))
                : Build.One("GatherV2", name, [whole ?? parameters, at, 0]);
        }
        finally
        {
            graph.PopColocation();
        }
    }

    // Shards of neighbouring rows; the first ones hold one row more when the rows cannot be shared out evenly.
    private static (Tensor Shard, Tensor Row) Divided(Tensor[] parameters, Tensor flat)
    {
        long total = 0;
        foreach (Tensor p in parameters)
        {
            total = p.shape.ndim > 0 && p.shape[0] >= 0 ? total + p.shape[0]
                : throw new ValueError($"The partition strategy `div` needs parameters of known first sizes; one has the shape {p.shape}");
        }

        long each = total / parameters.Length, extras = total % parameters.Length;
        Tensor shard = Build.One("Maximum", null, [Build.One("FloorDiv", "floordiv", [flat, each + 1]), Build.One("FloorDiv", "floordiv", [flat - extras, Math.Max(1, each)])]);
        Tensor row = Build.One("SelectV2", null, [shard < extras, flat % (each + 1), (flat - extras) % Math.Max(1, each)]);
        return (shard, row);
    }

    // Each embedding is shortened to the norm, by itself.
    private static Tensor Clip(Tensor rows, Tensor ids, double? maxNorm)
    {
        if (maxNorm is not { } norm)
        {
            return rows;
        }

        return rows.shape.ndim >= 0 && ids.shape.ndim >= 0
            ? Binding.tf.clip_by_norm(rows, norm, Enumerable.Range(ids.shape.ndim, rows.shape.ndim - ids.shape.ndim).ToArray())
            : throw new ValueError($"max_norm needs known ranks: the parameters' rows have the shape {rows.shape}, the ids {ids.shape}");
    }
}

/// <content>embedding_lookup.</content>
public sealed partial class nn_api
{
    /// <summary>Rows of a matrix by their numbers: output[…, :] = params[ids[…], :]. Its gradient touches these rows only.</summary>
    /// <param name="params">A tensor or variable of at least one axis.</param>
    /// <param name="ids">Integers in [0, rows), any shape.</param>
    /// <param name="partition_strategy">"mod" or "div"; of no matter for one tensor.</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="max_norm">Each row is shortened to this length; null for no limit.</param>
    /// <returns>Shape ids.shape + params.shape[1:], of the params' type.</returns>
    public Tensor embedding_lookup(Tensor @params, Tensor ids, string partition_strategy = "mod", string? name = null, double? max_norm = null)
        => EmbeddingLookup.Of([@params], ids, partition_strategy, name, max_norm);

    /// <summary>Rows of several matrices that share the rows among them, by their numbers.</summary>
    /// <param name="params">The shards: row i lies in shard i % n at i / n ("mod"), or shards hold neighbouring rows ("div").</param>
    /// <param name="ids">Integers in [0, rows of all shards), any shape.</param>
    /// <param name="partition_strategy">"mod" or "div".</param>
    /// <param name="name">The name of the scope.</param>
    /// <param name="max_norm">Each row is shortened to this length; null for no limit.</param>
    /// <returns>Shape ids.shape + the shards' row shape, of their type.</returns>
    /// <exception cref="ValueError">There is no shard, or no such strategy.</exception>
    public Tensor embedding_lookup(Tensor[] @params, Tensor ids, string partition_strategy = "mod", string? name = null, double? max_norm = null)
        => EmbeddingLookup.Of(@params, ids, partition_strategy, name, max_norm);
}
