using System.Text;

namespace TfCourse.Engine.Managed;

/// <summary>A template with tensors written in the places of its placeholders.</summary>
internal sealed class StringFormatKernel(NodeInfo node) : Kernel
{
    private readonly string[] _parts = node.String("template").Split(node.String("placeholder"));
    private readonly long _summarize = node.Int("summarize");

    public override void Run(KernelContext c)
    {
        if (_parts.Length - 1 != c.InputCount)
        {
            throw EngineException.InvalidArgument($"num placeholders in template and num inputs must match: {_parts.Length - 1} vs. {c.InputCount}");
        }

        var text = new StringBuilder(_parts[0]);
        for (int i = 0; i < c.InputCount; i++)
        {
            text.Append(TensorText.Of(c.Value(i), _summarize)).Append(_parts[i + 1]);
        }

        c.Output<byte[]>(0, default)[0] = Encoding.UTF8.GetBytes(text.ToString());
    }
}
