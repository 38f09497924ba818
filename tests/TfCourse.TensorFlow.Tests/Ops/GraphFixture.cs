using Tensorflow;
using Tensorflow.NumPy;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Tests of which each builds in a graph of its own, the default one while it runs.</summary>
public abstract class GraphFixture
{
    /// <summary>The test's graph.</summary>
    protected Graph Graph { get; private set; } = null!;

    [SetUp]
    public void MakeGraph()
    {
        Graph = new Graph();
        Graph.as_default();
    }

    [TearDown]
    public void LeaveGraph() => Graph.Dispose();

    /// <summary>The tensor's value in a session of its own.</summary>
    protected NDArray Value(Tensor x)
    {
        using var session = new Session(Graph);
        return session.run(x);
    }
}
