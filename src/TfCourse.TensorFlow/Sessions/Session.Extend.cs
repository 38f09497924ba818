namespace Tensorflow;

/// <content>What the engine is told of a graph that grows.</content>
public sealed partial class Session
{
    private int _known, _knownFunctions, _knownGradients, _knownExtended;

    // The engine learns of nodes and functions made since the last run.
    private void Extend()
    {
        FunctionTable functions = graph.Functions;
        if (_known == graph.version && (_knownFunctions, _knownGradients) == functions.Counts && _knownExtended == graph.Extended.Count)
        {
            return;
        }

        // Nodes first: the functions that they call were there before them. What another thread adds meanwhile is told the next time.
        (Operation[] nodes, NodeDef[] defs, Operation[] extended) = graph.Since(_known, _knownExtended);
        foreach (Operation changed in extended)
        {
            if (changed.Id < _known)
            {
                throw new RuntimeError(
                    $"Operation '{changed.name}' was changed, for its gradient, after it had been run by this session. Make all gradients before the first run, or open a new session.");
            }
        }

        SymbolicGradients.Complete(functions, defs.Concat(functions.ToProto(_knownFunctions).Function.SelectMany(f => f.NodeDef)));
        FunctionDefLibrary library = functions.ToProto(_knownFunctions, _knownGradients);
        var added = new GraphDef { Versions = new VersionDef { Producer = Graph.Producer }, Library = library };
        added.Node.AddRange(defs);
        IEnumerable<string> inside = library.Function.SelectMany(f => f.NodeDef).Select(n => n.Op).Distinct().Where(OpCatalogue.Contains);
        OpDef[] definitions = [.. nodes.Select(n => n.Definition).Concat(inside.Select(OpCatalogue.Find)).Distinct().Select(d => d.Proto)];
        _engine.Extend(added, definitions);
        (_known, _knownFunctions, _knownGradients, _knownExtended) = (
            _known + nodes.Length, _knownFunctions + library.Function.Count, _knownGradients + library.Gradient.Count, _knownExtended + extended.Length);
    }
}
