namespace Tensorflow;

/// <content>Element types under Python's names.</content>
public sealed partial class tensorflow
{
    /// <summary>16-bit float with the exponent of a 32-bit one.</summary>
    public TF_DataType bfloat16 => TF_DataType.TF_BFLOAT16;

    /// <summary>16-bit float.</summary>
    public TF_DataType float16 => TF_DataType.TF_HALF;

    /// <summary>32-bit float.</summary>
    public TF_DataType float32 => TF_DataType.TF_FLOAT;

    /// <summary>64-bit float.</summary>
    public TF_DataType float64 => TF_DataType.TF_DOUBLE;

    /// <summary>64-bit float.</summary>
    public TF_DataType @double => TF_DataType.TF_DOUBLE;

    /// <summary>8-bit integer.</summary>
    public TF_DataType int8 => TF_DataType.TF_INT8;

    /// <summary>16-bit integer.</summary>
    public TF_DataType int16 => TF_DataType.TF_INT16;

    /// <summary>32-bit integer.</summary>
    public TF_DataType int32 => TF_DataType.TF_INT32;

    /// <summary>64-bit integer.</summary>
    public TF_DataType int64 => TF_DataType.TF_INT64;

    /// <summary>Unsigned 8-bit integer.</summary>
    public TF_DataType uint8 => TF_DataType.TF_UINT8;

    /// <summary>TensorFlow.NET's name of <see cref="uint8"/>.</summary>
    public TF_DataType byte8 => TF_DataType.TF_UINT8;

    /// <summary>Unsigned 16-bit integer.</summary>
    public TF_DataType uint16 => TF_DataType.TF_UINT16;

    /// <summary>Unsigned 32-bit integer.</summary>
    public TF_DataType uint32 => TF_DataType.TF_UINT32;

    /// <summary>Unsigned 64-bit integer.</summary>
    public TF_DataType uint64 => TF_DataType.TF_UINT64;

    /// <summary>True or false.</summary>
    public TF_DataType @bool => TF_DataType.TF_BOOL;

    /// <summary>Strings of bytes.</summary>
    public TF_DataType @string => TF_DataType.TF_STRING;

    /// <summary>Handles of resources.</summary>
    public TF_DataType resource => TF_DataType.TF_RESOURCE;

    /// <summary>Other values, e.g. lists of tensors.</summary>
    public TF_DataType variant => TF_DataType.TF_VARIANT;
}
