using System.Runtime.CompilerServices;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A compiled call with what the session needs to convert feeds and order results.</summary>
/// <param name="Call">The engine's call.</param>
/// <param name="Feeds">The tensors that are fed.</param>
/// <param name="Results">For each fetch the number of its result, or -1 for an operation.</param>
/// <param name="Fetches">How many results there are.</param>
internal sealed record PreparedRun(IEngineCall Call, GraphTensor[] Feeds, int[] Results, int Fetches)
{
    private readonly long[]?[] _shapes = Array.ConvertAll(Feeds, f => f.shape.IsNull ? null : f.shape.dims);
    private readonly DataType[] _types = Array.ConvertAll(Feeds, f => (DataType)f.dtype.as_base_dtype());

    /// <summary>The value of a feed in the type of its tensor; arrays that fit are taken as they are.</summary>
    public HostTensor Convert(int feed, object value)
        => value is NumPy.NDArray { Host: var host } && host.DataType == _types[feed] && Fits(_shapes[feed], host.Dimensions) ? host : Tensorflow.Feeds.Convert(Feeds[feed], value);

    private static bool Fits(long[]? shape, ReadOnlySpan<long> dimensions)
    {
        if (shape is null || shape.Length != dimensions.Length)
        {
            return shape is null;
        }

        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] >= 0 && shape[i] != dimensions[i])
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The same fetch objects and feed keys in the same order: the same compiled call.</summary>
internal readonly struct RunKey : IEquatable<RunKey>
{
    private readonly object[] _parts;
    private readonly int _fetches;
    private readonly int _hash;

    public RunKey(ReadOnlySpan<ITensorOrOperation> fetches, ReadOnlySpan<FeedItem> feeds)
    {
        _parts = new object[fetches.Length + feeds.Length];
        _fetches = fetches.Length;
        for (int i = 0; i < fetches.Length; i++)
        {
            _parts[i] = fetches[i];
        }

        for (int i = 0; i < feeds.Length; i++)
        {
            _parts[fetches.Length + i] = feeds[i].Key;
        }

        var hash = default(HashCode);
        foreach (object part in _parts)
        {
            hash.Add(part is string s ? s.GetHashCode(StringComparison.Ordinal) : RuntimeHelpers.GetHashCode(part));
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Whether these are the fetches and feeds.</summary>
    public bool Matches(ReadOnlySpan<ITensorOrOperation> fetches, ReadOnlySpan<FeedItem> feeds)
    {
        if (fetches.Length != _fetches || fetches.Length + feeds.Length != _parts.Length)
        {
            return false;
        }

        for (int i = 0; i < fetches.Length; i++)
        {
            if (!ReferenceEquals(_parts[i], fetches[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < feeds.Length; i++)
        {
            if (!Same(_parts[fetches.Length + i], feeds[i].Key))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(RunKey other)
    {
        if (_hash != other._hash || _fetches != other._fetches || _parts.Length != other._parts.Length)
        {
            return false;
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            if (!Same(_parts[i], other._parts[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is RunKey other && Equals(other);

    public override int GetHashCode() => _hash;

    private static bool Same(object x, object y) => ReferenceEquals(x, y) || (x is string a && y is string b && a == b);
}
