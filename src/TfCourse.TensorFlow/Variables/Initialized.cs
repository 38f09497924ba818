namespace Tensorflow;

/// <summary>A variable's value when it has one, else its initial value.</summary>
internal static class Initialized
{
    /// <summary>Whether it has a value.</summary>
    public static Tensor Is(IVariableV1 variable, string? name = null)
        => Build.One(variable is ResourceVariable ? "VarIsInitializedOp" : "IsVariableInitialized", name, [variable.Handle]);

    /// <summary>Its value, or the initial one: decided when it runs.</summary>
    public static Tensor Value(IVariableV1 variable) => Binding.tf.cond(Is(variable), () => Read(variable), () => variable.InitialValue);

    private static Tensor Read(IVariableV1 variable) => variable is RefVariable reference ? reference.read_value() : ((ResourceVariable)variable).value();
}
