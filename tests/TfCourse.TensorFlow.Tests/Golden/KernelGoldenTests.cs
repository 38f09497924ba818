using Tensorflow;
using TfCourse.TestKit;

namespace TfCourse.TensorFlow.Tests;

/// <summary>Every element type for which TensorFlow's CPU has a kernel of an op has one here, among the types that are in scope.</summary>
[TestFixture]
public sealed class KernelGoldenTests
{
    // Sums of truth values mean nothing; TensorFlow has these kernels by the way its lists of types are written.
    private static readonly string[] NotHere = ["ResourceScatterNdAdd: T = bool", "ResourceScatterNdSub: T = bool"];

    [Test]
    public void No_kernel_of_TensorFlow_is_missing()
    {
        string[] missing = [.. RegistryKernel.ReadAll(GoldenStore.Default).Where(k => k.HasCpu && OpCatalogue.Contains(k.Op)).SelectMany(KernelsThere.Missing)];
        string[] unexpected = [.. missing.Except(NotHere).Concat(NotHere.Except(missing))];
        Assert.That(unexpected.Length, Is.Zero, string.Join(Environment.NewLine, unexpected));
    }
}
