namespace TfCourse.Engine.Managed;

/// <summary>The passes in the order in which they run: first what makes others see more, then what makes one node of several.</summary>
internal static class PlanPasses
{
    private static readonly IPlanPass[] All =
    [
        new FoldPass(), new IdentityPass(), new DuplicatePass(), new ReadPass(), new ShapePass(), new PrunePass(), new LogisticLossPass(), new EpiloguePass(), new UpdatePass(), new ScalePass(), new ReadGroupPass(), new ChainPass(),
    ];

    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(All, p => p.Name);

    public static void Run(PlanGraph graph, ManagedSession session, PlanOptions options)
    {
        foreach (IPlanPass pass in All)
        {
            if (options.Runs(pass.Name))
            {
                pass.Run(graph, session);
            }
        }
    }
}
