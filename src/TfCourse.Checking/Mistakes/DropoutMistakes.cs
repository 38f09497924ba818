namespace TfCourse.Checking;

/// <summary>dA passes dropout as if it were not there.</summary>
internal sealed class DropoutForgotten(int layer) : Mistake("dropout-forgotten", layer)
{
    public override string Title => "dropout" + OfLayer + " is left out of the pass backward (neither mask nor 1/keep)";

    public override string Where => $"dA{L} = dA{L} * D{L} / keep, before the activation's derivative";

    public override double[] Dropout(BackwardPass pass, int l, double[] dA, Func<double[]> right) => Sits(l) ? dA : right();
}

/// <summary>Rescaled, but not masked.</summary>
internal sealed class DropoutMaskMissing(int layer) : Mistake("dropout-mask-missing", layer)
{
    public override string Title => "the dropout mask" + OfLayer + " is missing from the pass backward";

    public override string Where => $"dA{L} = dA{L} * D{L} / keep, with the very mask of the forward pass";

    public override double[] Dropout(BackwardPass pass, int l, double[] dA, Func<double[]> right) => Sits(l) ? Matrix.Scaled(dA, pass.Network.MaskScale) : right();
}

/// <summary>Masked, but scaled wrongly.</summary>
internal sealed class DropoutNotRescaled(int layer, string how, Func<double, double> factor) : Mistake("dropout-not-rescaled", layer)
{
    public override string Title => $"the gradient through dropout{OfLayer} is {how}";

    public override string Where => $"dA{L} = dA{L} * D{L} / keep: the same division as in the forward pass, once";

    public override double[] Dropout(BackwardPass pass, int l, double[] dA, Func<double[]> right)
        => Sits(l) ? Matrix.Zip(dA, pass.Network.Mask(l)!, (d, mask) => d * mask * factor(pass.Network.MaskScale == 1 ? 1 / pass.Network.Keep : pass.Network.MaskScale)) : right();
}

/// <summary>The mask of another layer of the same size.</summary>
internal sealed class DropoutMaskOfWrongLayer(int layer, int offset) : Mistake("dropout-mask-of-wrong-layer", layer)
{
    public override string Title => "the dropout mask" + OfLayer + " is that of a neighbouring layer";

    public override string Where => $"dA{L} = dA{L} * D{L} / keep: the index of D";

    public override double Rarity => 1.2;

    public override double[] Dropout(BackwardPass pass, int l, double[] dA, Func<double[]> right)
    {
        int other = l + offset;
        return Sits(l) && other >= 1 && pass.Network.Mask(other) is { } mask && mask.Length == dA.Length
            ? Matrix.Zip(dA, mask, (d, k) => d * k * pass.Network.MaskScale) : right();
    }
}
