namespace Tensorflow;

/// <content>Operators: those of its value.</content>
public sealed partial class ResourceVariable
{
    /// <summary>The sum.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator +(ResourceVariable x, Tensor y) => x._tensor + y;

    /// <summary>The sum.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator +(ResourceVariable x, ResourceVariable y) => x._tensor + y._tensor;

    /// <summary>The difference.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator -(ResourceVariable x, Tensor y) => Build.One("Sub", "sub", [x._tensor, y]);

    /// <summary>The difference.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator -(ResourceVariable x, ResourceVariable y) => Build.One("Sub", "sub", [x._tensor, y._tensor]);

    /// <summary>The negative.</summary>
    /// <param name="x">The variable.</param>
    public static Tensor operator -(ResourceVariable x) => -x._tensor;

    /// <summary>The product.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator *(ResourceVariable x, Tensor y) => x._tensor * y;

    /// <summary>The product.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator *(ResourceVariable x, ResourceVariable y) => x._tensor * y._tensor;

    /// <summary>The quotient.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Right.</param>
    public static Tensor operator /(ResourceVariable x, Tensor y) => Build.One("RealDiv", "truediv", [x._tensor, y]);
}
