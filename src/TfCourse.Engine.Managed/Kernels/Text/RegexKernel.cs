namespace TfCourse.Engine.Managed;

/// <summary>Whether a pattern matches all of each string.</summary>
internal sealed class RegexFullMatchKernel(byte[]? fixedPattern) : Kernel
{
    private BytePattern? _pattern;

    /// <summary>The pattern is an attribute.</summary>
    public static Kernel CreateStatic(NodeInfo node) => new RegexFullMatchKernel(node.Bytes("pattern"));

    public override void Run(KernelContext c)
    {
        _pattern = BytePattern.Of(fixedPattern ?? RegexReplaceKernel.Scalar(c, 1), _pattern);
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<bool> output = c.Output<bool>(0, c.Dims(0));
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = _pattern.MatchesAll(input[i]);
        }
    }
}

/// <summary>Each string with matches of a pattern replaced.</summary>
internal sealed class RegexReplaceKernel(byte[]? fixedPattern, byte[]? fixedRewrite, bool all) : Kernel
{
    private BytePattern? _pattern;

    /// <summary>Pattern and rewrite are inputs.</summary>
    public static Kernel Create(NodeInfo node) => new RegexReplaceKernel(null, null, node.Bool("replace_global"));

    /// <summary>Pattern and rewrite are attributes.</summary>
    public static Kernel CreateStatic(NodeInfo node) => new RegexReplaceKernel(node.Bytes("pattern"), node.Bytes("rewrite"), node.Bool("replace_global"));

    public override void Run(KernelContext c)
    {
        _pattern = BytePattern.Of(fixedPattern ?? Scalar(c, 1), _pattern);
        byte[] rewrite = fixedRewrite ?? Scalar(c, 2);
        ReadOnlySpan<byte[]> input = c.Input<byte[]>(0);
        Span<byte[]> output = c.Output<byte[]>(0, c.Dims(0));
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = _pattern.Replace(input[i], rewrite, all);
        }
    }

    /// <summary>A string that has to be a scalar.</summary>
    public static byte[] Scalar(KernelContext c, int input) => c.Dims(input).Rank == 0 ? c.Input<byte[]>(input)[0]
        : throw EngineException.InvalidArgument($"{c.Argument(input)} must be scalar, but received {c.Dims(input)}");
}
