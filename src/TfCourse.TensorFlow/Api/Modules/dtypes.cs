using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Element types under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class dtypes
{
    /// <inheritdoc cref="tensorflow.bfloat16"/>
    public static TF_DataType bfloat16 => tf.bfloat16;

    /// <inheritdoc cref="tensorflow.float16"/>
    public static TF_DataType float16 => tf.float16;

    /// <inheritdoc cref="tensorflow.float32"/>
    public static TF_DataType float32 => tf.float32;

    /// <inheritdoc cref="tensorflow.float64"/>
    public static TF_DataType float64 => tf.float64;

    /// <inheritdoc cref="tensorflow.@double"/>
    public static TF_DataType @double => tf.@double;

    /// <inheritdoc cref="tensorflow.int8"/>
    public static TF_DataType int8 => tf.int8;

    /// <inheritdoc cref="tensorflow.int16"/>
    public static TF_DataType int16 => tf.int16;

    /// <inheritdoc cref="tensorflow.int32"/>
    public static TF_DataType int32 => tf.int32;

    /// <inheritdoc cref="tensorflow.int64"/>
    public static TF_DataType int64 => tf.int64;

    /// <inheritdoc cref="tensorflow.uint8"/>
    public static TF_DataType uint8 => tf.uint8;

    /// <inheritdoc cref="tensorflow.uint16"/>
    public static TF_DataType uint16 => tf.uint16;

    /// <inheritdoc cref="tensorflow.uint32"/>
    public static TF_DataType uint32 => tf.uint32;

    /// <inheritdoc cref="tensorflow.uint64"/>
    public static TF_DataType uint64 => tf.uint64;

    /// <inheritdoc cref="tensorflow.@bool"/>
    public static TF_DataType @bool => tf.@bool;

    /// <inheritdoc cref="tensorflow.@string"/>
    public static TF_DataType @string => tf.@string;

    /// <inheritdoc cref="tensorflow.resource"/>
    public static TF_DataType resource => tf.resource;

    /// <inheritdoc cref="tensorflow.variant"/>
    public static TF_DataType variant => tf.variant;
}
