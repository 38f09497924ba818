using System.Globalization;
using System.Text.Json;

namespace TfCourse.TestKit;

/// <summary>A static shape: the sizes, -1 for an unknown one, or an unknown rank. Compares by value.</summary>
public sealed class GoldenShape : IEquatable<GoldenShape>
{
    private readonly long[]? _sizes;

    private GoldenShape(long[]? sizes) => _sizes = sizes;

    /// <summary>The shape of which not even the rank is known.</summary>
    public static GoldenShape Unknown { get; } = new(null);

    /// <summary>Whether the rank is known.</summary>
    public bool IsRankKnown => _sizes is not null;

    /// <summary>Whether every size is known.</summary>
    public bool IsFullyKnown => _sizes is not null && !_sizes.Contains(-1);

    /// <summary>The sizes, -1 where unknown.</summary>
    /// <exception cref="InvalidOperationException">The rank is unknown.</exception>
    public IReadOnlyList<long> Sizes => _sizes ?? throw new InvalidOperationException("The rank is unknown; ask IsRankKnown first.");

    /// <summary>A shape of these sizes, each at least 0, or -1 for unknown.</summary>
    public static GoldenShape Of(params IEnumerable<long> sizes) => new([.. sizes]);

    /// <summary>Reads null (unknown rank) or a list of sizes, in which null and -1 are unknown.</summary>
    public static GoldenShape Parse(JsonElement element)
        => element.ValueKind is JsonValueKind.Null
            ? Unknown
            : new GoldenShape([.. element.EnumerateArray().Select(size => size.ValueKind is JsonValueKind.Null ? -1 : size.GetInt64())]);

    /// <summary>How many elements a tensor of this fully known shape has.</summary>
    public static long Count(IReadOnlyList<long> sizes)
    {
        long count = 1;
        foreach (long size in sizes)
            count = checked(count * size);
        return count;
    }

    /// <summary>The sizes as text, [2, ?] for one known and one unknown.</summary>
    public static string Format(IReadOnlyList<long> sizes)
        => "[" + string.Join(", ", sizes.Select(size => size < 0 ? "?" : size.ToString(CultureInfo.InvariantCulture))) + "]";

    /// <inheritdoc/>
    public bool Equals(GoldenShape? other)
        => other is not null && (_sizes is null ? other._sizes is null : other._sizes is not null && _sizes.AsSpan().SequenceEqual(other._sizes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GoldenShape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (long size in _sizes ?? [long.MinValue])
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => _sizes is null ? "unknown rank" : Format(_sizes);
}
