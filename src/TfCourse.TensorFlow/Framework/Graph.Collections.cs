using System.Runtime.CompilerServices;

namespace Tensorflow;

/// <content>Collections, and the attribute that ties nodes to others.</content>
public sealed partial class Graph
{
    private readonly Dictionary<string, List<object>> _collections = [];

    /// <summary>Adds a value to a collection.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="name">The collection.</param>
    /// <param name="value">The value.</param>
    public void add_to_collection<T>(string name, T value) where T : notnull
    {
        RequireUnfinished();
        if (!_collections.TryGetValue(name, out List<object>? list))
        {
            _collections.Add(name, list = []);
        }

        list.Add(value);
    }

    /// <summary>The values of a collection, copied.</summary>
    /// <typeparam name="T">Which values: those of this type.</typeparam>
    /// <param name="name">The collection.</param>
    /// <param name="scope">Only values whose name begins so (a regular expression, as TensorFlow takes it); null for all.</param>
    /// <returns>A new list, in the order of adding.</returns>
    public List<T> get_collection<T>(string name, string? scope = null)
    {
        var values = (_collections.GetValueOrDefault(name) ?? []).OfType<T>();
        if (!string.IsNullOrEmpty(scope))
        {
            values = Within(values, scope);
        }

        return [.. values];
    }

    // Of its own: what a method names is loaded before it first runs, and collections are mostly asked for whole.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<T> Within<T>(IEnumerable<T> values, string scope)
    {
        var pattern = new System.Text.RegularExpressions.Regex("^(?:" + scope + ")");
        return values.Where(v => NameOf(v) is { } text && pattern.IsMatch(text));
    }

    /// <summary>The values of a collection, not copied.</summary>
    /// <param name="name">The collection, made when there is none.</param>
    public List<object> get_collection_ref(string name)
    {
        if (!_collections.TryGetValue(name, out List<object>? list))
        {
            _collections.Add(name, list = []);
        }

        return list;
    }

    /// <summary>Adds a value to several collections, once to each.</summary>
    public void add_to_collections<T>(IEnumerable<string> names, T value) where T : notnull
    {
        foreach (string name in names.Distinct())
        {
            add_to_collection(name, value);
        }
    }

    /// <summary>The names of all collections.</summary>
    /// <returns>A new array.</returns>
    public string[] get_all_collection_keys() => [.. _collections.Keys];

    /// <summary>Empties a collection.</summary>
    /// <param name="name">The collection.</param>
    public void clear_collection(string name) => _collections.Remove(name);

    private static string? NameOf<T>(T value) => value switch
    {
        ITensorOrOperation item => item.name,
        IVariableV1 variable => variable.Name,
        _ => null,
    };
}
