namespace Tensorflow;

/// <content>Element-wise functions made of other ops.</content>
public sealed partial class tensorflow
{
    /// <summary>A tensor times a number: scalar · x.</summary>
    /// <param name="scalar">A number, or a scalar of the type of x.</param>
    /// <param name="x">Any shape, any numeric type; of slices, the values are multiplied.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of x.</returns>
    /// <exception cref="ValueError">The first is no scalar.</exception>
    public Tensor scalar_mul(Tensor scalar, Tensor x, string? name = null)
        => scalar.shape.ndim != 0 ? throw new ValueError($"The input scalar must be a 0-D value. Received shape {scalar.shape}.")
            : x is IndexedSlices s ? new IndexedSlices(Build.One("Mul", name, [scalar, s.values]), s.indices, s.dense_shape)
            : Build.One("Mul", name, [scalar, x]);

    /// <summary>The sum of tensors of one shape: the same as add_n.</summary>
    /// <param name="inputs">One or more, all of one shape and numeric type.</param>
    /// <param name="shape">What is known of their shape.</param>
    /// <param name="tensor_dtype">Their type; checked when given.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape and type of the inputs; a single input itself when no name is given.</returns>
    /// <exception cref="ValueError">There is none, or the shapes differ.</exception>
    /// <exception cref="TypeError">They are not of the type given.</exception>
    public Tensor accumulate_n(Tensor[] inputs, Shape? shape = null, TF_DataType tensor_dtype = TF_DataType.DtInvalid, string? name = null)
    {
        Shape merged = shape ?? Shape.Null;
        foreach (Tensor input in inputs)
        {
            merged = merged.merge_with(input.shape);
            if (tensor_dtype != TF_DataType.DtInvalid && input.dtype != tensor_dtype)
            {
                throw new TypeError($"tensor_dtype is {tensor_dtype.as_numpy_name()}, but '{input.name}' is of type {input.dtype.as_numpy_name()}");
            }
        }

        return add_n(inputs, name);
    }

    /// <summary>log(1 / (1 + e⁻ˣ)), element by element, exact also where the sigmoid is tiny.</summary>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The name of the last node and the scope of the others.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor log_sigmoid(Tensor x, string? name = null)
    {
        using ops.NameScope scope = name_scope(name, "LogSigmoid");
        return Build.One("Neg", scope, [Build.One("Softplus", null, [-x])]);
    }

    /// <summary>Casts to float32.</summary>
    /// <param name="x">Any shape; any type of numbers, or bool.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x.</returns>
    public Tensor to_float(Tensor x, string? name = "ToFloat") => cast(x, TF_DataType.TF_FLOAT, name);

    /// <summary>Casts to float64.</summary>
    /// <param name="x">Any shape; any type of numbers, or bool.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x.</returns>
    public Tensor to_double(Tensor x, string? name = "ToDouble") => cast(x, TF_DataType.TF_DOUBLE, name);

    /// <summary>Casts to int32; fractions are cut off.</summary>
    /// <param name="x">Any shape; any type of numbers, or bool.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x.</returns>
    public Tensor to_int32(Tensor x, string? name = "ToInt32") => cast(x, TF_DataType.TF_INT32, name);

    /// <summary>Casts to int64; fractions are cut off.</summary>
    /// <param name="x">Any shape; any type of numbers, or bool.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>The shape of x.</returns>
    public Tensor to_int64(Tensor x, string? name = "ToInt64") => cast(x, TF_DataType.TF_INT64, name);
}

/// <content>Element-wise functions made of other ops.</content>
public sealed partial class math_api
{
    /// <summary>A polynomial by Horner's rule: coeffs[0] · xⁿ⁻¹ + coeffs[1] · xⁿ⁻² + … + coeffs[n-1].</summary>
    /// <param name="coeffs">Numbers or tensors, the highest power first; none for 0.</param>
    /// <param name="x">Any shape, any float type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape of x, stretched over the coefficients'.</returns>
    public Tensor polyval(Tensor[] coeffs, Tensor x, string? name = null)
    {
        if (coeffs.Length == 0)
        {
            return Build.One("ZerosLike", name, [x]);
        }

        using var scope = new ops.NameScope(name, "polyval");
        Tensor value = coeffs[0].In(ops.get_default_graph(), coeffs[0] is Literal ? x.dtype : TF_DataType.DtInvalid, "coeff_0");
        foreach (Tensor coefficient in coeffs.Skip(1))
        {
            value = coefficient + (value * x);
        }

        return value;
    }

    /// <summary>The inverse of erfc, element by element: the y with 1 - erf y = x; infinite at 0 and 2, NaN outside.</summary>
    /// <param name="x">Any shape, float32 or float64.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>The shape and type of x.</returns>
    public Tensor erfcinv(Tensor x, string? name = null)
    {
        using var scope = new ops.NameScope(name, "erfcinv");
        return -ndtri(0.5 * x) * Math.Sqrt(0.5);
    }
}
