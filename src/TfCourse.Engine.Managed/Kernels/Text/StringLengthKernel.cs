namespace TfCourse.Engine.Managed;

/// <summary>The number of bytes or characters of each string.</summary>
internal static class StringLengthKernel
{
    public static Kernel Create(NodeInfo node) => node.String("unit") == "UTF8_CHAR"
        ? StringMap.To(static text => ByteStrings.Characters(text))
        : StringMap.To(static text => text.Length);
}
