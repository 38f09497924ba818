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
