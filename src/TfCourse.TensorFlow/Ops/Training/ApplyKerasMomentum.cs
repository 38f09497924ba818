namespace Tensorflow;

/// <summary>Momentum as Keras counts it: accum ← momentum·accum − lr·g, var ← var + accum; Nesterov: var ← var + momentum·accum − lr·g.</summary>
internal static class ApplyKerasMomentum
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum"], ["lr", "grad", "momentum"], ["use_nesterov: bool = false"]);
}
