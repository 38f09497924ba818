namespace TfCourse.Checking;

/// <summary>dW from Z of the layer below.</summary>
internal sealed class WeightsFromZ(int layer) : Mistake("weights-from-z", layer)
{
    public override string Title => "dW" + L + " is built from Z of the layer below, before its activation";

    public override string Where => Layer == 0 ? "dW(l) = dZ(l)·A(l-1)ᵀ, with A after the activation" : $"dW{L} = dZ{L}·A{Layer - 1}ᵀ, with A after the activation";

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right) => Sits(l) && l > 1 ? pass.WeightsFrom(l, dZ, pass.Trace.Z[l - 1]) : right();
}

/// <summary>dW from A before dropout.</summary>
internal sealed class WeightsBeforeDropout(int layer) : Mistake("weights-before-dropout", layer)
{
    public override string Title => "dW" + L + " is built from activations without their dropout mask";

    public override string Where => "the cache of the forward pass: keep A after the mask, since the next layer was fed with that";

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) && l > 1 && pass.Network.Mask(l - 1) is not null ? pass.WeightsFrom(l, dZ, pass.Trace.Active[l - 1]) : right();
}

/// <summary>dW from the activations of another layer of the same size.</summary>
internal sealed class WeightsFromWrongLayer(int layer, int offset) : Mistake("weights-from-wrong-layer", layer)
{
    public override string Title => $"dW{L} is built from the activations of the wrong layer ({(offset == 0 ? "its own output" : "two below")})";

    public override string Where => $"dW{L} = dZ{L}·A(of the layer below)ᵀ: the index of A";

    public override double Rarity => 1.2;

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
    {
        int other = l + offset;
        return Sits(l) && other >= 0 && other < pass.Network.Layers && pass.Units(other) == pass.Units(l - 1)
            ? pass.WeightsFrom(l, dZ, pass.Trace.A[other]) : right();
    }
}

/// <summary>dW or db from dA: the activation's derivative left out of this line only.</summary>
internal sealed class GradientFromDA(int layer, bool weights) : Mistake(weights ? "weights-from-dA" : "bias-from-dA", layer)
{
    public override string Title => $"d{(weights ? "W" : "b")}{L} is built from dA{L}, not from dZ{L}";

    public override string Where => $"d{(weights ? "W" : "b")}{L} needs dZ{L}: dA times the derivative of the activation";

    public override double Rarity => 1.1;

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => weights && Sits(l) && l < pass.Network.Layers ? pass.WeightsFrom(l, pass.Arrived[l], pass.Trace.A[l - 1]) : right();

    public override double[] Biases(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => !weights && Sits(l) && l < pass.Network.Layers ? Matrix.RowSums(pass.Arrived[l], pass.Units(l), pass.Examples) : right();
}

/// <summary>db is one example's dZ.</summary>
internal sealed class BiasOfOneExample(int layer, bool last) : Mistake("bias-of-one-example", layer)
{
    public override string Title => $"db{L} is dZ of the {(last ? "last" : "first")} example alone, not the sum over the examples";

    public override string Where => $"db{L} = sum of dZ{L} over the axis of the examples, with keepdims";

    public override double Rarity => 1.2;

    public override double[] Biases(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) ? [.. Enumerable.Range(0, pass.Units(l)).Select(i => dZ[i * pass.Examples + (last ? pass.Examples - 1 : 0)])] : right();
}

/// <summary>db sums over the units: as many values as examples, which fits only when both are as many.</summary>
internal sealed class BiasOverWrongAxis(int layer) : Mistake("bias-sum-wrong-axis", layer)
{
    public override string Title => $"db{L} sums over the units, not over the examples";

    public override string Where => $"db{L} = sum of dZ{L} over the axis of the examples (axis 1 when columns are examples, 0 when rows are), with keepdims";

    public override double[] Biases(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) && pass.Units(l) == pass.Examples
            ? [.. Enumerable.Range(0, pass.Examples).Select(e => Enumerable.Range(0, pass.Units(l)).Sum(i => dZ[i * pass.Examples + e]))] : right();
}

/// <summary>dA = W·dZ with a square W.</summary>
internal sealed class DownWithoutTranspose(int layer) : Mistake("weights-not-transposed", layer)
{
    public override string Title => Layer == 0 ? "the way down multiplies by W where the transposed W belongs" : $"the way down from layer {L} multiplies by W{L} where its transpose belongs";

