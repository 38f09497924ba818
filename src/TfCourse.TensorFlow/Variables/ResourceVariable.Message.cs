namespace Tensorflow;

/// <content>Variables of imported graphs.</content>
public sealed partial class ResourceVariable
{
    /// <summary>The variable whose nodes a graph has.</summary>
    internal ResourceVariable(Graph graph, VariableDef def)
    {
        Graph = graph;
        Trainable = def.Trainable;
        Source = def;
        Handle = graph.get_tensor_by_name(def.VariableName);
        Initializer = graph.get_operation_by_name(def.InitializerName);
        InitialValue = def.InitialValueName.Length > 0 ? graph.get_tensor_by_name(def.InitialValueName) : Initializer.inputs[^1];
        dtype = Handle.op.get_attr<TF_DataType>("dtype");
        shape = Handle.op.get_attr<Shape>("shape");
        graph.as_default();
        try
        {
            GraphElement = def.SnapshotName.Length > 0 ? graph.get_tensor_by_name(def.SnapshotName) : ReadIn(graph);
            IsInitialized = graph.OperationByName(Handle.op.name + "/IsInitialized/VarIsInitializedOp")?.output ?? Build.One("VarIsInitializedOp", null, [Handle]);
        }
        finally
        {
            graph.Exit();
        }

        _tensor = new VariableTensor(this);
    }

    /// <summary>The message it was imported from; null for one that was made here.</summary>
    internal VariableDef? Source { get; }
}
