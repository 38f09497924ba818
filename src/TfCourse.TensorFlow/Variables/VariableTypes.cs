namespace Tensorflow;

/// <summary>Checks of the types that variables are asked for.</summary>
internal static class VariableTypes
{
    /// <summary>null when the type is the variable's own or none.</summary>
    /// <exception cref="ValueError">It is another.</exception>
    public static Tensor? Require(TF_DataType dtype, IVariableV1 variable)
        => dtype == TF_DataType.DtInvalid || dtype.as_base_dtype() == variable.dtype.as_base_dtype() ? null : throw new ValueError(
            $"Incompatible type conversion requested to type '{dtype.as_numpy_name()}' for variable '{variable.Name}' of type '{variable.dtype.as_base_dtype().as_numpy_name()}'; use tf.cast.");
}
