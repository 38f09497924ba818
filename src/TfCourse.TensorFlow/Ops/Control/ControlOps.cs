namespace Tensorflow;

/// <summary>The ops of control flow and functions.</summary>
internal static class ControlOps
{
    public static void AddTo(Dictionary<string, Func<OpDefinition>> table)
    {
    }
}
