namespace TfCourse.Engine.Managed;

/// <summary>Each string without spaces, tabs and line ends around it.</summary>
internal static class StringStripKernel
{
    public static Kernel Create(NodeInfo node) => StringMap.Of(static text => text.AsSpan().Trim(" \t\n\v\f\r"u8).ToArray());
}
