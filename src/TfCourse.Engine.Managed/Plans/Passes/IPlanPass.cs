namespace TfCourse.Engine.Managed;

/// <summary>A change of a plan that leaves what it computes as it is.</summary>
internal interface IPlanPass
{
    /// <summary>The name by which the pass is switched off.</summary>
    string Name { get; }

    /// <summary>Changes the graph; its order stays one that respects all edges.</summary>
    void Run(PlanGraph graph, ManagedSession session);
}
