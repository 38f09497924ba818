namespace Tensorflow;

/// <summary>Real, Imag, Complex, Conj, ComplexAbs and Angle: complex numbers and the pairs of real numbers that they are.</summary>
internal static class ComplexParts
{
    private const string ComplexType = "T: {complex64, complex128} = complex64";
    private const string RealOutput = "Tout: {float, double} = float";

    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
        table.Add("Real", () => Part("Real", dy => Make(dy, Gradient.Constant(0, dy))));
        table.Add("Imag", () => Part("Imag", dy => Make(Gradient.Constant(0, dy), dy)));
        table.Add("Conj", () => new OpDefinition("Conj")
        {
            Inputs = ["input: T"],
            Outputs = ["output: T"],
            Attrs = ["T: {complex64, complex128, variant} = complex64"],
            Shape = ShapeRules.Unchanged,
            Gradient = Gradient.After((_, dy) => [Build.One("Conj", null, [dy])]),
        });
        table.Add("ComplexAbs", () => new OpDefinition("ComplexAbs")
        {
            Inputs = ["x: T"],
            Outputs = ["y: Tout"],
            Attrs = [ComplexType, RealOutput],
            Shape = ShapeRules.Unchanged,
            // x dy / |x|, and 0 where x is 0.
            Gradient = Gradient.Of((op, dy) => [Make(Binding.tf.div_no_nan(Take("Real", op.inputs[0]) * dy, op.outputs[0]), Binding.tf.div_no_nan(Take("Imag", op.inputs[0]) * dy, op.outputs[0]))]),
        });
        table.Add("Angle", () => new OpDefinition("Angle")
        {
            Inputs = ["input: T"],
            Outputs = ["output: Tout"],
            Attrs = [ComplexType, RealOutput],
            Shape = ShapeRules.Unchanged,
            Gradient = Gradient.After((op, dy) => [Turned(Take("Real", op.inputs[0]), Take("Imag", op.inputs[0]), dy)]),
        });
        table.Add("Complex", () => new OpDefinition("Complex")
        {
            Inputs = ["real: T", "imag: T"],
            Outputs = ["out: Tout"],
            Attrs = ["T: {float, double} = float", "Tout: {complex64, complex128} = complex64"],
            Shape = ShapeRules.Broadcast,
            Gradient = Gradient.Of((op, dy) => Broadcasting.Reduce(op, Take("Real", dy), Take("Imag", dy))),
        });
    }

    /// <summary>The complex number of two real ones.</summary>
    public static Tensor Make(Tensor real, Tensor imag, string? name = null)
    {
        TF_DataType type = (real is Literal ? imag : real).dtype.as_base_dtype();
        if (type is not (TF_DataType.TF_FLOAT or TF_DataType.TF_DOUBLE))
        {
            throw new TypeError($"The `real` and `imag` components have incorrect types: {real.dtype.as_numpy_name()} {imag.dtype.as_numpy_name()}. They must be consistent, and one of float32 and float64.");
        }

        return Build.One("Complex", name, [real, imag], ("Tout", type == TF_DataType.TF_DOUBLE ? TF_DataType.TF_COMPLEX128 : TF_DataType.TF_COMPLEX64));
    }

    /// <summary>The real or the imaginary part of a complex tensor.</summary>
    public static Tensor Take(string op, Tensor x, string? name = null)
        => Build.One(op, name, [x], ("Tout", x.dtype.as_base_dtype() == TF_DataType.TF_COMPLEX128 ? TF_DataType.TF_DOUBLE : TF_DataType.TF_FLOAT));

    // -dy / (im + i re) = (-im + i re) dy / |x|²
    private static Tensor Turned(Tensor real, Tensor imag, Tensor dy)
    {
        Tensor share = dy / ((real * real) + (imag * imag));
        return Make(-imag * share, real * share);
    }

    private static OpDefinition Part(string op, Func<Tensor, Tensor> backward) => new(op)
    {
        Inputs = ["input: T"],
        Outputs = ["output: Tout"],
        Attrs = [ComplexType, RealOutput],
        Shape = ShapeRules.Unchanged,
        Gradient = Gradient.Of((_, dy) => [backward(dy)]),
    };
}

/// <content>real, imag, complex, conj, angle.</content>
public sealed partial class tensorflow
{
    /// <summary>The complex numbers of real and imaginary parts.</summary>
    /// <param name="real">Any shape, float32 or float64.</param>
    /// <param name="imag">Same type, a shape that stretches with it.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>complex64 of float32, complex128 of float64.</returns>
    /// <exception cref="TypeError">Another type.</exception>
    public Tensor complex(Tensor real, Tensor imag, string? name = null) => ComplexParts.Make(real, imag, name);

    /// <summary>The real parts; of real numbers the numbers.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>float32 of complex64, float64 of complex128.</returns>
    public Tensor real(Tensor input, string? name = null) => input.dtype.is_complex() ? ComplexParts.Take("Real", input, name) : input;

    /// <summary>The imaginary parts; of real numbers zeros.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>float32 of complex64, float64 of complex128.</returns>
    public Tensor imag(Tensor input, string? name = null) => input.dtype.is_complex() ? ComplexParts.Take("Imag", input, name) : zeros_like(input);

    /// <summary>The angles of complex numbers, in (-π, π]; of real numbers 0, or π below 0.</summary>
    /// <param name="input">Any shape, float or complex.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>float32 of complex64, float64 of complex128.</returns>
    public Tensor angle(Tensor input, string? name = null)
    {
        if (input.dtype.is_complex())
        {
            return ComplexParts.Take("Angle", input, name);
        }

        using var scope = new ops.NameScope(name, "Angle");
        return where(input < 0, Gradient.Constant(Math.PI, input) * ones_like(input), zeros_like(input));
    }

    /// <summary>The conjugates; of real numbers the numbers.</summary>
    /// <param name="x">Any shape, any numeric type.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The same type.</returns>
    public Tensor conj(Tensor x, string? name = null) => x.dtype.is_complex() ? Build.One("Conj", name, [x]) : x;
}
