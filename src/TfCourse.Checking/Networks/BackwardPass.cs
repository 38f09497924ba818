namespace TfCourse.Checking;

/// <summary>The gradient of normalization: by its input, by γ, by β.</summary>
internal sealed record NormGradient(double[] X, double[] Gamma, double[] Beta);

/// <summary>
/// The right pass backward, with a place for a mistake at each of its steps. A hypothesis is the same pass with one step
/// done as somebody might have done it wrong; its gradient is then held against the user's.
/// </summary>
internal sealed class BackwardPass(Trace trace, IReadOnlyList<Mistake> mistakes)
{
    public Trace Trace { get; } = trace;

    public DenseNetwork Network => Trace.Network;

    public int Examples => Network.Examples;

    /// <summary>dA of each layer as it arrived, before dropout's mask.</summary>
    public double[][] Arrived { get; } = new double[trace.Network.Layers + 1][];

    public int Units(int l) => Network.Sizes[l];

    /// <summary>Runs it.</summary>
    /// <returns>Layer l at index l - 1, columns layout.</returns>
    public LayerValues[] Run()
    {
        int L = Network.Layers;
        var gradients = new LayerValues[L];
        double[] dZ = Step(m => m.Output, () => RightOutput());
        for (int l = L; l >= 1; l--)
        {
            LayerValues theta = Trace.Theta[l - 1];
            int layer = l;
            double[] above = dZ;
            NormGradient? norm = null;
            if (theta.Gamma is not null)
            {
                norm = RightNorm(l, above);
                foreach (Mistake mistake in mistakes)
                    norm = mistake.Norm(this, l, above, norm);
                dZ = norm.X;
            }

            double[] delta = dZ;
            double[] dW = Step(m => m.Weights, () => RightWeights(layer, delta), l, delta);
            double[] db = Step(m => m.Biases, () => Matrix.RowSums(delta, Units(layer), Examples), l, delta);
            gradients[l - 1] = new LayerValues
            {
                W = Decayed(dW, theta.W, Decay(Network.WeightDecay, l), Network.Lasso),
                B = theta.B is null ? null : Decayed(db, theta.B, Decay(Network.BiasDecay, l), 0),
                Gamma = norm?.Gamma,
                Beta = theta.Beta is null ? null : norm?.Beta,
            };
            if (l == 1)
                break;
            double[] dA = Step(m => m.Down, () => Matrix.TransposedProduct(Trace.Weights(layer), delta, Units(layer), Units(layer - 1), Examples), l, delta);
            Arrived[l - 1] = dA;
            if (Network.Mask(l - 1) is not null)
                dA = Step(m => m.Dropout, () => RightDropout(layer - 1, dA), l - 1, dA);
            double[] masked = dA;
            dZ = Step(m => m.Activation, () => RightActivation(layer - 1, masked), l - 1, masked);
        }

        return gradients;
    }

    public double[] RightOutput()
    {
        int L = Network.Layers;
        double[] a = Trace.A[L], y = Network.Y;
        return ReferenceEquals(Network.Output, OutputFunction.Sigmoid) && ReferenceEquals(Network.Loss, LossFunction.Binary)
            ? Matrix.Zip(a, y, (p, t) => Network.Scale * (p - t))
            : Network.Output.Back(Trace.Z[L], a, LossDerivative(), Units(L), Examples);
    }

    /// <summary>dA of the last layer.</summary>
    public double[] LossDerivative() => Matrix.Zip(Trace.A[Network.Layers], Network.Y, (a, y) => Network.Scale * Network.Loss.Derivative(a, y));

    public double[] RightActivation(int l, double[] dA) => Matrix.Zip(dA, Trace.Z[l], (d, z) => d * Network.Hidden[l - 1].FromZ(z));

    public double[] RightDropout(int l, double[] dA) => Matrix.Zip(dA, Network.Mask(l)!, (d, mask) => d * mask * Network.MaskScale);

    public double[] RightWeights(int l, double[] dZ) => WeightsFrom(l, dZ, Trace.A[l - 1]);

    /// <summary>dZ·Aᵀ with an A of the caller's choice.</summary>
    public double[] WeightsFrom(int l, double[] dZ, double[] a) => Matrix.ProductTransposed(dZ, a, Units(l), Examples, Units(l - 1));

    public NormGradient RightNorm(int l, double[] dY)
    {
        NormTrace norm = Trace.Norm[l];
        double[] gamma = Trace.Theta[l - 1].Gamma!;
        double[] dGamma = Matrix.RowSums(Matrix.Times(dY, norm.Standard), Units(l), Examples), dBeta = Matrix.RowSums(dY, Units(l), Examples);
        var dX = new double[dY.Length];
        for (int i = 0; i < dX.Length; i++)
        {
            int unit = i / Examples;
            dX[i] = gamma[unit] * norm.InverseDeviation[unit] * (dY[i] - dBeta[unit] / Examples - norm.Standard[i] * dGamma[unit] / Examples);
        }

        return new NormGradient(dX, dGamma, dBeta);
    }

    private static double Decay(double[] decay, int l) => l <= decay.Length ? decay[l - 1] : 0;

    private static double[] Decayed(double[] gradient, double[] theta, double l2, double l1)
        => l2 == 0 && l1 == 0 ? gradient : Matrix.Zip(gradient, theta, (g, w) => g + l2 * w + l1 * Math.Sign(w));

    private double[] Step(Func<Mistake, Func<BackwardPass, Func<double[]>, double[]>> hook, Func<double[]> right)
    {
        Func<double[]> step = right;
        foreach (Mistake mistake in mistakes)
        {
            Func<double[]> before = step;
            step = () => hook(mistake)(this, before);
        }

        return step();
    }

    private double[] Step(Func<Mistake, Func<BackwardPass, int, double[], Func<double[]>, double[]>> hook, Func<double[]> right, int l, double[] d)
    {
        Func<double[]> step = right;
        foreach (Mistake mistake in mistakes)
        {
            Func<double[]> before = step;
            step = () => hook(mistake)(this, l, d, before);
        }

        return step();
    }
}
