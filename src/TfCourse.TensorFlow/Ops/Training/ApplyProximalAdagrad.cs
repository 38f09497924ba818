namespace Tensorflow;

/// <summary>Adagrad with a proximal step for l1 and l2: accum ← accum + g², η = lr / √accum, p = var − η·g, var ← sign(p)·max(|p| − η·l1, 0) / (1 + η·l2).</summary>
/// <remarks>Source: Duchi and Singer (FOBOS), NIPS 2009.</remarks>
internal static class ApplyProximalAdagrad
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["accum"], ["lr", "l1", "l2", "grad"]);
}
