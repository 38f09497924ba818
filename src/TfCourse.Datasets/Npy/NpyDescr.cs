namespace TfCourse.Datasets;

/// <summary>The element type as an npy header writes it: an optional byte order, then kind and size, or NumPy's name.</summary>
internal static class NpyDescr
{
    public static string Write(ElementFormat format, bool bigEndian)
        => (format.Size == 1 ? "|" : bigEndian ? ">" : "<") + format.Code;

    public static (ElementFormat Format, bool BigEndian) Read(object value, ByteSource source, long offset)
    {
        if (value is not string descr)
            throw Refuse("a structured type", "Save each field as an array of its own.");

        // '=' and '|' leave the order open; files of such machines are little-endian in practice, as NumPy assumes.
        bool bigEndian = descr.StartsWith('>');
        string code = descr.Length > 0 && descr[0] is '<' or '>' or '=' or '|' ? descr[1..] : descr;
        ElementFormat? known = ElementFormat.All.FirstOrDefault(f => f.Code == code)
            ?? ElementFormat.All.FirstOrDefault(f => f.Name == descr)
            ?? (code == "?" ? ElementFormat.Of(ElementType.Bool) : null);
        return known is { } format
            ? (format, bigEndian)
            : throw (code.Length == 0 ? '\0' : code[0]) switch
            {
                'O' => Refuse("an object array", "It holds pickled Python objects, which can run code; save numbers instead."),
                'S' or 'U' or 'a' => Refuse($"an array of strings ('{descr}')", "Save class indices and keep the names in text."),
                'M' or 'm' => Refuse($"an array of dates or durations ('{descr}')", "Save it with astype('int64')."),
                'f' or 'c' => Refuse($"numbers of the type '{descr}'", "Extended precision differs between machines; save it with astype('float64')."),
                'V' => Refuse($"raw bytes ('{descr}')", "Save each field as an array of its own."),
                _ => source.Malformed(
                    $"the element type '{descr}'", "one of " + string.Join(", ", ElementFormat.All.Select(f => f.Code)), offset: offset),
            };

        DataException Refuse(string found, string advice)
            => new(DataFault.Unsupported, source.Name, found, "bool, integers, float16 to float64 or complex numbers", advice)
            { Offset = offset };
    }
}
