namespace Tensorflow;

/// <summary>RMSProp with momentum; ε stands inside the root.</summary>
/// <remarks>
/// <code>
/// ms ← ρ·ms + (1 − ρ)·g²
/// mom ← momentum·mom + lr·g / √(ms + ε)
/// var ← var − mom
/// </code>
/// Source: Tieleman and Hinton, 2012, lecture 6.5.
/// </remarks>
internal static class ApplyRMSProp
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["ms", "mom"], ["lr", "rho", "momentum", "epsilon", "grad"]);
}