    public override string Where => $"dA of the layer below = W{L}ᵀ·dZ{L}";

    public override double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) && pass.Units(l) == pass.Units(l - 1) ? Matrix.Product(pass.Trace.Weights(l), dZ, pass.Units(l), pass.Units(l), pass.Examples) : right();
}

/// <summary>dA through another layer's W of the same shape.</summary>
internal sealed class DownThroughWrongWeights(int layer, int offset) : Mistake("way-down-through-wrong-weights", layer)
{
    public override string Title => Layer == 0 ? "the way down multiplies by the W of a neighbouring layer" : $"the way down from layer {L} multiplies by W{Layer + offset}, not by W{L}";

    public override string Where => $"dA of the layer below = W{L}ᵀ·dZ{L}: the index of W";

    public override double Rarity => 1.1;

    public override double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
    {
        int other = l + offset;
        return Sits(l) && other >= 1 && other <= pass.Network.Layers && pass.Units(other) == pass.Units(l) && pass.Units(other - 1) == pass.Units(l - 1)
            ? Matrix.TransposedProduct(pass.Trace.Weights(other), dZ, pass.Units(l), pass.Units(l - 1), pass.Examples) : right();
    }
}

/// <summary>The way down starts from dA of the layer, not from dZ.</summary>
internal sealed class DownFromDA(int layer) : Mistake("way-down-from-dA", layer)
{
    public override string Title => Layer == 0 ? "the way down starts from dA, not from dZ" : $"the way down from layer {L} starts from dA{L}, not from dZ{L}";

    public override string Where => $"dA of the layer below = W{L}ᵀ·dZ{L}";

    public override double Rarity => 1.1;

    public override double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) && l < pass.Network.Layers
            ? Matrix.TransposedProduct(pass.Trace.Weights(l), pass.Arrived[l], pass.Units(l), pass.Units(l - 1), pass.Examples) : right();
}

/// <summary>1/m again at every layer on the way down.</summary>
internal sealed class DividedAtEveryLayer(bool multiplied) : Mistake("divided-at-every-layer", 0)
{
    public override string Title => multiplied ? "the way down multiplies by m at every layer" : "the way down divides by m at every layer";

    public override string Where => "1/m belongs into dZ of the last layer, or into dW and db, but not into dA: it would be there once for each layer";

    public override double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Matrix.Scaled(right(), multiplied ? pass.Examples : 1.0 / pass.Examples);
}

/// <summary>A slice on the way down is one unit short.</summary>
internal sealed class DownLosesUnit(int layer) : Mistake("way-down-loses-a-unit", layer)
{
    public override string Title => $"the way down from layer {L} loses its last unit";

    public override string Where => $"dA of the layer below = W{L}ᵀ·dZ{L}: the slice of W or dZ";

    public override double Rarity => 2;

    public override double[] Down(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
    {
        if (!Sits(l) || pass.Units(l) < 2)
            return right();
        double[] cut = (double[])dZ.Clone();
        Array.Clear(cut, cut.Length - pass.Examples, pass.Examples);
        return Matrix.TransposedProduct(pass.Trace.Weights(l), cut, pass.Units(l), pass.Units(l - 1), pass.Examples);
    }
}

/// <summary>dWᵀ with a square W, under a penalty whose gradient is not transposed.</summary>
internal sealed class WeightsTransposed(int layer) : Mistake("transposed", layer)
{
    public override string Title => $"dW{L} is transposed (its regularization term is not)";

    public override string Where => "the order of the two factors: dZ·Aᵀ when columns are examples, Aᵀ·dZ when rows are";

    public override double[] Weights(BackwardPass pass, int l, double[] dZ, Func<double[]> right)
        => Sits(l) && pass.Units(l) == pass.Units(l - 1) ? Matrix.Transpose(right(), pass.Units(l), pass.Units(l)) : right();
}
