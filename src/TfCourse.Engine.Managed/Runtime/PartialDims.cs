using System.Globalization;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A shape of which some sizes (-1) or even the rank may be unknown.</summary>
internal readonly struct PartialDims
{
    private readonly long[]? _sizes;

    /// <summary>Sizes with -1 for unknown ones; null for an unknown rank.</summary>
    public PartialDims(long[]? sizes) => _sizes = sizes;

    public PartialDims(in Dims dims) => _sizes = dims.Span.ToArray();

    public bool IsRankKnown => _sizes is not null;

    public ReadOnlySpan<long> Sizes => _sizes;

    public bool IsFullyDefined => _sizes is not null && Array.IndexOf(_sizes, -1) < 0;

    /// <summary>The shape, all of which is known.</summary>
    public Dims Dims => new(_sizes);

    /// <summary>From an attribute.</summary>
    public static PartialDims Of(TensorShapeProto shape) => shape.UnknownRank ? default : new PartialDims([.. shape.Dim.Select(d => Math.Max(d.Size, -1))]);

    /// <summary>From an input: a vector of sizes, or the scalar -1 for an unknown rank.</summary>
    public static PartialDims Of(KernelContext c, int input)
    {
        if (c.Dims(input).Rank == 0)
        {
            return c.IntegerAt(input, 0) == -1 ? default
                : throw EngineException.InvalidArgument("The only valid scalar shape tensor is the fully unknown shape specified as -1.");
        }

        if (c.Dims(input).Rank > 1)
        {
            throw EngineException.InvalidArgument($"{c.Argument(input)} must be a vector of sizes, it has the shape {c.Dims(input)}");
        }

        long[] sizes = c.Integers(input, stackalloc long[254]).ToArray();
        return Array.Find(sizes, s => s < -1) is < -1 and var bad
            ? throw EngineException.InvalidArgument($"{c.Argument(input)} has the size {bad}, a size is at least 0, or -1 when it is not known")
            : new PartialDims(sizes);
    }

    public bool IsCompatible(in Dims dims) => IsCompatible(dims.Span);

    /// <summary>What both say together.</summary>
    public PartialDims Merge(in PartialDims other)
    {
        if (_sizes is null || other._sizes is null)
        {
            return _sizes is null ? other : this;
        }

        if (!IsCompatible(other._sizes))
        {
            throw EngineException.InvalidArgument($"PartialTensorShape: Incompatible shapes during merge: {this} vs. {other}");
        }

        return new PartialDims([.. _sizes.Zip(other._sizes, (a, b) => a < 0 ? b : a)]);
    }

    /// <summary>The sizes from an axis on.</summary>
    public PartialDims From(int axis) => _sizes is null ? this : new PartialDims(_sizes[Math.Min(axis, _sizes.Length)..]);

    public override string ToString() => _sizes is null ? "<unknown>"
        : "[" + string.Join(",", _sizes.Select(s => s < 0 ? "?" : s.ToString(CultureInfo.InvariantCulture))) + "]";

    private bool IsCompatible(ReadOnlySpan<long> sizes)
    {
        if (_sizes is null)
        {
            return true;
        }

        bool fits = sizes.Length == _sizes.Length;
        for (int i = 0; fits && i < sizes.Length; i++)
        {
            fits = sizes[i] < 0 || _sizes[i] < 0 || sizes[i] == _sizes[i];
        }

        return fits;
    }
}
