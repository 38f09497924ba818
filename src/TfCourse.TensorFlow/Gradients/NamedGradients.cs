using System.Collections.Concurrent;
using TfCourse.Engine;

namespace Tensorflow;

/// <summary>Gradients that stand under a name of their own: registered by a program, or of one node, as its attribute <c>_gradient_op_type</c> says.</summary>
internal static class NamedGradients
{
    /// <summary>The attribute that names a node's gradient.</summary>
    public const string Attribute = "_gradient_op_type";

    private static readonly ConcurrentDictionary<string, Gradient> Registered = new(StringComparer.Ordinal);

    /// <summary>Registers a gradient for the whole program.</summary>
    /// <exception cref="KeyError">The name is taken.</exception>
    public static void Register(string name, Gradient gradient)
    {
        if (!Registered.TryAdd(name, gradient))
        {
            throw new KeyError($"Registering two gradient with name '{name}'!");
        }
    }

    /// <summary>The gradient that an operation names, or that is registered for its type where the op has none; null where the op's own counts.</summary>
    public static Gradient? Of(Operation op)
    {
        if (!op.HasExtra(Attribute))
        {
            return op.Definition.Gradient.Function is null && Registered.TryGetValue(op.type, out Gradient? added) ? added : null;
        }

        string name = op.get_attr(Attribute).S.ToStringUtf8();
        return op.graph.OwnGradients.GetValueOrDefault(name) ?? Registered.GetValueOrDefault(name) ?? (OpCatalogue.TryFind(name)?.Gradient)
            ?? Gradient.Missing($"its gradient is registered under the name '{name}', which nobody registered here; tf.RegisterGradient does");
    }
}

/// <content>Gradients of a program's own.</content>
public sealed partial class Graph
{
    private readonly Stack<IReadOnlyDictionary<string, string>> _gradientNames = new();

    /// <summary>Gradients of single nodes of this graph, by name.</summary>
    internal Dictionary<string, Gradient> OwnGradients { get; } = new(StringComparer.Ordinal);

    /// <summary>Ops made until the result is disposed take gradients registered under other names.</summary>
    /// <param name="op_type_map">From the type of an op to the name of its gradient: one of <c>tf.RegisterGradient</c>, or another op's type.</param>
    /// <returns>The block.</returns>
    public IDisposable gradient_override_map(Dictionary<string, string> op_type_map)
    {
        _gradientNames.Push(op_type_map);
        return new ScopeBlock(() => _gradientNames.Pop());
    }

    /// <summary>Names the gradient of a new operation where an open block says so.</summary>
    internal void NameGradient(Operation op)
    {
        foreach (IReadOnlyDictionary<string, string> names in _gradientNames)
        {
            if (names.TryGetValue(op.type, out string? name) && !op.HasExtra(NamedGradients.Attribute))
            {
                op.SetExtra(NamedGradients.Attribute, new AttrValue { S = Google.Protobuf.ByteString.CopyFromUtf8(name) });
            }
        }
    }
}

/// <content>Gradients of a program's own.</content>
public sealed partial class tensorflow
{
    /// <summary>Registers how gradients flow back through ops of a type, or under a name for <see cref="Graph.gradient_override_map"/>.</summary>
    /// <param name="op_type">The type or name.</param>
    /// <param name="gradient">From the operation and the gradients of its outputs to those of its inputs; null where nothing flows.</param>
    /// <exception cref="KeyError">The name is taken: a type's own gradient stays as it is, give yours another name.</exception>
    public void RegisterGradient(string op_type, Func<Operation, Tensor[], Tensor?[]> gradient)
    {
        if (OpCatalogue.TryFind(op_type)?.Gradient.Function is not null)
        {
            throw new KeyError($"Registering two gradient with name '{op_type}'!");
        }

        NamedGradients.Register(op_type, Gradient.OfAll((op, dys) => gradient(op, [.. dys.Select(d => d!)])));
    }

    /// <summary>A function whose gradient is not that of the ops it consists of.</summary>
    /// <param name="f">From the arguments to the results and the function that takes their gradients to those of the arguments.</param>
    /// <returns>The function; its results come through an IdentityN node that carries the gradient.</returns>
    public Func<Tensor[], Tensor[]> custom_gradient(Func<Tensor[], (Tensor[] Results, Func<Tensor[], Tensor?[]> Gradient)> f) => args =>
    {
        Graph graph = ops.get_default_graph();
        GraphTensor[] given = [.. args.Select((a, i) => a.In(graph, TF_DataType.DtInvalid, FormattableString.Invariant($"args_{i}")))];
        (Tensor[] results, Func<Tensor[], Tensor?[]> backward) = f(given);
        foreach (Tensor result in results)
        {
            identity(result);
        }

        string name = FormattableString.Invariant($"CustomGradient-{graph.OwnGradients.Count}");
        graph.OwnGradients.Add(name, Gradient.OfAll((op, dys) => [.. new Tensor?[results.Length], .. backward([.. dys.Take(results.Length).Select(d => d!)])]));
        using IDisposable block = graph.gradient_override_map(new() { ["IdentityN"] = name });
        return identity_n([.. results, .. given])[..results.Length];
    };
}
