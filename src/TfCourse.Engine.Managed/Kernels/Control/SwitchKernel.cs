namespace TfCourse.Engine.Managed;

/// <summary>Gives its input to output 1 when the predicate is true, else to output 0; the other stays unset, which means dead.</summary>
internal static class SwitchKernel
{
    public static Kernel Create(NodeInfo node)
        => Kernel.Of(static c => c.Take(0, c.Result(Predicate.Of(c.Value(1), scalarOnly: true) ? 1 : 0)));
}

/// <summary>Passes on the input that has come, and says which one it was.</summary>
internal static class MergeKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c =>
    {
        for (int i = 0; i < c.InputCount; i++)
        {
            if (c.Value(i).IsSet)
            {
                c.Take(i, c.Result(0));
                c.Output<int>(1, default)[0] = i;
                return;
            }
        }

        throw EngineException.Internal("no input of a Merge has come");
    });
}

/// <summary>Passes its input on; entering, leaving and going round a loop is the executor's work.</summary>
internal static class PassKernel
{
    public static Kernel Create(NodeInfo node) => Kernel.Of(static c => c.Take(0, c.Result(0)));
}
