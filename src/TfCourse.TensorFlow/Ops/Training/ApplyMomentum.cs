namespace Tensorflow;

/// <summary>Momentum: accum ← momentum·accum + g, var ← var − lr·accum; Nesterov: var ← var − lr·g − lr·momentum·accum.</summary>
/// <remarks>Sources: Polyak, 1964; Sutskever et al., ICML 2013.</remarks>
internal static class ApplyMomentum
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum"], ["lr", "grad", "momentum"], ["use_nesterov: bool = false"]);
}
