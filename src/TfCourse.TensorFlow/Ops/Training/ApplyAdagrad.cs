namespace Tensorflow;

/// <summary>Adagrad: accum ← accum + g² (unless update_slots is false), var ← var − lr·g / √accum.</summary>
/// <remarks>Source: Duchi, Hazan, Singer, JMLR 2011.</remarks>
internal static class ApplyAdagrad
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum"], ["lr", "grad"], ["update_slots: bool = true"]);
}
