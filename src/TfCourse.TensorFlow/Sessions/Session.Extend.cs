namespace Tensorflow;

/// <content>What the engine is told of a graph that grows.</content>
public sealed partial class Session
{
    private int _known, _knownFunctions, _knownGradients, _knownExtended;

    // The engine learns of nodes and functions made since the last run.
    private void Extend()
    {
        FunctionTable functions = graph.Functions;
        if (_known == graph.version && _knownFunctions == functions.Functions.Count && _knownExtended == graph.Extended.Count)
        {
            return;
        }

        // Counted before they are read: what another thread adds meanwhile is told the next time.
        int extended = graph.Extended.Count;
        Operation[] nodes = graph.NodesFrom(_known);
        foreach (Operation changed in graph.Extended.Skip(_knownExtended))
        {
            if (changed.Id < _known)
            {
                throw new RuntimeError(
                    $"Operation '{changed.name}' was changed, for its gradient, after it had been run by this session. Make all gradients before the first run, or open a new session.");
            }
        }

        SymbolicGradients.Complete(functions, nodes.Select(n => n.ToNodeDef()).Concat(functions.Functions.Skip(_knownFunctions).ToArray().SelectMany(f => f.Def.NodeDef)));
        (int count, int gradients) = (functions.Functions.Count, functions.Gradients.Count);
        var added = new GraphDef { Versions = new VersionDef { Producer = Graph.Producer }, Library = functions.ToProto(_knownFunctions, _knownGradients) };
        added.Node.AddRange(nodes.Select(n => n.ToNodeDef()));
        IEnumerable<string> inside = added.Library.Function.SelectMany(f => f.NodeDef).Select(n => n.Op).Distinct().Where(OpCatalogue.Contains);
        OpDef[] definitions = [.. nodes.Select(n => n.Definition).Concat(inside.Select(OpCatalogue.Find)).Distinct().Select(d => d.Proto)];
        _engine.Extend(added, definitions);
        (_known, _knownFunctions, _knownGradients, _knownExtended) = (_known + nodes.Length, count, gradients, extended);
    }
}
