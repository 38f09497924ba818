using static Tensorflow.Binding;

namespace Tensorflow;

/// <summary>Constants under the name of Python's module, for programs that call it as TensorFlow.NET's.</summary>
public static class constant_op
{
    /// <inheritdoc cref="tensorflow.constant(object, TF_DataType, Shape?, string?)"/>
    public static Tensor constant(object value, TF_DataType dtype = TF_DataType.DtInvalid, Shape? shape = null, string? name = "Const") => tf.constant(value, dtype, shape, name);
}
