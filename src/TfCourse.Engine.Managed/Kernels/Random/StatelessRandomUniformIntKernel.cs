using System.Numerics;

namespace TfCourse.Engine.Managed;

/// <summary>StatelessRandomUniformInt and its V2: integers in [minval, maxval).</summary>
internal readonly struct StatelessRandomUniformIntKernel : IIntegerFactory
{
    public Kernel Create<T>(NodeInfo node) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        bool keyed = node.Op.EndsWith("V2", StringComparison.Ordinal);
        int minval = keyed ? 4 : 2;
        return Kernel.Of(c =>
        {
            Dims dims = StatefulRandomKernel.Shape(c, 0);
            (T low, T high) = RandomUniformIntKernel.Range<T>(c, minval, minval + 1, dims.Count);
            Philox stream = keyed ? StatelessStream.OfKey(c, 1) : StatelessStream.OfSeed(c, 1);
            RandomUniformIntKernel.Fill(stream, c.Output<T>(0, dims), low, high);
        });
    }
}
