namespace TfCourse.Engine.Managed;

/// <summary>The kernels of random numbers.</summary>
internal static class RandomKernels
{
    public static void AddTo(Dictionary<string, KernelFactory> table)
    {
        table.Add("RandomStandardNormal", static _ => StatefulRandomKernel.Create(PhiloxFill.Normal));
        table.Add("RandomUniform", static _ => StatefulRandomKernel.Create(PhiloxFill.Uniform));
        table.Add("RandomUniformInt", static node => KernelTypes.Integer<RandomUniformIntKernel>(node, node.Type("Tout")));
        table.Add("TruncatedNormal", static _ => StatefulRandomKernel.Create(PhiloxFill.TruncatedNormal));
    }
}
