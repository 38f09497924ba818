namespace Tensorflow;

/// <summary>Adagrad by dual averaging: the variable is computed anew from the sums of all gradients and of their squares.</summary>
/// <remarks>
/// With t the global step, s the sum of gradients and q that of their squares, both after adding g:
/// <code>
/// var ← −lr · sign(s) · max(|s| − l1·t, 0) / (l2·t·lr + √q)
/// </code>
/// Source: Duchi, Hazan, Singer, JMLR 2011.
/// </remarks>
internal static class ApplyAdagradDA
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["gradient_accumulator", "gradient_squared_accumulator"],
        ["grad", "lr", "l1", "l2", "global_step"]);
}
