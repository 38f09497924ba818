namespace Tensorflow;

/// <summary>PowerSign: m ← β·m + (1 − β)·g, var ← var − lr·exp(logbase·sign_decay·sign(g)·sign(m))·g.</summary>
/// <remarks>Source: Bello et al., 2017, arXiv:1709.07417.</remarks>
internal static class ApplyPowerSign
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["m"], ["lr", "logbase", "sign_decay", "beta", "grad"]);
}
