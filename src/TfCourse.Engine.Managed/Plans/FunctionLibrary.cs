using System.Collections.Concurrent;
using Google.Protobuf;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>The functions of a session and the declarations of the ops that its nodes use.</summary>
internal sealed class FunctionLibrary(ManagedSession session)
{
    private readonly ConcurrentDictionary<string, Function> _functions = new();
    private readonly ConcurrentDictionary<string, string> _gradients = new();
    private readonly ConcurrentDictionary<string, OpTraits> _ops = new(concurrencyLevel: 1, capacity: 512);
    private readonly ConcurrentDictionary<string, FunctionBody> _bodies = new();
    private readonly ConcurrentDictionary<string, bool> _waiting = new();

    // Whether there is a function; IsEmpty asks for all locks (see ConcurrentEntries).
    private volatile bool _hasFunctions;

    /// <summary>Adds functions and declarations; all or none. One that is there already has to be the same.</summary>
    public void Add(FunctionDefLibrary? library, IEnumerable<OpDef> ops)
    {
        foreach (FunctionDef function in library?.Function ?? [])
        {
            if (_functions.TryGetValue(function.Signature.Name, out Function? known) && !ReferenceEquals(known.Definition, function) && !known.Definition.Equals(function))
            {
                throw EngineException.InvalidArgument($"Cannot add function '{function.Signature.Name}' because a different function with the same name already exists.");
            }
        }

        foreach (OpDef op in ops)
        {
            if (!_ops.ContainsKey(op.Name))
            {
                _ops.TryAdd(op.Name, new OpTraits(op));
            }
        }

        foreach (FunctionDef function in library?.Function ?? [])
        {
            if (!_functions.ContainsKey(function.Signature.Name))
            {
                _functions.TryAdd(function.Signature.Name, new Function(function, new OpTraits(function.Signature)));
            }

            _hasFunctions = true;
        }

        foreach (GradientDef gradient in library?.Gradient ?? [])
        {
            _gradients.TryAdd(gradient.FunctionName, gradient.GradientFunc);
        }

        if (_hasFunctions)
        {
            // A function may call one that comes only now.
            _waiting.Clear();
        }
    }

    public bool Contains(string name) => _hasFunctions && _functions.ContainsKey(name);

    /// <summary>The op of a node, which may be a function.</summary>
    public OpTraits Op(NodeDef node)
        => _functions.TryGetValue(node.Op, out Function? function) ? function.Op
            : _ops.TryGetValue(node.Op, out OpTraits? op) ? op
            : throw EngineException.NotFound($"Op type not registered '{node.Op}' (node '{node.Name}')");

    /// <summary>The function that computes the gradient of another, or null.</summary>
    public string? GradientOf(string function) => _gradients.GetValueOrDefault(function);

    /// <summary>Whether a node may have to wait for other nodes: its op does, or an op in a function that it calls.</summary>
    public bool Waits(NodeInfo node) => node.Typed.Op.Waits || (_hasFunctions && Effects.Calls(node, session) && Called(node.Source).Any(WaitsInside));

    private bool WaitsInside(string function)
    {
        if (_waiting.TryGetValue(function, out bool known))
        {
            return known;
        }

        // With a stack of its own: functions may call each other deeply, and in circles.
        var seen = new HashSet<string> { function };
        var stack = new Stack<string>(seen);
        bool waits = false;
        while (!waits && stack.TryPop(out string? next))
        {
            foreach (NodeDef node in _functions.TryGetValue(next, out Function? inside) ? inside.Definition.NodeDef : [])
            {
                waits |= QueueKernels.Waits(node.Op);
                foreach (string called in Called(node).Where(seen.Add))
                {
                    stack.Push(called);
                }
            }
        }

        _waiting.TryAdd(function, waits);
        return waits;
    }

    // The functions that a node names.
    private IEnumerable<string> Called(NodeDef node)
    {
        IEnumerable<string> named = node.Attr.Values.SelectMany(static v => v.ValueCase switch
        {
            AttrValue.ValueOneofCase.Func => [v.Func.Name],
            AttrValue.ValueOneofCase.List => v.List.Func.Select(f => f.Name),
            _ => (IEnumerable<string>)[],
        });
        if (node.Op == "SymbolicGradient")
        {
            named = named.Select(n => GradientOf(n) ?? n);
        }

        return _functions.ContainsKey(node.Op) ? named.Append(node.Op) : named;
    }

    /// <summary>A function, compiled for the attributes it is called with.</summary>
    public FunctionBody Find(NameAttrList function)
    {
        if (!_functions.TryGetValue(function.Name, out Function? known))
        {
            throw EngineException.NotFound($"Function {function.Name} is not defined.");
        }

        var attrs = new SortedDictionary<string, AttrValue>(StringComparer.Ordinal);
        foreach (OpDef.Types.AttrDef attr in known.Definition.Signature.Attr)
        {
            if ((function.Attr.TryGetValue(attr.Name, out AttrValue? value) ? value : attr.DefaultValue) is { } given)
            {
                attrs.Add(attr.Name, given);
            }
        }

        string key = string.Join('\n', [function.Name, .. attrs.Select(a => a.Key + "=" + a.Value.ToByteString().ToBase64())]);
        return _bodies.TryGetValue(key, out FunctionBody? body) ? body
            : _bodies.GetOrAdd(key, _ => FunctionBody.Compile(session, known.Definition, attrs, Op));
    }

    /// <summary>A function, and what it is as an op.</summary>
    private sealed record Function(FunctionDef Definition, OpTraits Op);
}
