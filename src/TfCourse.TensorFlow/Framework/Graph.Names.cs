using System.Globalization;
using System.Runtime.InteropServices;

namespace Tensorflow;

/// <content>Names and scopes, by Python's rules.</content>
public sealed partial class Graph
{
    private const string NameSigns = "_.\\/>-";

    // One table for names and nodes: of what a node costs to build, such tables are a good part.
    private readonly Dictionary<string, NameUse> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Operation> _differingInCase = [];
    private string _scope = "";

    // How often a name was wished for, 0 for a name nobody marked, and the node that has it.
    private record struct NameUse(int Count, Operation? Node);

    /// <summary>The current name scope without its trailing slash.</summary>
    internal string Scope => _scope;

    /// <summary>A name that no node has yet, inside the current scope; names are compared without case.</summary>
    /// <param name="name">The wish.</param>
    /// <param name="mark_as_used">Whether the name is taken now.</param>
    /// <returns>The wish, or the wish with _1, _2, … behind it.</returns>
    public string unique_name(string name, bool mark_as_used = true)
    {
        string full = _scope.Length > 0 ? _scope + "/" + name : name;
        lock (Growing)
        {
            return Unique(full, mark_as_used);
        }
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

    /// <summary>Marks a name as taken.</summary>
    /// <returns>Whether it was not before.</returns>
    internal bool TakeName(string name)
    {
        lock (Growing)
        {
            ref NameUse use = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, name, out _);
            bool isNew = use.Count == 0;
            use.Count = isNew ? 1 : use.Count;
            return isNew;
        }
    }

    private string Unique(string full, bool mark_as_used)
    {
        int i = mark_as_used ? CollectionsMarshal.GetValueRefOrAddDefault(_names, full, out _).Count++ : _names.GetValueOrDefault(full).Count;
        if (i == 0)
        {
            return full;
        }

        while (true)
        {
            string candidate = string.Create(CultureInfo.InvariantCulture, $"{full}_{i++}");
            if (mark_as_used ? TakeName(candidate) : _names.GetValueOrDefault(candidate).Count == 0)
            {
                return candidate;
            }
        }
    }

    // Nodes of exactly given names may differ from another's in case alone: the later ones have a table of their own.
    private bool TryName(Operation op)
    {
        ref NameUse use = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, op.name, out _);
        if (use.Node is null)
        {
            use.Node = op;
            return !_differingInCase.ContainsKey(op.name);
        }

        return use.Node.name != op.name && _differingInCase.TryAdd(op.name, op);
    }

    // The name of a node that is removed stays taken.
    private void Unname(Operation op)
    {
        if (!_differingInCase.Remove(op.name))
        {
            CollectionsMarshal.GetValueRefOrNullRef(_names, op.name).Node = null;
        }
    }

    // At the root the first sign is a letter, a digit or a point.
    private bool IsName(string name)
    {
        // A set of signs to search would be compiled at the start of a program, for a microsecond that names take at most.
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !NameSigns.Contains(c))
            {
                return false;
            }
        }

        return _scope.Length > 0 || (name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '.'));
    }
}
