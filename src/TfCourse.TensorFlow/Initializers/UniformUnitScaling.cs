namespace Tensorflow.Operations.Initializers;

/// <summary>Uniform in ±factor·√(3 / inputs), where all axes but the last count as inputs.</summary>
/// <param name="factor">The factor.</param>
/// <param name="seed">The op's seed.</param>
/// <param name="dtype">The type where none is asked for; float32 if not given.</param>
public sealed class UniformUnitScaling(double factor = 1, long? seed = null, TF_DataType dtype = TF_DataType.TF_FLOAT) : Initializer(dtype)
{
    private protected override Tensor Make(Shape shape, TF_DataType type, InitializerArgs args)
    {
        double inputs = 1;
        foreach (long size in shape.dims.AsSpan(0, Math.Max(0, shape.ndim - 1)))
        {
            inputs *= size;
        }

        double limit = Math.Sqrt(3 / Math.Max(inputs, 1)) * factor;
        return Binding.tf.random_uniform(shape, -limit, limit, type, seed);
    }
}
