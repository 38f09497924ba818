using Tensorflow;

namespace TfCourse.Engine.Managed.Tests;

/// <summary>Tests that build in a graph of their own, which is the default one while a test runs.</summary>
public abstract class GraphFixture
{
    /// <summary>The graph.</summary>
    protected Graph Graph { get; private set; } = null!;

    [SetUp]
    public void Open() => Graph = new Graph().as_default();

    [TearDown]
    public void Close()
    {
        Graph.Exit();
        Graph.Dispose();
    }
}
