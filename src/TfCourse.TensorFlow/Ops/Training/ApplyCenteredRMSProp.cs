namespace Tensorflow;

/// <summary>RMSProp by the gradient's variance: mg ← ρ·mg + (1 − ρ)·g, and ms − mg² takes the place of ms under the root.</summary>
/// <remarks>Source: Graves, 2013, arXiv:1308.0850.</remarks>
internal static class ApplyCenteredRMSProp
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["mg", "ms", "mom"], ["lr", "rho", "momentum", "epsilon", "grad"]);
}
