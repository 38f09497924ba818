namespace Tensorflow;

/// <summary>ConjugateTranspose: the axes in another order, complex elements conjugated.</summary>
internal static class ConjugateTranspose
{
    public static OpDefinition Define() => new("ConjugateTranspose")
    {
        Inputs = ["x: T", "perm: Tperm"],
        Outputs = ["y: T"],
        Attrs = ["T: type", "Tperm: {int32, int64} = int32"],
        Shape = c => [Transpose.InferShape(c)],
        Gradient = Gradient.Of((op, dy) => [Build.One("ConjugateTranspose", null, [dy, Build.One("InvertPermutation", null, [op.inputs[1]])]), null]),
    };
}
