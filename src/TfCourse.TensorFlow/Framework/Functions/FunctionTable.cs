using System.Collections.Concurrent;

namespace Tensorflow;

/// <summary>
/// The functions that the nodes of a graph may call; one table for a graph and the bodies of its functions. Whoever runs the graph may look while
/// another thread adds.
/// </summary>
internal sealed class FunctionTable
{
    private readonly List<GraphFunction> _functions = [];
    private readonly List<GradientDef> _gradients = [];
    private readonly ConcurrentDictionary<string, GraphFunction> _byName = new();
    private readonly ConcurrentDictionary<string, OpDefinition> _declared = new();

    /// <summary>Held while functions are added, and while one is looked into.</summary>
    public Lock Growing { get; } = new();

    /// <summary>How many functions and gradients there are.</summary>
    public (int Functions, int Gradients) Counts
    {
        get
        {
            lock (Growing)
            {
                return (_functions.Count, _gradients.Count);
            }
        }
    }

    public GraphFunction? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The name of the function that is declared to compute the gradient of another; null when none is.</summary>
    public string? GradientOf(string function)
    {
        lock (Growing)
        {
            return _gradients.Find(g => g.FunctionName == function)?.GradientFunc;
        }
    }

    /// <summary>The definition of an op, or of a function as one.</summary>
    /// <exception cref="NotFoundError">There is neither.</exception>
    public OpDefinition FindOp(string op) => Find(op)?.Definition ?? _declared.GetValueOrDefault(op) ?? OpCatalogue.Find(op);

    /// <summary>Makes an op known by its declaration alone, unless it is known already.</summary>
    public void Declare(OpDef op)
    {
        if (!OpCatalogue.Contains(op.Name))
        {
            _declared.TryAdd(op.Name, DeclaredOps.Of(op));
        }
    }

    /// <summary>Adds a function; one that is there already has to be the same.</summary>
    /// <exception cref="ValueError">Another function has the name.</exception>
    public GraphFunction Add(FunctionDef def)
    {
        lock (Growing)
        {
            if (Find(def.Signature.Name) is { } known)
            {
                return known.Def.Equals(def) ? known : throw new ValueError(
                    $"Cannot add function '{def.Signature.Name}' because a different function with the same name already exists.");
            }

            var function = new GraphFunction(this, def);
            _functions.Add(function);
            _byName[function.Name] = function;
            return function;
        }
    }

    /// <summary>Adds a body as a function of a name like the one wished.</summary>
    public GraphFunction Add(FunctionGraph body, string wish)
    {
        lock (Growing)
        {
            return Add(FunctionExport.Run(body, UniqueName(wish)));
        }
    }

    public void AddGradient(GradientDef gradient)
    {
        lock (Growing)
        {
            if (GradientOf(gradient.FunctionName) is null)
            {
                _gradients.Add(gradient);
            }
        }
    }

    // A name that no function has yet.
    private string UniqueName(string wish)
    {
        string name = wish;
        for (int i = 1; _byName.ContainsKey(name); i++)
        {
            name = FormattableString.Invariant($"{wish}_{i}");
        }

        return name;
    }

    /// <summary>Removes the functions from a number on: an import that failed leaves nothing.</summary>
    public void Truncate(int functions, int gradients)
    {
        lock (Growing)
        {
            foreach (GraphFunction function in _functions.Skip(functions))
            {
                _byName.TryRemove(function.Name, out _);
            }

            _functions.RemoveRange(functions, _functions.Count - functions);
            _gradients.RemoveRange(gradients, _gradients.Count - gradients);
        }
    }

    /// <summary>The wire form of the functions and gradients from numbers on.</summary>
    public FunctionDefLibrary ToProto(int functions = 0, int gradients = 0)
    {
        var library = new FunctionDefLibrary();
        lock (Growing)
        {
            library.Function.AddRange(_functions.Skip(functions).Select(f => f.Def));
            library.Gradient.AddRange(_gradients.Skip(gradients));
        }

        return library;
    }
}
