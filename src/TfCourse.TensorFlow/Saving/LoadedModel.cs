using Tensorflow.NumPy;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A SavedModel in a session: <c>using var model = tf.saved_model.load("models/digits"); model.run("serving_default", ("x", images))</c>.</summary>
public sealed class LoadedModel : IDisposable
{
    private readonly IDisposable? _permit;

    internal LoadedModel(Session session, MetaGraphDef meta, IDisposable? permit)
        => (Session, MetaGraph, _permit) = (session, meta, permit);

    /// <summary>The session that holds its variables.</summary>
    public Session Session { get; }

    /// <summary>Its graph.</summary>
    public Graph graph => Session.graph;

    /// <summary>The message it was made of: tags, signatures, collections.</summary>
    public MetaGraphDef MetaGraph { get; }

    /// <summary>What it computes, by name.</summary>
    public IReadOnlyDictionary<string, SignatureDef> signatures => new SortedDictionary<string, SignatureDef>(
        MetaGraph.SignatureDef.Where(s => s.Key != SavedModelLoader.InitSignature).ToDictionary(s => s.Key, s => s.Value), StringComparer.Ordinal);

    /// <summary>Computes what a signature says.</summary>
    /// <param name="signature">Its name, e.g. serving_default.</param>
    /// <param name="inputs">The signature's inputs by their names; one whose tensor has a value of its own may be left out.</param>
    /// <returns>The signature's outputs by their names.</returns>
    /// <exception cref="KeyError">There is no such signature; the message lists those there are.</exception>
    /// <exception cref="TypeError">An input is unknown or missing; the message lists those there are.</exception>
    /// <exception cref="EngineException">An input has another type or shape, or a node failed.</exception>
    public Dictionary<string, NDArray> run(string signature, params (string Name, NDArray Value)[] inputs)
    {
        SignatureDef def = signatures.TryGetValue(signature, out SignatureDef? found) ? found
            : throw new KeyError($"There is no signature '{signature}'; there are {string.Join(", ", signatures.Keys)}.");
        foreach ((string name, _) in inputs)
        {
            if (!def.Inputs.ContainsKey(name))
            {
                throw new TypeError($"The signature '{signature}' has no input '{name}'; it has {string.Join(", ", def.Inputs.Keys.Order(StringComparer.Ordinal))}.");
            }
        }

        FeedItem[] feeds = [.. inputs.Select(i => Feed(def.Inputs[i.Name], i.Name, i.Value))];
        foreach ((string name, TensorInfo info) in def.Inputs)
        {
            if (!inputs.Any(i => i.Name == name) && graph.get_tensor_by_name(info.Name).op.type == "Placeholder")
            {
                throw new TypeError($"The input '{name}' of the signature '{signature}' is missing; it is {Describe(info)}.");
            }
        }

        string[] outputs = [.. def.Outputs.Keys.Order(StringComparer.Ordinal)];
        NDArray[] values = Session.Run([.. outputs.Select(o => graph.as_graph_element(def.Outputs[o].Name))], feeds);
        return outputs.Zip(values).ToDictionary(o => o.First, o => o.Second);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _permit?.Dispose();
        Session.Dispose();
    }

    /// <summary>A signature's tensor in words: float32 (-1, 784).</summary>
    internal static string Describe(TensorInfo info)
        => $"{((TF_DataType)info.Dtype).as_numpy_name()} {(info.TensorShape is { } shape ? Shape.from_proto(shape).ToString() : "of any shape")}";

    private FeedItem Feed(TensorInfo info, string name, NDArray value)
    {
        if (value.dtype != (TF_DataType)info.Dtype)
        {
            throw EngineException.InvalidArgument($"the input '{name}' was expected to be a {info.Dtype.PythonName()} tensor but is a {value.Host.DataType.PythonName()} tensor");
        }

        Tensor tensor = graph.get_tensor_by_name(info.Name);
        return tensor.shape.is_compatible_with(value.shape) ? new FeedItem(tensor, value) : throw EngineException.InvalidArgument(
            $"the input '{name}' has the shape {value.shape}, the signature wants {tensor.shape}");
    }
}
