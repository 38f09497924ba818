using System.Text;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Makes the ParseExampleV2 node of a description of features, in the order that Python gives them.</summary>
internal static class ExampleParsing
{
    public static ParsedFeatures Parse(Tensor serialized, Dictionary<string, ParsingFeature> features, Tensor? names, string? name, string scopeName)
    {
        if (features is null || features.Count == 0)
        {
            throw new ValueError("Argument `features` cannot be None or falsy: say which features are wanted.");
        }

        (string Key, ParsingFeature Feature)[] all = [.. features.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value))];
        (string Key, ParsingFeature Feature)[] sparse = Of<VarLenFeature>(), ragged = Of<RaggedFeature>(), dense = [.. all.Where(f => f.Feature is FixedLenFeature or FixedLenSequenceFeature)];
        using var scope = new ops.NameScope(name, scopeName);
        (Shape Shape, Tensor Default)[] described = [.. dense.Select(d => Describe(d.Key, d.Feature))];
        Tensor[] parsed = Build.Many(
            "ParseExampleV2", "ParseExampleV2",
            [
                serialized, names ?? Texts([]), Texts(sparse.Select(s => s.Key)), Texts(dense.Select(d => d.Key)),
                Texts(ragged.Select(r => ((RaggedFeature)r.Feature).value_key ?? r.Key)), .. described.Select(d => d.Default),
            ],
            ("Tdense", Types(dense)), ("num_sparse", sparse.Length), ("sparse_types", Types(sparse)), ("ragged_value_types", Types(ragged)),
            ("ragged_split_types", ragged.Select(r => ((RaggedFeature)r.Feature).row_splits_dtype).ToArray()), ("dense_shapes", described.Select(d => d.Shape).ToArray()));
        var parts = new Dictionary<string, Tensor[]>();
        for (int s = 0; s < sparse.Length; s++)
        {
            parts.Add(sparse[s].Key, [parsed[s], parsed[sparse.Length + s], parsed[(2 * sparse.Length) + s]]);
        }

        for (int d = 0; d < dense.Length; d++)
        {
            parts.Add(dense[d].Key, [parsed[(3 * sparse.Length) + d]]);
        }

        for (int r = 0; r < ragged.Length; r++)
        {
            int at = (3 * sparse.Length) + dense.Length + r;
            parts.Add(ragged[r].Key, [parsed[at], parsed[at + ragged.Length]]);
        }

        return new ParsedFeatures(parts);

        (string, ParsingFeature)[] Of<T>() => [.. all.Where(f => f.Feature is T)];
    }

    private static (Shape Shape, Tensor Default) Describe(string key, ParsingFeature feature)
    {
        if (feature is FixedLenSequenceFeature sequence)
        {
            return sequence.allow_missing ? (new Shape([-1, .. sequence.shape.dims]), sequence.default_value ?? new Literal(new HostTensor((DataType)sequence.dtype, [])))
                : throw new ValueError($"Unsupported: FixedLenSequenceFeature requires allow_missing to be True. Feature: {key}");
        }

        var one = (FixedLenFeature)feature;
        if (!one.shape.IsFullyDefined)
        {
            throw new ValueError($"All dimensions of shape for feature {key} need to be known but received {one.shape}.");
        }

        // Nothing stands for what may not be missing.
        return (one.shape, one.default_value is { } value ? Binding.tf.reshape(Binding.tf.convert_to_tensor(value, one.dtype), one.shape) : new Literal(new HostTensor((DataType)one.dtype, [0])));
    }

    private static Literal Texts(IEnumerable<string> texts)
    {
        byte[][] bytes = [.. texts.Select(Encoding.UTF8.GetBytes)];
        return new Literal(new HostTensor(DataType.DtString, [bytes.Length], bytes));
    }

    private static TF_DataType[] Types((string Key, ParsingFeature Feature)[] of) => [.. of.Select(f => f.Feature.dtype)];
}
