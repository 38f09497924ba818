using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Element types, under the names of TensorFlow's C API; the numbers are those of the wire.</summary>
public enum TF_DataType
{
    /// <summary>No type given.</summary>
    DtInvalid = 0,

    /// <summary>32-bit float.</summary>
    TF_FLOAT = 1,

    /// <summary>64-bit float.</summary>
    TF_DOUBLE = 2,

    /// <summary>32-bit integer.</summary>
    TF_INT32 = 3,

    /// <summary>Unsigned 8-bit integer.</summary>
    TF_UINT8 = 4,

    /// <summary>16-bit integer.</summary>
    TF_INT16 = 5,

    /// <summary>8-bit integer.</summary>
    TF_INT8 = 6,

    /// <summary>A string of bytes.</summary>
    TF_STRING = 7,

    /// <summary>Complex number of two 32-bit floats.</summary>
    TF_COMPLEX64 = 8,

    /// <summary>64-bit integer.</summary>
    TF_INT64 = 9,

    /// <summary>True or false.</summary>
    TF_BOOL = 10,

    /// <summary>Quantized 8-bit integer.</summary>
    TF_QINT8 = 11,

    /// <summary>Quantized unsigned 8-bit integer.</summary>
    TF_QUINT8 = 12,

    /// <summary>Quantized 32-bit integer.</summary>
    TF_QINT32 = 13,

    /// <summary>16-bit float with the exponent of a 32-bit one.</summary>
    TF_BFLOAT16 = 14,

    /// <summary>Quantized 16-bit integer.</summary>
    TF_QINT16 = 15,

    /// <summary>Quantized unsigned 16-bit integer.</summary>
    TF_QUINT16 = 16,

    /// <summary>Unsigned 16-bit integer.</summary>
    TF_UINT16 = 17,

    /// <summary>Complex number of two 64-bit floats.</summary>
    TF_COMPLEX128 = 18,

    /// <summary>16-bit float.</summary>
    TF_HALF = 19,

    /// <summary>Handle of a resource.</summary>
    TF_RESOURCE = 20,

    /// <summary>A value of another kind, e.g. a list of tensors.</summary>
    TF_VARIANT = 21,

    /// <summary>Unsigned 32-bit integer.</summary>
    TF_UINT32 = 22,

    /// <summary>Unsigned 64-bit integer.</summary>
    TF_UINT64 = 23,

    /// <summary>Reference to a 32-bit float variable; a reference to type t is t + 100.</summary>
    DtFloatRef = 101,

    /// <summary>Reference to a 64-bit float variable.</summary>
    DtDoubleRef = 102,

    /// <summary>Reference to a 32-bit integer variable.</summary>
    DtInt32Ref = 103,

    /// <summary>Reference to a 64-bit integer variable.</summary>
    DtInt64Ref = 109,

    /// <summary>Reference to a boolean variable.</summary>
    DtBoolRef = 110,
}

/// <summary>Questions about element types.</summary>
public static class TF_DataTypes
{
    /// <summary>The type without the mark of a reference.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>The base type.</returns>
    public static TF_DataType as_base_dtype(this TF_DataType type) => (TF_DataType)((DataType)type).Base();

    /// <summary>Python's name: float32, int64, string, …</summary>
    /// <param name="type">Any type.</param>
    /// <returns>The name.</returns>
    public static string as_numpy_name(this TF_DataType type) => ((DataType)type).PythonName();

    /// <summary>Whether the type is a real floating type.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for half, bfloat16, float and double.</returns>
    public static bool is_floating(this TF_DataType type)
        => type.as_base_dtype() is TF_DataType.TF_HALF or TF_DataType.TF_BFLOAT16 or TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE;

    /// <summary>Whether the type is a complex type.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for complex64 and complex128.</returns>
    public static bool is_complex(this TF_DataType type) => type.as_base_dtype() is TF_DataType.TF_COMPLEX64 or TF_DataType.TF_COMPLEX128;

    /// <summary>Whether the type is an integer type that is not quantized.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for int8 … int64 and uint8 … uint64.</returns>
    public static bool is_integer(this TF_DataType type) => type.as_base_dtype() is TF_DataType.TF_INT8 or TF_DataType.TF_INT16
        or TF_DataType.TF_INT32 or TF_DataType.TF_INT64 or TF_DataType.TF_UINT8 or TF_DataType.TF_UINT16 or TF_DataType.TF_UINT32 or TF_DataType.TF_UINT64;

    /// <summary>Whether gradients flow through tensors of the type.</summary>
    /// <param name="type">Any type.</param>
    /// <returns>True for floating and complex types, resources and variants.</returns>
    internal static bool IsTrainable(this TF_DataType type)
        => type.is_floating() || type.is_complex() || type.as_base_dtype() is TF_DataType.TF_RESOURCE or TF_DataType.TF_VARIANT;
}
