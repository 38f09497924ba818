using System.Runtime.CompilerServices;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A compiled call with what the session needs to convert feeds and order results.</summary>
internal sealed record PreparedRun(IEngineCall Call, GraphTensor[] Feeds, int[] Results, int Fetches);

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

    public bool Equals(RunKey other)
    {
        if (_hash != other._hash || _fetches != other._fetches || _parts.Length != other._parts.Length)
        {
            return false;
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            if (!ReferenceEquals(_parts[i], other._parts[i]) && !(_parts[i] is string a && other._parts[i] is string b && a == b))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is RunKey other && Equals(other);

    public override int GetHashCode() => _hash;
}
