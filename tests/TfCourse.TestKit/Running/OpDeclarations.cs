using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>The declarations of the framework's ops in wire form, for tests that hand graphs to an engine themselves.</summary>
public static class OpDeclarations
{
    /// <summary>Whether the framework has an op.</summary>
    public static bool Has(string op) => OpCatalogue.Contains(op);

    /// <summary>The declaration of an op.</summary>
    /// <exception cref="GraphException">There is no such op.</exception>
    public static OpDef Of(string op) => OpCatalogue.Find(op).Proto;
}
