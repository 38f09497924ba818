namespace Tensorflow;

/// <summary>AddSign: m ← β·m + (1 − β)·g, var ← var − lr·(alpha + sign_decay·sign(g)·sign(m))·g.</summary>
/// <remarks>Source: Bello et al., 2017, arXiv:1709.07417.</remarks>
internal static class ApplyAddSign
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["m"], ["lr", "alpha", "sign_decay", "beta", "grad"]);
}
