namespace Tensorflow;

/// <content>Operators, element by element, with broadcasting; numbers and arrays take the tensor's type.</content>
public abstract partial class Tensor
{
    /// <summary>The sum.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator +(Tensor x, Tensor y) => Build.One(x.dtype == TF_DataType.TF_STRING ? "Add" : "AddV2", "add", [x, y]);

    /// <summary>The product.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator *(Tensor x, Tensor y) => Build.One("Mul", "mul", [x, y]);

    /// <summary>The negative.</summary>
    /// <param name="x">The operand.</param>
    public static Tensor operator -(Tensor x) => Build.One("Neg", null, [x]);
}
