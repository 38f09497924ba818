namespace TfCourse.Engine.Managed;

/// <summary>A kernel whose output's element i depends on element i of each input only, and that fails for no values.</summary>
internal abstract class ElementKernel : Kernel
{
    /// <summary>Whether the kernel takes these inputs as one element for all.</summary>
    /// <param name="single">A bit for each input.</param>
    public abstract bool Takes(uint single);

    /// <summary>Computes a part.</summary>
    /// <param name="inputs">The first element of each input; of a single one its element.</param>
    /// <param name="single">A bit for each input that is one element for all.</param>
    /// <param name="output">The first element of the output; may be that of an input with elements as large.</param>
    /// <param name="count">How many elements.</param>
    public abstract void RunPart(ReadOnlySpan<nint> inputs, uint single, nint output, int count);
}
