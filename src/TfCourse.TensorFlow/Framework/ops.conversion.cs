namespace Tensorflow;

/// <content>Conversion and numbering, as TensorFlow's own modules call them.</content>
public static partial class ops
{
    private static int _uid;

    /// <summary>A number that no other call in this process gives.</summary>
    /// <returns>It grows, from 1.</returns>
    public static int uid() => Interlocked.Increment(ref _uid);

    /// <inheritdoc cref="tensorflow.convert_to_tensor(object, TF_DataType, string?, TF_DataType)"/>
    public static Tensor convert_to_tensor(object value, TF_DataType dtype = TF_DataType.DtInvalid, string? name = null, TF_DataType preferred_dtype = TF_DataType.DtInvalid)
        => Binding.tf.convert_to_tensor(value, dtype, name, preferred_dtype);
}
