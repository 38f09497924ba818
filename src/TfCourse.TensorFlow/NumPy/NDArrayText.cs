using System.Globalization;
using System.Text;
using TfCourse.Engine;

namespace Tensorflow.NumPy;

/// <summary>An array as text: nested brackets, long axes shortened in the middle.</summary>
internal static class NDArrayText
{
    private const int Edge = 3;
    private const int Threshold = 1000;

    public static string Write(HostTensor t)
    {
        var text = new StringBuilder();
        Part(text, t, 0, 0);
        return text.ToString();
    }

    // The depth is the rank, at most 254.
    private static void Part(StringBuilder text, HostTensor t, int axis, long at)
    {
        if (axis == t.Dimensions.Length)
        {
            text.Append(Element(t.Elements.GetValue(at)!));
            return;
        }

        long size = t.Dimensions[axis], step = 1;
        foreach (long inner in t.Dimensions[(axis + 1)..])
        {
            step *= inner;
        }

        text.Append('[');
        for (long i = 0; i < size; i++)
        {
            if (i > 0)
            {
                text.Append(axis == t.Dimensions.Length - 1 ? ", " : ",\n" + new string(' ', axis + 1));
            }

            if (t.Count > Threshold && size > 2 * Edge && i == Edge)
            {
                text.Append("...");
                i = size - Edge - 1;
                continue;
            }

            Part(text, t, axis + 1, at + (i * step));
        }

        text.Append(']');
    }

    private static string Element(object value) => value switch
    {
        byte[] s => "'" + Encoding.UTF8.GetString(s) + "'",
        bool b => b ? "True" : "False",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
