namespace TfCourse.Checking.SelfTests;

/// <summary>One planted mistake: where, what is planted, and the name it should get.</summary>
internal sealed record Planting(string Subject, string Planted, string Expected, Func<CheckReport> Check);

/// <summary>The table of mistakes planted in hand-written networks. The check sees functions and data only.</summary>
internal static class PlantedNetworks
{
    private static readonly (string Name, Func<string, int, PlantedNetwork> Make, string[] Mistakes)[] Table =
    [
        ("columns, relu, sigmoid, L2", (m, s) => new ColumnsNetwork(m, s),
        [
            "sign", "missing-1/m", "bias-averaged-twice", "factor-2", "scaled", "transposed", "regularization-missing", "regularization-doubled", "regularization-not-divided", "sum-without-keepdims", "bias-sum-wrong-axis",
            "regularization-sign", "regularization-halved", "regularization-not-in-cost", "bias-regularized", "sum-over-all-axes", "weights-not-transposed", "divided-at-every-layer",
            "derivative-of-wrong-layer", "activation-derivative-missing", "relu-gated-by-gradient", "derivative-of-another-activation", "weights-from-z", "predictions-for-probabilities",
            "logits-for-probabilities", "output-derivative-twice", "example-dropped", "stale-cache", "overwrites-its-input", "non-deterministic", "gradients-accumulate",
            "gradient-of-another-parameter", "shared-array", "gradient-not-computed", "float32-accumulation", "second-term-forgotten", "probabilities-for-logits", "relu-before-output",
        ]),
        ("rows, tanh, softmax", (m, s) => new RowsNetwork(m, s),
        [
            "sign", "missing-1/m", "softmax-wrong-axis", "softmax-backward=softmax-wrong-axis", "softmax-diagonal-only", "logits-for-probabilities", "probabilities-for-logits",
            "labels-out-of-step", "derivative-of-z-instead-of-a", "derivative-of-a-instead-of-z", "half-of-derivative", "derivative-of-wrong-layer", "activation-derivative-missing",
            "activation-derivative-twice", "weights-not-transposed", "way-down-from-dA", "derivative-of-another-activation", "reshaped-not-transposed", "weights-from-dA", "bias-from-dA",
            "transposed", "weights-from-wrong-layer", "weights-from-z", "bias-of-one-example", "bias-averaged-twice", "clipped", "factor-2", "divided-by-wrong-size", "float32-sum=float32-accumulation",
        ]),
        ("columns, sigmoid, dropout", (m, s) => new DropoutNetwork(m, s),
        [
            "dropout-forgotten", "dropout-mask-missing", "dropout-not-rescaled", "dropout-mask-of-wrong-layer", "dropout-rescaled-twice=dropout-not-rescaled", "half-of-derivative",
            "activation-derivative-missing", "factor-1/2", "weights-before-dropout", "entries-permuted", "sign",
        ]),
        ("rows, batch normalization, leaky relu, softmax", (m, s) => new NormNetwork(m, s),
        [
            "norm-statistics-constant", "variance-constant=norm-statistics-constant", "mean-constant=norm-statistics-constant", "norm-gamma-missing", "norm-deviation-missing",
            "norm-divides-by-variance", "norm-gamma-from-wrong-values", "activation-derivative-missing", "derivative-of-another-activation", "bias-averaged-twice", "weights-from-z", "missing-1/m",
        ]),
        ("columns of one size, softplus and sigmoid, squared error, L2", (m, s) => new SquareNetwork(m, s),
        [
            "factor-2", "weights-not-transposed", "derivative-of-z-instead-of-a", "derivative-of-wrong-layer", "way-down-through-wrong-weights", "derivative-of-a-instead-of-z",
            "activation-derivative-missing", "regularization-missing", "regularization-divided-twice", "regularization-doubled", "weights-from-wrong-layer", "bias-regularized", "divided-by-m-1", "transposed",
        ]),
        ("loops over examples, elu, summed squared error", (m, s) => new LoopsNetwork(m, s),
        [
            "example-dropped", "factor-1/2", "sign", "divided-by-m-twice", "gradient-not-computed", "weights-from-z", "way-down-loses-a-unit", "derivative-of-another-activation",
            "derivative-of-a-instead-of-z", "activation-derivative-missing", "bias-of-one-example", "factor-2",
        ]),
    ];

    /// <summary>The number of architectures.</summary>
    public static int Architectures => Table.Length;

    /// <summary>All of them; a row "a=b" plants a and expects the name b.</summary>
    public static IEnumerable<Planting> All(int seed)
    {
        foreach ((string name, Func<string, int, PlantedNetwork> make, string[] mistakes) in Table)
        {
            foreach (string row in mistakes)
            {
                string[] parts = row.Split('=');
                yield return new Planting(name, parts[0], parts[^1], () => Check(make(parts[0], seed), name));
            }
        }
    }

    /// <summary>The six architectures without any mistake.</summary>
    public static IEnumerable<Func<CheckReport>> Correct(int seed) => Table.Select(row => (Func<CheckReport>)(() => Check(row.Make("", seed), row.Name)));

    private static CheckReport Check(PlantedNetwork network, string name) => network.Flattens
        ? GradientCheck.Run(network.Start.ToDictionary(p => p.Key, p => (Array)p.Value), p => network.Cost(Matrices(p)), p => network.Gradients(Matrices(p)).ToDictionary(g => g.Key, g => Flat(g.Key, g.Value)), network.Facts, name)
        : GradientCheck.Run(network.Start, network.Cost, network.Gradients, network.Facts, name);

    private static Dictionary<string, double[,]> Matrices(Dictionary<string, Array> p) => p.ToDictionary(a => a.Key, a => (double[,])a.Value);

    // A bias's gradient as a sum without keepdims leaves it.
    private static Array Flat(string name, double[,] value) => name.StartsWith("db", StringComparison.Ordinal) ? value.Cast<double>().ToArray() : value;
}
