namespace Tensorflow;

/// <content>Operators, element by element, with broadcasting; numbers and arrays take the tensor's type.</content>
public abstract partial class Tensor
{
    /// <summary>The sum; of strings, one behind the other.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator +(Tensor x, Tensor y) => Build.One(x.dtype == TF_DataType.TF_STRING ? "Add" : "AddV2", "add", [Left(x), Right(x, y)]);

    /// <summary>The difference.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator -(Tensor x, Tensor y) => Build.One("Sub", "sub", [Left(x), Right(x, y)]);

    /// <summary>The product; of bools, and.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator *(Tensor x, Tensor y) => Build.One(x.dtype == TF_DataType.TF_BOOL ? "LogicalAnd" : "Mul", "mul", [Left(x), Right(x, y)]);

    /// <summary>The quotient, as Python's / gives it: integers become floats first.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator /(Tensor x, Tensor y) => TrueDivide.Of(Left(x), Right(x, y), null);

    /// <summary>The rest of the division rounded down, as Python's % gives it: with the sign of the right side.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator %(Tensor x, Tensor y) => Build.One("FloorMod", "mod", [Left(x), Right(x, y)]);

    /// <summary>The negative.</summary>
    /// <param name="x">The operand.</param>
    public static Tensor operator -(Tensor x) => Build.One("Neg", null, [x]);

    /// <summary>Whether left is smaller.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator <(Tensor x, Tensor y) => Compare("Less", "Greater", x, y);

    /// <summary>Whether left is larger.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator >(Tensor x, Tensor y) => Compare("Greater", "Less", x, y);

    /// <summary>Whether left is smaller or equal.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator <=(Tensor x, Tensor y) => Compare("LessEqual", "GreaterEqual", x, y);

    /// <summary>Whether left is larger or equal.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator >=(Tensor x, Tensor y) => Compare("GreaterEqual", "LessEqual", x, y);

    /// <summary>And, of bools or of the bits of integers.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator &(Tensor x, Tensor y) => Build.One(IsBool(x, y) ? "LogicalAnd" : "BitwiseAnd", "and", [Left(x), Right(x, y)]);

    /// <summary>Or, of bools or of the bits of integers.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator |(Tensor x, Tensor y) => Build.One(IsBool(x, y) ? "LogicalOr" : "BitwiseOr", "or", [Left(x), Right(x, y)]);

    /// <summary>Either but not both, of bools or of the bits of integers.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator ^(Tensor x, Tensor y) => IsBool(x, y) ? Xor(x, y) : Build.One("BitwiseXor", "xor", [Left(x), Right(x, y)]);

    /// <summary>Not, of bools.</summary>
    /// <param name="x">The operand.</param>
    public static Tensor operator !(Tensor x) => Build.One("LogicalNot", null, [x]);

    /// <summary>Not, of bools or of the bits of integers.</summary>
    /// <param name="x">The operand.</param>
    public static Tensor operator ~(Tensor x) => Build.One(IsBool(x, x) ? "LogicalNot" : "Invert", null, [x]);

    // A number on the left asks the question the other way round, as Python does: 2 < x is x > 2.
    private static GraphTensor Compare(string question, string mirrored, Tensor x, Tensor y)
        => x is Literal && y is not Literal ? Build.One(mirrored, null, [y, x]) : Build.One(question, null, [Left(x), y]);

    private static bool IsBool(Tensor x, Tensor y) => TrueDivide.CommonType(x, y) == TF_DataType.TF_BOOL;

    private static Tensor Xor(Tensor x, Tensor y)
    {
        using var scope = new ops.NameScope(null, "xor");
        return Binding.tf.logical_xor(x, y, scope);
    }

    // A variable on the left is read before the operator's own scope begins, as Python reads the object that it asks first.
    private static Tensor Left(Tensor x) => x is VariableTensor or AssignedTensor ? x.In(ops.get_default_graph(), TF_DataType.DtInvalid, "x") : x;

    // So is a variable on the right of a number, which leaves the operator to it.
    private static Tensor Right(Tensor x, Tensor y) => x is Literal ? Left(y) : y;
}
