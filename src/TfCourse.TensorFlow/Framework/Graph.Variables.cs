namespace Tensorflow;

public sealed partial class Graph
{
    private VariableStore? _variables;

    /// <summary>What get_variable made here.</summary>
    internal VariableStore Variables => _variables ??= new VariableStore();
}
