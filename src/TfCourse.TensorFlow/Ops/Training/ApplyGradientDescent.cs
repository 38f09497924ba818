namespace Tensorflow;

/// <summary>Gradient descent: var ← var − alpha · delta.</summary>
internal static class ApplyGradientDescent
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, [], ["alpha", "delta"], mergesGradient: true);
}
