namespace TfCourse.Checking.SelfTests;

/// <summary>A hand-written network with places where a mistake can be planted.</summary>
/// <param name="planted">The mistake; empty for none.</param>
internal abstract class PlantedNetwork(string planted)
{
    public abstract Dictionary<string, double[,]> Start { get; }

    public abstract NetworkFacts Facts { get; }

    public abstract double Cost(Dictionary<string, double[,]> p);

    public abstract Dictionary<string, double[,]> Gradients(Dictionary<string, double[,]> p);

    /// <summary>Whether gradients of biases lose an axis.</summary>
    public bool Flattens => Has("sum-without-keepdims");

    protected bool Has(string mistake) => planted == mistake;
}
