namespace TfCourse.Engine.Managed;

/// <summary>Places along an axis at which the same entries of a window lie inside the image.</summary>
/// <param name="First">The first such entry.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Places">The places.</param>
internal readonly record struct PlaceGroup(int First, int Count, int[] Places)
{
    /// <summary>Fewer rows do not fill a tile.</summary>
    public const int Least = 6;

    /// <summary>All places with all entries.</summary>
    public static PlaceGroup Whole(int places, int entries) => new(0, entries, [.. Enumerable.Range(0, places)]);

    /// <summary>The groups of an axis.</summary>
    /// <param name="places">How many places there are.</param>
    /// <param name="entries">The entries of the window.</param>
    /// <param name="inside">The first entry inside of a place, and the one after the last.</param>
    public static IEnumerable<PlaceGroup> Of(int places, int entries, Func<int, (int First, int End)> inside)
        => from place in Enumerable.Range(0, places)
           let range = inside(place)

           // A window that lies in the padding whole sums zeros like any other.
           let known = range.End > range.First ? range : (First: 0, End: entries)
           group place by known into same
           select new PlaceGroup(same.Key.First, same.Key.End - same.Key.First, [.. same]);
}
