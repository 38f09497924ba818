namespace TfCourse.Checking;

/// <summary>dZ = dA.</summary>
internal sealed class ActivationDerivativeMissing(int layer) : Mistake("activation-derivative-missing", layer)
{
    public override string Title => "the derivative of the activation" + OfLayer + " is missing";

    public override string Where => $"dZ{L} = dA{L} * f'(Z{L})";

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right) => Sits(l) ? dA : right();
}

/// <summary>dZ = dA·f′·f′.</summary>
internal sealed class ActivationDerivativeTwice(int layer) : Mistake("activation-derivative-twice", layer)
{
    public override string Title => "the derivative of the activation" + OfLayer + " is multiplied in twice";

    public override string Where => $"dZ{L} = dA{L} * f'(Z{L}), once";

    public override double Rarity => 1.5;

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => Sits(l) ? pass.RightActivation(l, right()) : right();
}

/// <summary>The formula for a gets z: 1 - z² for tanh, z(1 - z) for sigmoid.</summary>
internal sealed class DerivativeFormulaOfAGetsZ(int layer) : Mistake("derivative-of-z-instead-of-a", layer)
{
    public override string Title => "the derivative of the activation" + OfLayer + " is written for a but computed from z";

    public override string Where => $"dZ{L}: the formula in terms of the output (a·(1-a), 1-a²) needs A{L}, not Z{L}";

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => Sits(l) && pass.Network.Hidden[l - 1].FromA is { } f ? Matrix.Zip(dA, pass.Trace.Z[l], (d, z) => d * f(z)) : right();
}

/// <summary>The formula for z gets a: σ(a)·(1 - σ(a)).</summary>
internal sealed class DerivativeFormulaOfZGetsA(int layer) : Mistake("derivative-of-a-instead-of-z", layer)
{
    public override string Title => "the derivative of the activation" + OfLayer + " is written for z but computed from a";

    public override string Where => $"dZ{L}: the function f'(z) needs Z{L}, not A{L}";

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => Sits(l) ? Matrix.Zip(dA, pass.Trace.Active[l], (d, a) => d * pass.Network.Hidden[l - 1].FromZ(a)) : right();
}

/// <summary>The derivative is taken at another layer's values; their sizes must be equal for anybody to get so far.</summary>
internal sealed class DerivativeOfWrongLayer(int layer, int offset) : Mistake("derivative-of-wrong-layer", layer)
{
    public override string Title => "the derivative of the activation" + OfLayer + (offset < 0 ? " is taken at the layer below" : " is taken at the layer above");

    public override string Where => $"dZ{L} = dA{L} * f'(Z{L}): the index of Z (or A) beside dA{L}";

    public override double Rarity => 1.1;

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
    {
        int other = l + offset;
        if (!Sits(l) || other < 0 || other > pass.Network.Layers || pass.Units(other) != pass.Units(l))
            return right();
        return Matrix.Zip(dA, other == 0 ? pass.Network.X : pass.Trace.Z[other], (d, z) => d * pass.Network.Hidden[l - 1].FromZ(z));
    }
}

/// <summary>Another activation's derivative.</summary>
internal sealed class DerivativeOfAnotherActivation(int layer, Activation other, bool fromA) : Mistake("derivative-of-another-activation", layer)
{
    public override string Title => $"the derivative of the activation{OfLayer} is that of {other.Name}";

    public override string Where => $"dZ{L}: the derivative must belong to the activation that the forward pass uses in layer {L}";

    public override double Rarity => other.Name is "relu" or "tanh" or "sigmoid" ? 1.1 : 1.5;

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => !Sits(l) ? right()
            : fromA ? Matrix.Zip(dA, pass.Trace.Active[l], (d, a) => d * other.FromA!(a)) : Matrix.Zip(dA, pass.Trace.Z[l], (d, z) => d * other.FromZ(z));
}

/// <summary>The gate of relu set by dA, not by z.</summary>
internal sealed class GatedByGradient(int layer) : Mistake("relu-gated-by-gradient", layer)
{
    public override string Title => "the gate of relu" + OfLayer + " looks at the sign of dA, not of Z";

    public override string Where => $"dZ{L} = dA{L} where Z{L} > 0, else 0";

    public override double Rarity => 1.2;

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right) => Sits(l) ? Matrix.Map(dA, d => d > 0 ? d : 0) : right();
}

/// <summary>Half a formula: a for a·(1 - a), 1 - a for 1 - a².</summary>
internal sealed class HalfOfDerivative(int layer, string formula, Func<double, double> of) : Mistake("half-of-derivative", layer)
{
    public override string Title => $"the derivative of the activation{OfLayer} is half a formula: {formula}";

    public override string Where => $"dZ{L}: sigmoid has a·(1-a), tanh has 1-a²";

    public override double Rarity => 1.15;

    public override double[] Activation(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => Sits(l) ? Matrix.Zip(dA, pass.Trace.Active[l], (d, a) => d * of(a)) : right();
}
