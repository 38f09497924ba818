using System.Globalization;
using System.Text;

namespace NumSharp;

public sealed partial class NDArray
{
    private const int ShownPerAxis = 6;

    /// <summary>The values in nested brackets, every digit of them; of a long axis the first and last three.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Print(text, this);
        return text.ToString();
    }

    private static void Print(StringBuilder text, NDArray a)
    {
        if (a.ndim == 0)
        {
            text.Append(Text(a));
            return;
        }

        bool shortened = a.size > 1000 && a._dims[0] > ShownPerAxis;
        text.Append('[');
        for (int i = 0; i < a._dims[0]; i++)
        {
            if (shortened && i == ShownPerAxis / 2)
            {
                text.Append(", ...");
                i = a._dims[0] - ShownPerAxis / 2;
            }

            text.Append(i == 0 ? "" : ", ");
            Print(text, a[i]);
        }

        text.Append(']');
    }

    private static string Text(NDArray a) => a.typecode switch
    {
        NPTypeCode.Boolean => a.Single<bool>() ? "True" : "False",
        NPTypeCode.Double => a.Single<double>().ToString("R", CultureInfo.InvariantCulture),
        NPTypeCode.Single => a.Single<float>().ToString("R", CultureInfo.InvariantCulture),
        _ => a.Single<long>().ToString(CultureInfo.InvariantCulture),
    };
}
