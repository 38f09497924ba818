using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Records and Examples: <c>tf.io.parse_example(serialized, new() { ["x"] = tf.io.FixedLenFeature(2, tf.float32) })</c>.</summary>
public sealed partial class io_api
{
    internal io_api()
    {
    }

    /// <summary>A feature of a fixed number of values; see <see cref="Tensorflow.FixedLenFeature"/>.</summary>
    /// <param name="shape">The shape of one Example's values.</param>
    /// <param name="dtype">float32, int64 or string.</param>
    /// <param name="default_value">What stands for a feature that is missing; null when it may not be.</param>
    public FixedLenFeature FixedLenFeature(Shape shape, TF_DataType dtype, Tensor? default_value = null) => new(shape, dtype, default_value);

    /// <summary>A feature of any number of values; see <see cref="Tensorflow.VarLenFeature"/>.</summary>
    /// <param name="dtype">float32, int64 or string.</param>
    public VarLenFeature VarLenFeature(TF_DataType dtype) => new(dtype);

    /// <summary>A feature of any number of steps; see <see cref="Tensorflow.FixedLenSequenceFeature"/>.</summary>
    /// <param name="shape">The shape of a step.</param>
    /// <param name="dtype">float32, int64 or string.</param>
    /// <param name="allow_missing">Has to be true for Examples.</param>
    /// <param name="default_value">What it is filled up with.</param>
    public FixedLenSequenceFeature FixedLenSequenceFeature(Shape shape, TF_DataType dtype, bool allow_missing = false, Tensor? default_value = null) => new(shape, dtype, allow_missing, default_value);

    /// <summary>A feature of any number of values, kept in rows; see <see cref="Tensorflow.RaggedFeature"/>.</summary>
    /// <param name="dtype">float32, int64 or string.</param>
    /// <param name="value_key">The feature's name in the Example; null for that under which it is asked for.</param>
    /// <param name="row_splits_dtype">int32 or int64.</param>
    public RaggedFeature RaggedFeature(TF_DataType dtype, string? value_key = null, TF_DataType row_splits_dtype = TF_DataType.TF_INT32) => new(dtype, value_key, row_splits_dtype);

    /// <summary>Tensors of the features of serialized Example messages.</summary>
    /// <param name="serialized">A vector of strings, each the bytes of an Example.</param>
    /// <param name="features">Which features, and how each becomes tensors.</param>
    /// <param name="example_names">Names for messages of errors, one for each Example; null for none.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>The tensors; dense ones have the shape [examples] + that of the feature.</returns>
    /// <exception cref="ValueError">No features are asked for, or one is described wrongly. When it runs, InvalidArgument: a message is none, or a feature is missing, of another type or length.</exception>
    public ParsedFeatures parse_example(Tensor serialized, Dictionary<string, ParsingFeature> features, Tensor? example_names = null, string? name = null)
        => ExampleParsing.Parse(serialized, features, example_names, name, "ParseExample");

    /// <summary>Tensors of the features of one serialized Example message.</summary>
    /// <param name="serialized">A scalar string: the bytes of an Example.</param>
    /// <param name="features">Which features, and how each becomes tensors.</param>
    /// <param name="example_names">A name for messages of errors; null for none.</param>
    /// <param name="name">The scope of the node.</param>
    /// <returns>The tensors, without an axis of examples.</returns>
    /// <exception cref="ValueError">As <see cref="parse_example"/>; or the input is no scalar.</exception>
    public ParsedFeatures parse_single_example(Tensor serialized, Dictionary<string, ParsingFeature> features, Tensor? example_names = null, string? name = null)
        => ExampleParsing.Parse(serialized.shape is { IsNull: false, ndim: > 0 } shape ? throw new ValueError($"The input 'serialized' must be a scalar, it has the shape {shape}; parse_example takes vectors.") : serialized, features, example_names, name, "ParseSingleExample");

    /// <summary>Writes a file of records.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="compression_type">GZIP, ZLIB, or empty for none.</param>
    /// <returns>The writer, to be closed.</returns>
    public TFRecordWriter TFRecordWriter(string path, string compression_type = "") => new(path, compression_type);

    /// <summary>The records of a file, one after another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="compression_type">GZIP, ZLIB, or empty for none.</param>
    /// <returns>Their bytes.</returns>
    /// <exception cref="EngineException">NotFound; DataLoss after the last whole record when the file is damaged.</exception>
    public IEnumerable<byte[]> tf_record_iterator(string path, string compression_type = "") => RecordReader.Read(SystemFileSystem.Instance, path, Tensorflow.TFRecordWriter.Compression(compression_type));
}

/// <content>io.</content>
public sealed partial class tensorflow
{
    /// <summary>Records and Examples.</summary>
    public io_api io { get; } = new();
}
