namespace Tensorflow;

/// <summary>Adagrad with ε: accum ← accum + g² (unless update_slots is false), var ← var − lr·g / (√accum + ε).</summary>
/// <remarks>Source: Duchi, Hazan, Singer, JMLR 2011.</remarks>
internal static class ApplyAdagradV2
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum"], ["lr", "epsilon", "grad"], ["update_slots: bool = true"]);
}
