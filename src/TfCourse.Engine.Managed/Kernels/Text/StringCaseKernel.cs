using System.Text;

namespace TfCourse.Engine.Managed;

/// <summary>Strings in lower or upper case: ASCII letters, or with the encoding utf-8 all letters.</summary>
internal static class StringCaseKernel
{
    public static Kernel Lower(NodeInfo node) => Create(node, static b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b, LetterCase.Lower);

    public static Kernel Upper(NodeInfo node) => Create(node, static b => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b, LetterCase.Upper);

    private static Kernel Create(NodeInfo node, Converter<byte, byte> ascii, Func<string, string> unicode) => node.String("encoding") switch
    {
        "" => StringMap.Of(text => Array.ConvertAll(text, ascii)),
        "utf-8" => StringMap.Of(text => Encoding.UTF8.GetBytes(unicode(Encoding.UTF8.GetString(text)))),
        var other => throw EngineException.InvalidArgument($"only utf-8 or '' (no encoding) is supported, received {other}"),
    };
}
