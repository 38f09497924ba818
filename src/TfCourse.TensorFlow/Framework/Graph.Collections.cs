using Google.Protobuf;

namespace Tensorflow;

/// <content>Collections, and the attribute that ties nodes to others.</content>
public sealed partial class Graph
{
    private readonly Dictionary<string, List<object>> _collections = [];
    private readonly Stack<Operation?> _colocations = new();

    /// <summary>Adds a value to a collection.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="name">The collection.</param>
    /// <param name="value">The value.</param>
    public void add_to_collection<T>(string name, T value) where T : notnull
    {
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
            var pattern = new System.Text.RegularExpressions.Regex("^(?:" + scope + ")");
            values = values.Where(v => NameOf(v) is { } text && pattern.IsMatch(text));
        }

        return [.. values];
    }

    /// <summary>The names of all collections.</summary>
    /// <returns>A new array.</returns>
    public string[] get_all_collection_keys() => [.. _collections.Keys];

    /// <summary>Empties a collection.</summary>
    /// <param name="name">The collection.</param>
    public void clear_collection(string name) => _collections.Remove(name);

    /// <summary>Nodes made now are to lie where this operation lies; null for anywhere.</summary>
    internal void PushColocation(Operation? op) => _colocations.Push(op);

    internal void PopColocation() => _colocations.Pop();

    /// <summary>Writes the current colocation into a new node.</summary>
    internal void Colocate(Operation op)
    {
        if (_colocations.TryPeek(out Operation? with) && with is not null && !op.HasExtra("_class"))
        {
            AttrValue group = with.HasExtra("_class") ? with.get_attr("_class") : ColocationWith(with.name);
            op.SetExtra("_class", group);
        }
    }

    internal static AttrValue ColocationWith(string node)
    {
        var list = new AttrValue.Types.ListValue();
        list.S.Add(ByteString.CopyFromUtf8("loc:@" + node));
        return new AttrValue { List = list };
    }

    private static string? NameOf<T>(T value) => value switch
    {
        ITensorOrOperation item => item.name,
        IVariableV1 variable => variable.Name,
        _ => null,
    };
}
