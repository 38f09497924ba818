namespace Tensorflow;

/// <content>The counter of training steps.</content>
public sealed partial class train_api
{
    /// <summary>Makes the graph's counter of training steps: an int64 variable named global_step, from 0.</summary>
    /// <param name="graph">The graph; the default one when none is given.</param>
    /// <exception cref="ValueError">It is there already.</exception>
    public IVariableV1 create_global_step(Graph? graph = null)
    {
        graph ??= ops.get_default_graph();
        if (get_global_step(graph) is not null)
        {
            throw new ValueError("\"global_step\" already exists.");
        }

        graph.as_default();
        try
        {
            using var root = new ops.NameScope(null, null, graph);
            return graph.Variables.Get(
                "global_step", new Shape(Array.Empty<long>()), TF_DataType.TF_INT64, new Operations.Initializers.Zeros(), null, false, [GraphKeys.GLOBAL_VARIABLES, GraphKeys.GLOBAL_STEP], null, true, null);
        }
        finally
        {
            graph.Exit();
        }
    }

    /// <summary>The graph's counter of training steps; null when there is none.</summary>
    /// <param name="graph">The graph; the default one when none is given.</param>
    public IVariableV1? get_global_step(Graph? graph = null)
    {
        List<IVariableV1> steps = (graph ?? ops.get_default_graph()).get_collection<IVariableV1>(GraphKeys.GLOBAL_STEP);
        return steps.Count > 1 ? throw new ValueError($"There are {steps.Count} variables in the collection of the global step; one is needed.") : steps.FirstOrDefault();
    }

    /// <summary>The graph's counter of training steps, made when there is none.</summary>
    /// <param name="graph">The graph; the default one when none is given.</param>
    public IVariableV1 get_or_create_global_step(Graph? graph = null) => get_global_step(graph) ?? create_global_step(graph);
}
