namespace Tensorflow;

/// <content>Variables of imported graphs.</content>
public sealed partial class RefVariable
{
    /// <summary>The variable whose nodes a graph has.</summary>
    internal RefVariable(Graph graph, VariableDef def)
    {
        Graph = graph;
        Trainable = def.Trainable;
        Source = def;
        _ref = (GraphTensor)graph.get_tensor_by_name(def.VariableName);
        Initializer = graph.get_operation_by_name(def.InitializerName);
        InitialValue = def.InitialValueName.Length > 0 ? graph.get_tensor_by_name(def.InitialValueName) : Initializer.inputs[^1];
        _snapshot = (GraphTensor)graph.get_tensor_by_name(def.SnapshotName);
        dtype = _ref.op.get_attr<TF_DataType>("dtype").as_base_dtype() + 100;
        shape = _ref.op.get_attr<Shape>("shape");
        _tensor = new ReferenceTensor(this);
    }

    /// <summary>The message it was imported from; null for one that was made here.</summary>
    internal VariableDef? Source { get; }
}
