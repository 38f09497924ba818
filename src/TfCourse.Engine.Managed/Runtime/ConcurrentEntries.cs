using System.Collections.Concurrent;

namespace TfCourse.Engine.Managed;

/// <summary>
/// What concurrent dictionaries do with all of their locks at once (Clear, IsEmpty, Values, growing), without them: the first time these locks are
/// asked for an event source is made, which takes 5 ms of a program's start.
/// </summary>
internal static class ConcurrentEntries
{
    /// <summary>Removes the entries one by one.</summary>
    public static void RemoveAll<TKey, TValue>(this ConcurrentDictionary<TKey, TValue> entries) where TKey : notnull
    {
        foreach (KeyValuePair<TKey, TValue> entry in entries)
        {
            entries.TryRemove(entry);
        }
    }

    /// <summary>The values of a kind.</summary>
    public static IEnumerable<T> ValuesOf<T, TKey>(this ConcurrentDictionary<TKey, object> entries) where TKey : notnull where T : class
    {
        foreach (KeyValuePair<TKey, object> entry in entries)
        {
            if (entry.Value is T value)
            {
                yield return value;
            }
        }
    }
}
