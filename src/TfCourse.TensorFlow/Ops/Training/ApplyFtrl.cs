namespace Tensorflow;

/// <summary>FTRL-proximal: follow the regularized leader. The V2 op adds shrinkage.</summary>
/// <remarks>
/// With p = −lr_power and g' = g + 2·l2_shrinkage·var (V2; else g' = g):
/// <code>
/// n = accum + g²
/// linear ← linear + g' − (nᵖ − accumᵖ) / lr · var
/// var ← |linear| &gt; l1 ? (sign(linear)·l1 − linear) / (nᵖ / lr + 2·l2) : 0
/// accum ← n
/// </code>
/// With multiply_linear_by_lr the sums in linear are kept lr times as large.
/// Source: McMahan et al., KDD 2013.
/// </remarks>
internal static class ApplyFtrl
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum", "linear"],
        name.EndsWith("V2", StringComparison.Ordinal) ? ["grad", "lr", "l1", "l2", "l2_shrinkage", "lr_power"] : ["grad", "lr", "l1", "l2", "lr_power"],
        ["multiply_linear_by_lr: bool = false"]);
}
