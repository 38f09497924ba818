namespace Tensorflow;

/// <summary>Summaries for people, as bytes of Summary messages: <c>tf.summary.scalar("loss", loss)</c>.</summary>
public sealed partial class summary_api
{
    internal summary_api()
    {
    }

    /// <summary>A number under a tag.</summary>
    /// <param name="name">The name of the node and the tag; characters that names have not become underscores.</param>
    /// <param name="tensor">A real scalar.</param>
    /// <param name="collections">The collections that it joins; null for the summaries.</param>
    /// <param name="family">Stands before the tag; null for nothing.</param>
    /// <returns>A scalar string: the bytes of a Summary message.</returns>
    public Tensor scalar(string name, Tensor tensor, string[]? collections = null, string? family = null)
        => Written("ScalarSummary", "tags", name, tensor.dtype == TF_DataType.TF_DOUBLE && tensor is Literal ? Binding.tf.constant(tensor.ToArray<double>()[0], TF_DataType.TF_FLOAT, name: "values") : tensor, collections, family);

    /// <summary>How values are distributed, under a tag.</summary>
    /// <param name="name">The name of the node and the tag; characters that names have not become underscores.</param>
    /// <param name="values">Real values of any shape; NaN and infinity are InvalidArgument when it runs.</param>
    /// <param name="collections">The collections that it joins; null for the summaries.</param>
    /// <param name="family">Stands before the tag; null for nothing.</param>
    /// <returns>A scalar string: the bytes of a Summary message.</returns>
    public Tensor histogram(string name, Tensor values, string[]? collections = null, string? family = null) => Written("HistogramSummary", "tag", name, values, collections, family);

    /// <summary>Several summaries as one.</summary>
    /// <param name="inputs">Summaries; a tag occurring twice is InvalidArgument when it runs.</param>
    /// <param name="collections">The collections that it joins; null for none.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>A scalar string: the bytes of a Summary message.</returns>
    public Tensor merge(Tensor[] inputs, string[]? collections = null, string? name = null)
    {
        using var scope = new ops.NameScope(name, "Merge");
        Tensor merged = Build.One("MergeSummary", "MergeSummary", inputs);
        Join(merged, collections ?? []);
        return merged;
    }

    /// <summary>All summaries of a collection as one; null when there is none.</summary>
    /// <param name="key">The collection.</param>
    /// <param name="scope">Only those whose name begins so.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>A scalar string, or null.</returns>
    public Tensor? merge_all(string key = GraphKeys.SUMMARIES, string? scope = null, string? name = null)
    {
        List<Tensor> summaries = ops.get_default_graph().get_collection<Tensor>(key, scope);
        return summaries.Count == 0 ? null : merge([.. summaries], name: name);
    }

    private static Tensor Written(string op, string role, string name, Tensor values, string[]? collections, string? family)
    {
        string clean = Cleaned(family is null ? name : $"{family}/{name}");
        using var scope = new ops.NameScope(clean);
        string tag = scope.scope_name.TrimEnd('/');
        tag = family is null ? tag : $"{family}/{tag}";
        Tensor label = ops.get_default_graph().AddConstant(Literals.Of(tag), role);
        Tensor made = Build.One(op, scope.scope_name, [label, values]);
        Join(made, collections ?? [GraphKeys.SUMMARIES]);
        return made;
    }

    private static string Cleaned(string name)
        => new([.. name.TrimStart('/').Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' ? c : '_')]);

    private static void Join(Tensor summary, string[] collections)
    {
        foreach (string collection in collections)
        {
            summary.graph.add_to_collection(collection, summary);
        }
    }
}

/// <content>summary.</content>
public sealed partial class tensorflow
{
    /// <summary>Summaries for people.</summary>
    public summary_api summary { get; } = new();
}
