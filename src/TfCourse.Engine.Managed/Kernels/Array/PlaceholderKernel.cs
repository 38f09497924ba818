using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>Stands for a feed: running it means that nothing was fed.</summary>
internal static class PlaceholderKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(_ => throw EngineException.InvalidArgument(Message(node)));

    private static string Message(NodeInfo node)
    {
        TensorShapeProto shape = node.Shape("shape");
        string suffix = shape.UnknownRank || shape.Dim.Count == 0 ? "" : $" and shape {Sizes.Format(shape.Dim.Select(d => d.Size).ToArray())}";
        return $"You must feed a value for placeholder tensor '{node.Name}' with dtype {node.Type("dtype").Name()}{suffix}";
    }
}
