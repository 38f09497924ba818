using System.Runtime.CompilerServices;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>A function of a graph's library.</summary>
internal sealed class GraphFunction(FunctionTable table, FunctionDef def)
{
    private readonly Dictionary<string, Shape[]> _inferred = [];
    private OpDefinition? _definition;
    private bool _inferring;

    public string Name => def.Signature.Name;

    /// <summary>The wire form; not to be changed.</summary>
    public FunctionDef Def => def;

    public FunctionTable Table => table;

    /// <summary>The function as an op: a node whose op has the function's name calls it.</summary>
    public OpDefinition Definition => _definition ??= new OpDefinition(Name)
    {
        Inputs = [.. def.Signature.InputArg.Select(Text)],
        Outputs = [.. def.Signature.OutputArg.Select(Text)],
        Attrs = [.. def.Signature.Attr.Select(a => $"{a.Name}: {a.Type}")],
        Shape = c => Shapes([.. Enumerable.Range(0, c.InputCount).Select(i => c[i])], Attributes(c.Op)),
        Gradient = Gradient.Missing("a call is differentiated through the function that it calls"),
        IsStateful = def.Signature.IsStateful,
    };

    /// <summary>The body as a graph of its own.</summary>
    /// <param name="shapes">What is known of the arguments; null for nothing.</param>
    /// <param name="attrs">Values for the attributes that the signature declares.</param>
    /// <exception cref="RuntimeError">So many functions are inside of each other that the stack does not hold them.</exception>
    public FunctionGraph Body(IReadOnlyList<Shape>? shapes = null, IReadOnlyDictionary<string, AttrValue>? attrs = null)
    {
        // A body's nodes may call functions whose bodies are looked at in turn.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new RuntimeError($"The function '{Name}' is called inside of more functions than the stack holds; a thread with a larger stack holds more, and a loop needs no calls inside of each other.");
        }

        return new FunctionImport(this, attrs ?? new Dictionary<string, AttrValue>()).Run(shapes);
    }

    /// <summary>The body as the call of it sees it: arguments have the shapes of what is passed, handles are known from it.</summary>
    /// <param name="passed">The tensors that are passed.</param>
    /// <param name="shapes">What is known of the arguments in every call, when that is less than the shapes of what is passed.</param>
    /// <param name="attrs">Values for the attributes that the signature declares.</param>
    public FunctionGraph BodyFor(IReadOnlyList<GraphTensor> passed, IReadOnlyList<Shape>? shapes = null, IReadOnlyDictionary<string, AttrValue>? attrs = null)
    {
        if (passed.Count != def.Signature.InputArg.Count)
        {
            throw new ValueError($"function '{Name}' takes {def.Signature.InputArg.Count} arguments, {passed.Count} are passed");
        }

        FunctionGraph body = Body(shapes ?? [.. passed.Select(p => p.shape)], attrs);
        for (int i = 0; i < passed.Count; i++)
        {
            body.Graph.SetOrigin(body.Arguments[i], passed[i]);
        }

        return body;
    }

    /// <summary>The shapes of the results for arguments of given shapes; unknown where the body does not tell.</summary>
    public Shape[] Shapes(IReadOnlyList<Shape> arguments, IReadOnlyDictionary<string, AttrValue> attrs)
    {
        // Nobody else looks meanwhile: what a call of a function finds under way is a call of itself.
        lock (table.Growing)
        {
            string key = string.Join(';', arguments.Select(a => a.Brackets()).Concat(attrs.Select(a => a.Key + "=" + a.Value)));
            if (_inferred.TryGetValue(key, out Shape[]? known))
            {
                return known;
            }

            var unknown = new Shape[def.Signature.OutputArg.Count];
            Array.Fill(unknown, Shape.Null);
            if (_inferring)
            {
                // The function calls itself.
                return unknown;
            }

            _inferring = true;
            Shape[] shapes;
            try
            {
                shapes = [.. Body(arguments, attrs).Results.Select(r => r.shape)];
            }
            catch (Exception e) when (e is GraphException or EngineException)
            {
                // What is wrong with the body is found again when it runs.
                shapes = unknown;
            }
            finally
            {
                _inferring = false;
            }

            _inferred.Add(key, shapes);
            return shapes;
        }
    }

    private Dictionary<string, AttrValue> Attributes(Operation op)
        => def.Signature.Attr.ToDictionary(a => a.Name, a => op.get_attr(a.Name));

    /// <summary>An argument as a definition writes it.</summary>
    public static string Text(OpDef.Types.ArgDef arg)
    {
        string type = arg.TypeListAttr.Length > 0 ? $"list({arg.TypeListAttr})" : arg.TypeAttr.Length > 0 ? arg.TypeAttr : arg.Type.Base().Name();
        string many = arg.NumberAttr.Length > 0 ? $"{arg.NumberAttr} * {type}" : type;
        return $"{arg.Name}: {(arg.IsRef ? $"Ref({many})" : many)}";
    }
}
