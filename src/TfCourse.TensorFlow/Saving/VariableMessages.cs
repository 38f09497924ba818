namespace Tensorflow;

/// <summary>Variables as a MetaGraphDef holds them: by the names of their nodes.</summary>
internal static class VariableMessages
{
    /// <summary>The message that an imported variable came from; null for one that was made here.</summary>
    public static VariableDef? Source(IVariableV1 variable) => (variable as ResourceVariable)?.Source ?? (variable as RefVariable)?.Source;

    public static VariableDef ToMessage(IVariableV1 variable) => new()
    {
        VariableName = variable.Name,
        InitializerName = variable.Initializer.name,
        SnapshotName = variable.GraphElement.name,
        IsResource = variable is ResourceVariable,
        InitialValueName = variable switch { ResourceVariable r => r.InitialValue?.name ?? "", RefVariable r => r.InitialValue?.name ?? "", _ => "" },
        Trainable = variable.Trainable,
        SaveSliceInfoDef = Source(variable)?.SaveSliceInfoDef,
        Synchronization = Source(variable)?.Synchronization ?? 0,
        Aggregation = Source(variable)?.Aggregation ?? 0,
    };

    /// <summary>The variable whose nodes a graph has.</summary>
    /// <exception cref="KeyError">A node is missing.</exception>
    public static IVariableV1 ToVariable(Graph graph, VariableDef def, string scope)
    {
        VariableDef named = def.Clone();
        if (scope.Length > 0)
        {
            (named.VariableName, named.InitializerName, named.SnapshotName) = (Under(scope, def.VariableName), Under(scope, def.InitializerName), Under(scope, def.SnapshotName));
            named.InitialValueName = def.InitialValueName.Length > 0 ? Under(scope, def.InitialValueName) : "";
            if (named.SaveSliceInfoDef is { } part)
            {
                part.FullName = Under(scope, part.FullName);
            }
        }

        return named.IsResource ? new ResourceVariable(graph, named) : new RefVariable(graph, named);
    }

    private static string Under(string scope, string name) => scope + "/" + name;
}
