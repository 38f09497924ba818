using System.Text.RegularExpressions;

namespace Tensorflow;

/// <content>Names and scopes, by Python's rules.</content>
public sealed partial class Graph
{
    private readonly Dictionary<string, int> _namesInUse = [];
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
        string key = full.ToLowerInvariant();
        int i = _namesInUse.GetValueOrDefault(key);
        if (mark_as_used)
        {
            _namesInUse[key] = i + 1;
        }

        if (i == 0)
        {
            return full;
        }

        string candidate = key;
        while (_namesInUse.ContainsKey(candidate))
        {
            candidate = FormattableString.Invariant($"{key}_{i++}");
        }

        if (mark_as_used)
        {
            _namesInUse[candidate] = 1;
        }

        return FormattableString.Invariant($"{full}_{i - 1}");
    }

    /// <summary>Enters a scope: a name makes a new one, a name with a trailing slash re-enters it, null or empty goes to the root.</summary>
    /// <returns>The scope with its trailing slash, or empty.</returns>
    /// <exception cref="ValueError">The name is no scope's.</exception>
    internal string EnterScope(string? name, out string previous)
    {
        if (!string.IsNullOrEmpty(name) && !(_scope.Length > 0 ? ScopeName() : RootScopeName()).IsMatch(name))
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
        if (!(_scope.Length > 0 ? ScopeName() : RootScopeName()).IsMatch(wish))
        {
            throw new ValueError($"'{wish}' is not a valid node name: letters, digits and . _ \\ - / are allowed, and the first of all is a letter, a digit or a point");
        }

        return wish.EndsWith('/') ? wish[..^1] : unique_name(wish);
    }

    /// <summary>Marks a name that came with an imported node as taken.</summary>
    internal void TakeName(string name) => _namesInUse.TryAdd(name.ToLowerInvariant(), 1);

    [GeneratedRegex(@"^[A-Za-z0-9_.\\/>-]*$")]
    private static partial Regex ScopeName();

    [GeneratedRegex(@"^[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*$")]
    private static partial Regex RootScopeName();
}
