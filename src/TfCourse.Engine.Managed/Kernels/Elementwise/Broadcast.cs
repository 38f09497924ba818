namespace TfCourse.Engine.Managed;

/// <summary>
/// How two shapes stretch over each other: aligned at the right, sizes equal or 1. Neighbouring axes that stretch alike
/// are one axis here; the last one is the inner loop.
/// </summary>
internal sealed class Broadcast
{
    private readonly Dims _x, _y;

    private Broadcast(in Dims x, in Dims y, in Dims output, long[] sizes, long[] xStrides, long[] yStrides)
        => (_x, _y, Output, Extents, XStrides, YStrides) = (x, y, output, sizes, xStrides, yStrides);

    public Dims Output { get; }

    /// <summary>Sizes of the merged axes, the inner one last; at least one.</summary>
    public long[] Extents { get; }

    /// <summary>For each merged axis, how far x moves per step: 0 where it is stretched.</summary>
    public long[] XStrides { get; }

    public long[] YStrides { get; }

    public bool Matches(in Dims x, in Dims y) => _x == x && _y == y;

    /// <summary>The plan of two shapes.</summary>
    /// <exception cref="EngineException">They do not fit: "Incompatible shapes: [2,3] vs. [4,3]".</exception>
    public static Broadcast Of(in Dims x, in Dims y)
    {
        int rank = Math.Max(x.Rank, y.Rank);
        var sizes = new long[rank];
        var stretch = new (bool X, bool Y)[rank];
        for (int i = 0; i < rank; i++)
        {
            long a = i < rank - x.Rank ? 1 : x[i - rank + x.Rank], b = i < rank - y.Rank ? 1 : y[i - rank + y.Rank];
            if (a != b && a != 1 && b != 1)
            {
                throw EngineException.InvalidArgument($"Incompatible shapes: {x} vs. {y}");
            }

            sizes[i] = a == 1 ? b : a;
            stretch[i] = (a == 1 && b != 1, b == 1 && a != 1);
        }

        var output = new Dims(sizes);
        var extents = new List<long>();
        var kinds = new List<(bool X, bool Y)>();
        for (int i = 0; i < rank; i++)
        {
            if (sizes[i] == 1)
            {
                continue; // an axis of one step never moves anything
            }

            if (kinds.Count > 0 && kinds[^1] == stretch[i])
            {
                extents[^1] *= sizes[i]; // part of the output's count, which was checked
            }
            else
            {
                extents.Add(sizes[i]);
                kinds.Add(stretch[i]);
            }
        }

        if (extents.Count == 0)
        {
            extents.Add(1);
            kinds.Add((false, false));
        }

        return new Broadcast(x, y, output, [.. extents], Strides(extents, kinds, k => k.X), Strides(extents, kinds, k => k.Y));
    }

    private static long[] Strides(List<long> extents, List<(bool X, bool Y)> kinds, Func<(bool X, bool Y), bool> stretched)
    {
        var strides = new long[extents.Count];
        long step = 1;
        for (int i = extents.Count - 1; i >= 0; i--)
        {
            strides[i] = stretched(kinds[i]) ? 0 : step;
            step *= stretched(kinds[i]) ? 1 : extents[i];
        }

        return strides;
    }
}
