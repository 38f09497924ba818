namespace Tensorflow;

/// <summary>Adadelta: steps in the ratio of the running sizes of updates and of gradients.</summary>
/// <remarks>
/// <code>
/// accum ← ρ·accum + (1 − ρ)·g²
/// u = √(accum_update + ε) / √(accum + ε) · g
/// var ← var − lr·u
/// accum_update ← ρ·accum_update + (1 − ρ)·u²
/// </code>
/// Source: Zeiler, 2012, arXiv:1212.5701.
/// </remarks>
internal static class ApplyAdadelta
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum", "accum_update"], ["lr", "rho", "epsilon", "grad"]);
}
