namespace TfCourse.Reference;

/// <summary>Arrays under names, in the order in which the names were first set: W1, b1, W2, b2, …</summary>
public abstract class NamedArrays
{
    private readonly OrderedDictionary<string, NDArray> _arrays = new(StringComparer.Ordinal);

    private protected NamedArrays() { }

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => _arrays.Keys;

    /// <summary>The array of a name. Setting a new name appends it; setting a known one keeps its place.</summary>
    /// <param name="name">Such as W1.</param>
    /// <exception cref="KeyNotFoundException">Nothing has this name.</exception>
    public NDArray this[string name]
    {
        get => _arrays.TryGetValue(name, out NDArray? array)
            ? array
            : throw new KeyNotFoundException($"{GetType().Name} has no '{name}'. It has {string.Join(", ", _arrays.Keys)}.");
        set => _arrays[name] = value;
    }

    /// <summary>Whether an array has this name.</summary>
    /// <param name="name">Such as W1.</param>
    public bool Contains(string name) => _arrays.ContainsKey(name);
}
