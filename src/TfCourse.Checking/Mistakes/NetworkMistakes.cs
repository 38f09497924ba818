namespace TfCourse.Checking;

/// <summary>The table of mistakes of a pass backward: a new one is a class and a row here.</summary>
internal static class NetworkMistakes
{
    private static readonly (string Formula, Func<double, double> Of)[] Halves =
        [("a", a => a), ("1 - a", a => 1 - a), ("a²", a => a * a), ("1 + a²", a => 1 + a * a), ("a·(1 + a)", a => a * (1 + a))];

    private static readonly (string Id, string What, Func<double, double> Factor)[] Factors =
    [
        ("missing-1/m", "without 1/m", m => m), ("divided-by-m-twice", "divided by m once too often", m => 1 / m), ("sign", "of the wrong sign", _ => -1),
        ("factor-2", "doubled", _ => 2), ("factor-1/2", "halved", _ => 0.5), ("divided-by-m-1", "divided by m - 1, not by m", m => m / (m - 1)),
    ];

    /// <summary>Every mistake that somebody could have made in this network, in every place.</summary>
    public static IReadOnlyList<Mistake> Of(DenseNetwork network, bool norm)
    {
        int L = network.Layers;
        List<Mistake> all =
        [
            new OutputDerivativeTwice(), new OutputDerivativeMissing(), new SecondTermForgotten(), new SoftmaxAsIfElementwise(), new ExampleDropped(true), new ExampleDropped(false),
            new LabelsOutOfStep(), new DividedAtEveryLayer(false), new DividedAtEveryLayer(true),
        ];
        if (network.Sizes[^1] > 1)
            all.Add(new SoftmaxOverWrongAxis());

        // A - Y is the whole of a linear output's gradient up to a factor, so that these say nothing of it.
        if (!ReferenceEquals(network.Output, OutputFunction.Linear))
            all.AddRange([new OutputOfCrossEntropy(), new LogitsForProbabilities(), new ProbabilitiesForLogits(), new PredictionsForProbabilities()]);

        // Without a penalty a factor is a mistake of single parameters.
        if (network.WeightDecay.Any(d => d != 0) || network.Lasso != 0 || network.BiasDecay.Any(d => d != 0))
        {
            all.AddRange(Factors.Select(f => new DataScaled(DataPart.All, 0, f.Id, f.What, f.Factor)));
            foreach (int l in Places(1, L))
            {
                all.AddRange(Factors.Select(f => new DataScaled(DataPart.Weights, l, f.Id, f.What, f.Factor)));
                all.AddRange(Factors.Select(f => new DataScaled(DataPart.Biases, l, f.Id == "divided-by-m-twice" ? "bias-averaged-twice" : f.Id, f.What, f.Factor)));
                all.Add(new WeightsTransposed(l));
            }
        }

        foreach (int l in Places(1, L - 1))
        {
            all.AddRange([new ActivationDerivativeMissing(l), new ActivationDerivativeTwice(l), new DerivativeFormulaOfAGetsZ(l), new DerivativeFormulaOfZGetsA(l),
                new DerivativeOfWrongLayer(l, 1), new DerivativeOfWrongLayer(l, -1), new GatedByGradient(l), new GradientFromDA(l, true), new GradientFromDA(l, false), new DownFromDA(l)]);
            foreach (Activation other in Activation.All)
            {
                if (other.Name != "linear")
                    all.Add(new DerivativeOfAnotherActivation(l, other, false));
                if (other.Name is "tanh" or "sigmoid" or "elu")
                    all.Add(new DerivativeOfAnotherActivation(l, other, true));
            }

            all.AddRange(Halves.Select(h => new HalfOfDerivative(l, h.Formula, h.Of)));
            if (network.Masks.Any(m => m is not null))
            {
                all.AddRange([new DropoutForgotten(l), new DropoutMaskMissing(l), new DropoutNotRescaled(l, "not divided by keep", _ => 1),
                    new DropoutNotRescaled(l, "divided by keep twice", s => s * s), new DropoutNotRescaled(l, "multiplied by keep, not divided", s => 1 / s),
                    new DropoutNotRescaled(l, "divided by keep, which the cost does not do", s => s), new DropoutMaskOfWrongLayer(l, 1), new DropoutMaskOfWrongLayer(l, -1)]);
            }
        }

        foreach (int l in Places(2, L))
            all.AddRange([new WeightsFromZ(l), new WeightsBeforeDropout(l), new DownWithoutTranspose(l), new DownThroughWrongWeights(l, 1), new DownThroughWrongWeights(l, -1), new DownLosesUnit(l)]);
        foreach (int l in Places(1, L))
        {
            all.AddRange([new WeightsFromWrongLayer(l, 0), new WeightsFromWrongLayer(l, -2), new BiasOfOneExample(l, true), new BiasOfOneExample(l, false), new BiasOverWrongAxis(l)]);
            if (norm)
            {
                all.AddRange([new NormStatisticsConstant(l, true, true), new NormStatisticsConstant(l, true, false), new NormStatisticsConstant(l, false, true),
                    new NormFactorMissing(l, true), new NormFactorMissing(l, false), new NormDividesByVariance(l),
                    new NormGammaFrom(l, "the values before normalization", (p, i) => p.Trace.Linear[i]), new NormGammaFrom(l, "its own output", (p, i) => p.Trace.Z[i])]);
            }
        }

        return all;
    }

    // Every layer at once last: what a single layer explains is said of that layer.
    private static IEnumerable<int> Places(int first, int last)
        => last < first ? [] : last == first ? [first] : Enumerable.Range(first, last - first + 1).Append(0);
}
