namespace Tensorflow;

/// <summary>Gradient descent with a proximal step for l1 and l2: p = var − alpha·delta, var ← sign(p)·max(|p| − alpha·l1, 0) / (1 + alpha·l2).</summary>
/// <remarks>Source: Duchi and Singer (FOBOS), NIPS 2009.</remarks>
internal static class ApplyProximalGradientDescent
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, [], ["alpha", "l1", "l2", "delta"]);
}
