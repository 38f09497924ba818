namespace Tensorflow;

/// <summary>PartitionedCall and StatefulPartitionedCall: call a function of the graph's library.</summary>
internal static class PartitionedCall
{
    public static OpDefinition Stateless() => Define("PartitionedCall", false);

    public static OpDefinition Stateful() => Define("StatefulPartitionedCall", true);

    private static OpDefinition Define(string name, bool isStateful) => new(name)
    {
        Inputs = ["args: list(Tin)"],
        Outputs = ["output: list(Tout)"],
        Attrs =
        [
            "Tin: list(type) >= 0", "Tout: list(type) >= 0", "f: func", "config: string = ''", "config_proto: string = ''",
            "executor_type: string = ''",
        ],
        Shape = CallShapes.OfCall,
        Gradient = Gradient.Missing("a call is differentiated through the function that it calls"),
        IsStateful = isStateful,
    };
}
