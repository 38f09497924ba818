using System.Numerics;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>
/// ParameterizedTruncatedNormal: normal of a mean and a standard deviation, limited to [minval, maxval]. One row of parameters for all
/// samples, or one for each element of the output's first axis.
/// </summary>
internal sealed class ParameterizedTruncatedNormalKernel<T, TUniform, TNormal> : Kernel
    where T : unmanaged, IFloatingPointIeee754<T> where TUniform : IBlockSampler<T> where TNormal : IBlockSampler<T>
{
    private const int SamplesPerBatch = 100;

    public override void Run(KernelContext c)
    {
        Dims dims = StatefulRandomKernel.Shape(c, 0);
        if (dims.Rank < 1)
        {
            throw EngineException.InvalidArgument("Shape tensor must not be empty, got an output of rank 0");
        }

        long rows = dims[0], perRow = dims.Product(1, dims.Rank);
        bool single = true;
        for (int i = 1; i <= 4; i++)
        {
            Dims parameter = c.Dims(i);
            single &= parameter.Count == 1;
            if (parameter.Rank > 1 || (parameter.Count != 1 && parameter.Count != rows))
            {
                throw EngineException.InvalidArgument($"Input {c.Argument(i)} should have length 1 or shape[0] = {rows}, got shape {parameter}");
            }
        }

        Span<T> output = c.Output<T>(0, dims);
        if (output.IsEmpty)
        {
            return;
        }

        // With one row of parameters the samples are drawn in batches of 100.
        (long batches, long size) = single ? ((output.Length + SamplesPerBatch - 1) / SamplesPerBatch, SamplesPerBatch) : (rows, perRow);
        UInt128 blocks = TruncatedNormalSampler<T, TUniform, TNormal>.Blocks(batches, size);
        var sampler = new TruncatedNormalSampler<T, TUniform, TNormal>(RandomStream.Of(c).Take((ulong)blocks, (ulong)(blocks >> 64)));
        for (int batch = 0; batch < batches; batch++)
        {
            int from = (int)(batch * size), to = (int)Math.Min(from + size, output.Length);
            sampler.Fill(output[from..to], Parameter(c, 1, batch), Parameter(c, 2, batch), Parameter(c, 3, batch), Parameter(c, 4, batch));
        }
    }

    private static T Parameter(KernelContext c, int input, int batch) => c.Input<T>(input)[c.Value(input).Count == 1 ? 0 : batch];
}

/// <summary>Picks the element type of ParameterizedTruncatedNormal.</summary>
internal static class ParameterizedTruncatedNormalKernel
{
    public static Kernel Create(NodeInfo node) => node.Type("dtype") switch
    {
        DataType.DtFloat => new ParameterizedTruncatedNormalKernel<float, UniformSampler, NormalSampler>(),
        DataType.DtDouble => new ParameterizedTruncatedNormalKernel<double, UniformSampler, NormalSampler>(),
        DataType.DtHalf => new ParameterizedTruncatedNormalKernel<Half, UniformSampler, NormalSampler>(),
        var other => throw KernelTypes.Unsupported(node, other),
    };
}
