using System.Collections;
using System.Globalization;
using Tensorflow.NumPy;

namespace Tensorflow;

/// <content>Python's print: the one place of the libraries that writes to the console, because that is what it is for.</content>
public static partial class Binding
{
    /// <summary>Where <see cref="print(object)"/> writes; standard output unless something else is set.</summary>
    public static TextWriter PrintTo { get; set; } = Console.Out;

    /// <summary>Writes a value as Python does, and ends the line.</summary>
    /// <param name="obj">Anything; arrays of values are written in brackets.</param>
    public static void print(object? obj) => PrintTo.WriteLine(Printed(obj));

    /// <summary>Writes values with a blank between them, and ends the line.</summary>
    /// <param name="obj">The first.</param>
    /// <param name="more">The others.</param>
    public static void print(object? obj, params object?[] more) => PrintTo.WriteLine(string.Join(' ', more.Prepend(obj).Select(Printed)));

    private static string Printed(object? value) => value switch
    {
        null => "None",
        string text => text,
        bool b => b ? "True" : "False",
        NDArray or Tensor or IVariableV1 or Operation or Shape => value.ToString()!,
        Array array when array.GetType().GetElementType() is { IsPrimitive: true } => new NDArray(array).ToString(),
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Printed))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
