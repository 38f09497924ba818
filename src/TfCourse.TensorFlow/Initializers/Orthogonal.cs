namespace Tensorflow.Operations.Initializers;

/// <summary>
/// Orthonormal columns, or rows when there are fewer of them, times a gain: the Q of a random normal matrix of rows = all axes but the
/// last and columns = the last.
/// </summary>
/// <remarks>The signs of R's diagonal go to Q, which makes all orthogonal matrices equally likely. Source: Saxe et al., 2013, arXiv:1312.6120.</remarks>
public sealed class Orthogonal : Initializer
{
    private readonly double _gain;
    private readonly RandomDraw _draw;

    /// <summary>An initializer.</summary>
    /// <param name="gain">The factor.</param>
    /// <param name="seed">The op's seed.</param>
    /// <param name="dtype">The type where none is asked for; float32 if not given.</param>
    public Orthogonal(double gain = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT)
        : this(gain, new RandomDraw(seed, false), dtype)
    {
    }

    internal Orthogonal(double gain, RandomDraw draw, TF_DataType dtype)
        : base(dtype) => (_gain, _draw) = (gain, draw);

    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        if (shape.ndim < 2)
        {
            throw new ValueError($"The tensor to initialize, specified by argument `shape` must be at least two-dimensional. Received shape={shape}");
        }

        long rows = new Shape(shape.dims[..^1]).size, columns = shape[-1];
        Tensor[] factors = Build.Many("Qr", null, [_draw.Normal(new Shape(Math.Max(rows, columns), Math.Min(rows, columns)), 0, 1, type)], ("full_matrices", false));
        Tensor q = factors[0] * Build.One("Sign", null, [Build.One("DiagPart", null, [factors[1]])]);
        if (rows < columns)
        {
            using var scope = new ops.NameScope("matrix_transpose");
            q = Build.One("Transpose", "transpose", [q, new[] { 1, 0 }]);
        }

        return _gain * (Tensor)Build.One("Reshape", null, [q, shape]);
    }
}

/// <summary>Ones on the main diagonal of a matrix, zeros elsewhere, times a gain.</summary>
/// <param name="gain">The factor.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class Identity(double gain = 1, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        if (shape.ndim != 2)
        {
            throw new ValueError($"The tensor to initialize, specified by argument `shape` must be at least two-dimensional. Received shape={shape}");
        }

        return gain * (Tensor)Eye(shape, type);
    }

    private static GraphTensor Eye(Shape shape, TF_DataType type)
    {
        using var scope = new ops.NameScope("eye");
        Tensor ones = Filled.Make(new Shape(Math.Min(shape[0], shape[1])), type, 1, "ones"), zeros = Filled.Make(shape, type, 0, "zeros");
        return Build.One("MatrixSetDiagV3", "set_diag", [zeros, ones, 0]);
    }
}
