namespace Tensorflow;

/// <summary>Adam: steps scaled by running averages of the gradient and of its square.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// var ← var − lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε)
/// </code>
/// With use_nesterov m is replaced by β₁·m + (1 − β₁)·g in the last line. The powers β₁ᵗ and β₂ᵗ are inputs.
/// Source: Kingma and Ba, 2014, arXiv:1412.6980, the form before section 2.1.
/// </remarks>
internal static class ApplyAdam
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["m", "v"],
        ["beta1_power", "beta2_power", "lr", "beta1", "beta2", "epsilon", "grad"], ["use_nesterov: bool = false"]);
}
