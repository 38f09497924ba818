using System.Buffers;
using System.Globalization;

namespace Tensorflow;

/// <content>Names and scopes, by Python's rules.</content>
public sealed partial class Graph
{
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.\\/>-");

    private readonly Dictionary<string, int> _namesInUse = new(StringComparer.OrdinalIgnoreCase);
    private string _scope = "";

    /// <summary>The current name scope without its trailing slash.</summary>
    internal string Scope => _scope;

    /// <summary>A name that no node has yet, inside the current scope; names are compared without case.</summary>
    /// <param name="name">The wish.</param>
    /// <param name="mark_as_used">Whether the name is taken now.</param>
    /// <returns>The wish, or the wish with _1, _2, … behind it.</returns>
    public string unique_name(string name, bool mark_as_used = true)
    {
        string full = _scope.Length > 0 ? _scope + "/" + name : name;
        int i = _namesInUse.GetValueOrDefault(full);
        if (mark_as_used)
        {
            _namesInUse[full] = i + 1;
        }

        if (i == 0)
        {
            return full;
        }

        string candidate = full;
        while (_namesInUse.ContainsKey(candidate))
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{full}_{i++}");
        }

        if (mark_as_used)
        {
            _namesInUse[candidate] = 1;
        }

        return candidate;
    }

    /// <summary>Enters a scope: a name makes a new one, a name with a trailing slash re-enters it, null or empty goes to the root.</summary>
    /// <returns>The scope with its trailing slash, or empty.</returns>
    /// <exception cref="ValueError">The name is no scope's.</exception>
    internal string EnterScope(string? name, out string previous)
    {
        if (!string.IsNullOrEmpty(name) && !IsName(name))
        {
            throw new ValueError($"'{name}' is not a valid {(_scope.Length > 0 ? "" : "root ")}scope name: letters, digits and . _ \\ - / are allowed, and the first of all is a letter, a digit or a point");
        }

        previous = _scope;
        _scope = string.IsNullOrEmpty(name) ? "" : name.EndsWith('/') ? name[..^1] : unique_name(name);
        return _scope.Length > 0 ? _scope + "/" : "";
    }

    internal void LeaveScope(string previous) => _scope = previous;

    /// <summary>The name of a node: made unique, or taken as it is when a slash stands at its end.</summary>
    internal string NodeName(string wish)
    {
        if (!IsName(wish))
        {
            throw new ValueError($"'{wish}' is not a valid node name: letters, digits and . _ \\ - / are allowed, and the first of all is a letter, a digit or a point");
        }

        return wish.EndsWith('/') ? wish[..^1] : unique_name(wish);
    }

    /// <summary>Marks a name that came with an imported node as taken.</summary>
    internal void TakeName(string name) => _namesInUse.TryAdd(name, 1);

    // At the root the first sign is a letter, a digit or a point.
    private bool IsName(string name)
        => !name.AsSpan().ContainsAnyExcept(NameLetters) && (_scope.Length > 0 || (name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '.')));
}
