namespace Tensorflow;

/// <summary>AdaMax: Adam with the largest recent gradient in place of the root of the average of squares.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← max(β₂·v, |g|)
/// var ← var − lr / (1 − β₁ᵗ) · m / (v + ε)
/// </code>
/// Source: Kingma and Ba, 2014, arXiv:1412.6980, section 7.1.
/// </remarks>
internal static class ApplyAdaMax
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["m", "v"], ["beta1_power", "lr", "beta1", "beta2", "epsilon", "grad"]);
}
