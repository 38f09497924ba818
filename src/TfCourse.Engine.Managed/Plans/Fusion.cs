namespace TfCourse.Engine.Managed;

/// <summary>A node of several that run as one; its values are numbered: inputs first, then outputs, then what stays inside.</summary>
/// <param name="Info">The node as the graph has it.</param>
/// <param name="TakesReferences">Whether an input refers to a variable.</param>
/// <param name="Inputs">The numbers of its inputs.</param>
/// <param name="Outputs">The numbers of its outputs.</param>
internal sealed record FusionMember(NodeInfo Info, bool TakesReferences, int[] Inputs, int[] Outputs);

/// <summary>Several nodes made one. Immutable; each instance of a plan makes its kernel.</summary>
/// <param name="Members">The nodes, in an order in which they may run.</param>
/// <param name="Inputs">How many values come from outside.</param>
/// <param name="Outputs">How many values are seen outside.</param>
/// <param name="Values">How many values there are in all.</param>
/// <param name="Make">Makes the kernel.</param>
internal sealed record Fusion(FusionMember[] Members, int Inputs, int Outputs, int Values, Func<ManagedSession, Fusion, Kernel> Make)
{
    public Kernel Create(ManagedSession session) => Make(session, this);
}
