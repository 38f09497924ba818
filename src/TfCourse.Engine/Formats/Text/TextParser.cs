using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TfCourse.Engine;

/// <summary>Reads a message from protobuf's text format.</summary>
internal sealed class TextParser(TextScanner scan, int maxDepth)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    // C#'s own NaN has its sign bit set; that of the format has not.
    private static readonly double Nan = BitConverter.UInt64BitsToDouble(0x7FF8000000000000);

    public void Run(IMessage message)
    {
        Fields(message, '\0', 0);
        if (scan.Kind != TextToken.End)
        {
            throw scan.Error($"a field is expected, found {scan.Found}");
        }
    }

    private void Fields(IMessage message, char close, int depth)
    {
        if (depth > maxDepth)
        {
            throw scan.Error($"messages lie more than {maxDepth} deep (FormatLimits.MaxDepth)");
        }

        var seen = new HashSet<int>();
        while (scan.Kind != TextToken.End && !(close != '\0' && scan.Is(close)))
        {
            if (scan.Kind != TextToken.Name)
            {
                throw scan.Error($"a field of {message.Descriptor.FullName} is expected, found {scan.Found}");
            }

            FieldDescriptor field = message.Descriptor.FindFieldByName(scan.Text)
                ?? throw scan.Error($"{message.Descriptor.FullName} has no field '{scan.Text}'");
            if (!field.IsRepeated && !seen.Add(field.FieldNumber))
            {
                throw scan.Error($"the field '{field.Name}' is there twice");
            }

            if (field.RealContainingOneof is { } oneof && oneof.Fields.Any(f => f != field && seen.Contains(f.FieldNumber)))
            {
                throw scan.Error($"the field '{field.Name}' is there beside another of '{oneof.Name}'");
            }

            scan.Next();
            Values(message, field, depth);
            _ = scan.Take(',') || scan.Take(';');
        }

        if (close != '\0' && !scan.Take(close))
        {
            throw scan.Error($"'{close}' is expected, found {scan.Found}");
        }
    }

    private void Values(IMessage message, FieldDescriptor field, int depth)
    {
        bool colon = scan.Take(':');
        if (!colon && field.FieldType is not (FieldType.Message or FieldType.Group))
        {
            throw scan.Error($"':' is expected after '{field.Name}', found {scan.Found}");
        }

        if (!field.IsRepeated || !scan.Take('['))
        {
            Set(message, field, depth);
            return;
        }

        if (!scan.Take(']'))
        {
            do
            {
                Set(message, field, depth);
            }
            while (scan.Take(','));
            if (!scan.Take(']'))
            {
                throw scan.Error($"',' or ']' is expected, found {scan.Found}");
            }
        }
    }

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.IsMap)
        {
            (object key, object value) = Entry(field, depth);
            ((IDictionary)field.Accessor.GetValue(message))[key] = value;
            return;
        }

        object item = field.FieldType == FieldType.Message ? Message(field.MessageType, depth) : Scalar(field);
        if (field.IsRepeated)
        {
            ((IList)field.Accessor.GetValue(message)).Add(item);
        }
        else
        {
            field.Accessor.SetValue(message, Unwrapped(field, item));
        }
    }

    private (object Key, object Value) Entry(FieldDescriptor map, int depth)
    {
        FieldDescriptor keyField = map.MessageType.FindFieldByNumber(1), valueField = map.MessageType.FindFieldByNumber(2);
        object? key = null, value = null;
        char close = Open();
        while (!scan.Is(close))
        {
            bool isKey = scan is { Kind: TextToken.Name, Text: "key" };
            if ((!isKey && scan is not { Kind: TextToken.Name, Text: "value" }) || (isKey ? key : value) is not null)
            {
                throw scan.Error($"'key' and 'value', each once, are expected in '{map.Name}', found {scan.Found}");
            }

            scan.Next();
            FieldDescriptor field = isKey ? keyField : valueField;
            if (!scan.Take(':') && field.FieldType != FieldType.Message)
            {
                throw scan.Error($"':' is expected, found {scan.Found}");
            }

            object item = field.FieldType == FieldType.Message ? Message(field.MessageType, depth + 1) : Scalar(field);
            (key, value) = isKey ? (item, value) : (key, item);
            _ = scan.Take(',') || scan.Take(';');
        }

        scan.Next();
        return (key ?? Default(keyField), value ?? Default(valueField));
    }

    private IMessage Message(MessageDescriptor type, int depth)
    {
        char close = Open();
        IMessage message = type.Parser.ParseFrom(ByteString.Empty);
        Fields(message, close, depth + 1);
        return message;
    }

    private char Open() => scan.Take('{') ? '}' : scan.Take('<') ? '>' : throw scan.Error($"'{{' is expected, found {scan.Found}");

    // A message that wraps one value, such as google.protobuf.BoolValue, is that value in C#.
    private static object Unwrapped(FieldDescriptor field, object item)
        => field.FieldType == FieldType.Message && item is IMessage message && message.Descriptor.File.Name == "google/protobuf/wrappers.proto"
            ? message.Descriptor.FindFieldByNumber(1).Accessor.GetValue(message) : item;

    private static object Default(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.Parser.ParseFrom(ByteString.Empty),
        FieldType.String => "",
        FieldType.Bytes => ByteString.Empty,
        FieldType.Bool => false,
        FieldType.Float => 0f,
        FieldType.Double => 0d,
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 0),
        _ => Whole(field.FieldType, 0),
    };

    private object Scalar(FieldDescriptor field)
    {
        switch (field.FieldType)
        {
            case FieldType.String: return Text();
            case FieldType.Bytes: return ByteString.CopyFrom(Quoted());
            case FieldType.Bool: return Truth();
            case FieldType.Float: return (float)Float(true);
            case FieldType.Double: return Float(false);
            case FieldType.Enum: return Enumerated(field.EnumType);
            default: return Integer(field.FieldType);
        }
    }

    private string Text()
    {
        try
        {
            return Strict.GetString(Quoted());
        }
        catch (DecoderFallbackException e)
        {
            throw scan.Error($"a text that is not UTF-8: {e.Message}");
        }
    }

    private byte[] Quoted()
    {
        if (scan.Kind != TextToken.Quoted)
        {
            throw scan.Error($"a text in quotes is expected, found {scan.Found}");
        }

        var bytes = new List<byte>();
        for (; scan.Kind == TextToken.Quoted; scan.Next())
        {
            bytes.AddRange(scan.Bytes);
        }

        return [.. bytes];
    }

    private bool Truth()
    {
        bool? value = scan.Kind is TextToken.Name or TextToken.Number ? scan.Text switch
        {
            "true" or "True" or "t" or "1" => true,
            "false" or "False" or "f" or "0" => false,
            _ => null,
        } : null;
        bool found = value ?? throw scan.Error($"true or false is expected, found {scan.Found}");
        scan.Next();
        return found;
    }

    private double Float(bool single)
    {
        bool negative = scan.Take('-');
        string text = scan.Text;
        double value;
        if (scan.Kind == TextToken.Name)
        {
            value = text.ToUpperInvariant() switch
            {
                "INF" or "INFINITY" => double.PositiveInfinity,
                "NAN" => Nan,
                _ => throw scan.Error($"a number is expected, found {scan.Found}"),
            };
        }
        else
        {
            string digits = text.EndsWith('f') || text.EndsWith('F') ? text[..^1] : text;
            bool octal = digits.Length > 1 && digits[0] == '0' && digits.All(char.IsAsciiDigit);
            // Parsed as the type it is for: twice rounded is not rounded.
            float narrow = 0;
            if (scan.Kind != TextToken.Number || octal || !(single
                ? float.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out narrow)
                : double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _)))
            {
                throw scan.Error($"a number is expected, found {scan.Found}");
            }

            value = single ? narrow : double.Parse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        }

        scan.Next();
        return negative ? -value : value;
    }

    private object Enumerated(EnumDescriptor type)
    {
        if (scan.Kind == TextToken.Name)
        {
            int number = type.FindValueByName(scan.Text)?.Number ?? throw scan.Error($"{type.FullName} has no value {scan.Found}");
            scan.Next();
            return Enum.ToObject(type.ClrType, number);
        }

        return Enum.ToObject(type.ClrType, (int)Integer(FieldType.Int32));
    }

    private object Integer(FieldType type)
    {
        bool negative = scan.Take('-');
        string text = scan.Text;
        BigInteger value = 0;
        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase), octal = !hex && text.Length > 1 && text[0] == '0';
        bool good = scan.Kind == TextToken.Number && (hex
            ? BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && text.Length > 2
            : octal ? text.All(static c => c is >= '0' and <= '7') : BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value));
        if (!good || text.Length > 64)
        {
            throw scan.Error($"a whole number is expected, found {scan.Found}");
        }

        if (octal)
        {
            value = text.Aggregate(BigInteger.Zero, static (sum, c) => (sum * 8) + (c - '0'));
        }

        (BigInteger least, BigInteger most) = Range(type);
        value = negative ? -value : value;
        if (value < least || value > most)
        {
            throw scan.Error($"{value} is outside of {least} to {most}");
        }

        scan.Next();
        return Whole(type, value);
    }

    private static (BigInteger Least, BigInteger Most) Range(FieldType type) => type switch
    {
        FieldType.UInt32 or FieldType.Fixed32 => (0, uint.MaxValue),
        FieldType.UInt64 or FieldType.Fixed64 => (0, ulong.MaxValue),
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    private static object Whole(FieldType type, BigInteger value) => type switch
    {
        FieldType.UInt32 or FieldType.Fixed32 => (uint)value,
        FieldType.UInt64 or FieldType.Fixed64 => (ulong)value,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => (int)value,
        _ => (object)(long)value,
    };
}
