namespace Tensorflow;

/// <summary>How a feature of an Example becomes tensors.</summary>
public abstract class ParsingFeature
{
    private protected ParsingFeature(TF_DataType dtype) => this.dtype = dtype;

    /// <summary>The type of its values: float32, int64 or string.</summary>
    public TF_DataType dtype { get; }
}

/// <summary>A feature of a fixed number of values in each Example; it becomes a dense tensor.</summary>
/// <param name="shape">The shape of one Example's values.</param>
/// <param name="dtype">float32, int64 or string.</param>
/// <param name="default_value">What stands for a feature that is missing: one value for all, or as many as the shape has; null when it may not be missing.</param>
public sealed class FixedLenFeature(Shape shape, TF_DataType dtype, Tensor? default_value = null) : ParsingFeature(dtype)
{
    /// <summary>The shape of one Example's values.</summary>
    public Shape shape { get; } = shape;

    /// <summary>What stands for a feature that is missing.</summary>
    public Tensor? default_value { get; } = default_value;
}

/// <summary>A feature of any number of values; it becomes a sparse tensor.</summary>
/// <param name="dtype">float32, int64 or string.</param>
public sealed class VarLenFeature(TF_DataType dtype) : ParsingFeature(dtype);

/// <summary>A feature of any number of steps of one shape; it becomes a dense tensor that is filled up to the longest Example.</summary>
/// <param name="shape">The shape of a step.</param>
/// <param name="dtype">float32, int64 or string.</param>
/// <param name="allow_missing">Has to be true for Examples.</param>
/// <param name="default_value">What it is filled up with; null for zero or the empty string.</param>
public sealed class FixedLenSequenceFeature(Shape shape, TF_DataType dtype, bool allow_missing = false, Tensor? default_value = null) : ParsingFeature(dtype)
{
    /// <summary>The shape of a step.</summary>
    public Shape shape { get; } = shape;

    /// <summary>Whether the feature may be missing.</summary>
    public bool allow_missing { get; } = allow_missing;

    /// <summary>What it is filled up with.</summary>
    public Tensor? default_value { get; } = default_value;
}

/// <summary>A feature of any number of values; it becomes all values and where each Example's begin.</summary>
/// <param name="dtype">float32, int64 or string.</param>
/// <param name="value_key">The feature's name in the Example; null for that under which it is asked for.</param>
/// <param name="row_splits_dtype">int32 or int64.</param>
public sealed class RaggedFeature(TF_DataType dtype, string? value_key = null, TF_DataType row_splits_dtype = TF_DataType.TF_INT32) : ParsingFeature(dtype)
{
    /// <summary>The feature's name in the Example.</summary>
    public string? value_key { get; } = value_key;

    /// <summary>The type of the beginnings.</summary>
    public TF_DataType row_splits_dtype { get; } = row_splits_dtype;
}

/// <summary>What Examples became: <c>features["x"]</c>, <c>features.sparse("words")</c>, <c>features.ragged("ids")</c>.</summary>
public sealed class ParsedFeatures
{
    private readonly Dictionary<string, Tensor[]> _parts;

    internal ParsedFeatures(Dictionary<string, Tensor[]> parts) => _parts = parts;

    /// <summary>The names of the features, in ordinal order.</summary>
    public IReadOnlyList<string> keys => [.. _parts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A feature that is dense.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyError">There is none of this name, or it is sparse or ragged.</exception>
    public Tensor this[string key] => Parts(key, 1, "dense")[0];

    /// <summary>A feature of <see cref="VarLenFeature"/>: places [values, axes], values [values], the shape [axes].</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyError">There is none of this name, or it is of another kind.</exception>
    public (Tensor indices, Tensor values, Tensor dense_shape) sparse(string key) => Parts(key, 3, "sparse") is [var indices, var values, var shape] ? (indices, values, shape) : default;

    /// <summary>A feature of <see cref="RaggedFeature"/>: values [values], and where each Example's begin [examples + 1]; no beginnings for a single Example.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyError">There is none of this name, or it is of another kind.</exception>
    public (Tensor values, Tensor row_splits) ragged(string key) => Parts(key, 2, "ragged") is [var values, var splits] ? (values, splits) : default;

    private Tensor[] Parts(string key, int count, string kind)
    {
        if (!_parts.TryGetValue(key, out Tensor[]? parts))
        {
            throw new KeyError($"There is no feature '{key}'; there are {string.Join(", ", keys)}.");
        }

        return parts.Length == count ? parts : throw new KeyError($"The feature '{key}' is not {kind}: it was asked for as {(parts.Length == 1 ? "a dense one" : parts.Length == 3 ? "a VarLenFeature, take it with sparse()" : "a RaggedFeature, take it with ragged()")}.");
    }
}
