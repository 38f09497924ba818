namespace TfCourse.Reference;

/// <summary>
/// Starting values of a network's parameters. All draw Wl = randn(n_l, n_(l-1)) layer by layer from NumPy's stream, scaled,
/// and set bl = 0.
/// </summary>
public static class Initialization
{
    /// <summary>All zeros: every unit of a layer stays equal to its neighbours, so the network learns nothing.</summary>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters Zeros(params int[] layerDims) => Fill(layerDims, (n, n_prev) => np.zeros((n, n_prev)));

    /// <summary>Wl = randn · scale. With the course's scale of 10 the outputs saturate and the first cost is huge or ∞.</summary>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <param name="scale">The factor.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters Random(int[] layerDims, int seed, double scale = 10)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => np.random.randn(n, n_prev) * scale);
    }

    /// <summary>Wl = randn · √(2 / n_(l-1)), which keeps the variance of relu layers.</summary>
    /// <remarks>Source: He, Zhang, Ren and Sun, 2015, arXiv:1502.01852, equation 10.</remarks>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters He(int[] layerDims, int seed)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => np.random.randn(n, n_prev) * Math.Sqrt(2.0 / n_prev));
    }

    /// <summary>Wl = randn / √n_(l-1), which keeps the variance of tanh layers: the course's "Xavier" form.</summary>
    /// <remarks>
    /// Glorot and Bengio, 2010, equation 16, divide by √((n_(l-1) + n_l) / 2) instead: the mean of both directions.
    /// </remarks>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters Xavier(int[] layerDims, int seed)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => np.random.randn(n, n_prev) / Math.Sqrt(n_prev));
    }

    /// <summary>Wl = randn · √(2 / (n_(l-1) + n_l)): the mean of what the pass forward and the pass backward want.</summary>
    /// <remarks>Source: Glorot and Bengio, 2010, "Understanding the difficulty of training deep feedforward neural networks", equation 12.</remarks>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters Glorot(int[] layerDims, int seed)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => np.random.randn(n, n_prev) * Math.Sqrt(2.0 / (n_prev + n)));
    }

    /// <summary>Wl = √(3 / n_(l-1)) · (2·rand - 1): the variance 1 / n_(l-1) of <see cref="Xavier"/>, drawn evenly.</summary>
    /// <remarks>Source: LeCun, Bottou, Orr and Müller, 1998, "Efficient BackProp", section 4.6.</remarks>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters LeCun(int[] layerDims, int seed)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => Math.Sqrt(3.0 / n_prev) * (2.0 * np.random.rand(n, n_prev) - 1.0));
    }

    /// <summary>
    /// Rows (of wide matrices) or columns (of tall ones) of length 1 at right angles, so that a linear layer keeps lengths.
    /// randn, then <see cref="Orthonormal"/>.
    /// </summary>
    /// <remarks>Source: Saxe, McClelland and Ganguli, 2014, arXiv:1312.6120.</remarks>
    /// <param name="layerDims">Units a layer, n_0 (features) first; at least two numbers above 0.</param>
    /// <param name="seed">Seed of np.random, set here.</param>
    /// <param name="gain">The length of the rows or columns; √2 makes up for what relu takes.</param>
    /// <exception cref="ArgumentException">Fewer than two layers, or one without units.</exception>
    public static Parameters Orthogonal(int[] layerDims, int seed, double gain = 1)
    {
        np.random.seed(seed);
        return Fill(layerDims, (n, n_prev) => n >= n_prev
            ? gain * Orthonormal(np.random.randn(n, n_prev))
            : gain * Orthonormal(np.random.randn(n_prev, n)).T);
    }

    /// <summary>Gram and Schmidt's columns: each minus its parts along those before, then of length 1.</summary>
    /// <param name="A">[rows, columns] of full column rank; not more columns than rows.</param>
    /// <returns>Q of A = Q·R, where R has positive numbers on its diagonal.</returns>
    public static NDArray Orthonormal(NDArray A)
    {
        ArgumentNullException.ThrowIfNull(A);
        List<NDArray> columns = [];
        foreach (int j in Enumerable.Range(0, (int)A.shape[1]))
        {
            NDArray q = A[Slice.All, new Slice(j, j + 1)];

            // Twice: what rounding leaves of the first pass, the second takes away.
            for (int pass = 0; pass < 2; pass++)
                foreach (NDArray before in columns)
                    q = q - np.sum(before * q) * before;
            columns.Add(q / np.sqrt(np.sum(q * q)));
        }

        return np.concatenate([.. columns], 1);
    }

    private static Parameters Fill(int[] layerDims, Func<int, int, NDArray> weights)
    {
        ArgumentNullException.ThrowIfNull(layerDims);
        if (layerDims.Length < 2 || layerDims.Any(n => n < 1))
            throw new ArgumentException(
                $"Layer sizes [{string.Join(", ", layerDims)}]: a network has an input and at least one layer, each of at least one unit.", nameof(layerDims));

        Parameters parameters = new();
        for (int l = 1; l < layerDims.Length; l++)
        {
            parameters[$"W{l}"] = weights(layerDims[l], layerDims[l - 1]);
            parameters[$"b{l}"] = np.zeros((layerDims[l], 1));
        }

        return parameters;
    }
}
