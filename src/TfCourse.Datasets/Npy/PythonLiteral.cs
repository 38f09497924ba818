using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Reads the one Python expression of an npy header: a dictionary of strings, truth values, integers, tuples and lists.</summary>
/// <remarks>Nothing is evaluated: a name, a call or an operator is an error, whatever it would mean to Python.</remarks>
internal sealed class PythonLiteral(string text, ByteSource source, long textOffset)
{
    private const int MaxDepth = 16;
    private int _position;

    /// <summary>A tuple or list; NumPy tells the two apart.</summary>
    public sealed record Sequence(bool IsTuple, IReadOnlyList<object> Items);

    /// <summary>The whole text as a dictionary; of equal keys the last counts, as in Python.</summary>
    public Dictionary<string, object> ReadDictionary()
    {
        Dictionary<string, object> entries = new(StringComparer.Ordinal);
        SkipSpace();
        Expect('{');
        while (!Accept('}'))
        {
            if (Value(0) is not string key)
                throw Unexpected("a key in quotes");
            Expect(':');
            entries[key] = Value(0);
            if (!Accept(','))
            {
                Expect('}');
                break;
            }
        }
        if (_position < text.Length)
            throw Unexpected("the end of the header after '}'");
        return entries;
    }

    private object Value(int depth)
    {
        SkipSpace();
        char c = _position < text.Length ? text[_position] : '\0';
        if (c is '\'' or '"')
            return Text(c);
        if (c is '(' or '[')
            return depth < MaxDepth ? Items(c, depth + 1) : throw Unexpected(Invariant($"at most {MaxDepth} nested brackets"));
        if (c is '-' || char.IsAsciiDigit(c))
            return Integer();
        if (AcceptWord("True"))
            return true;
        if (AcceptWord("False"))
            return false;
        throw Unexpected("a string, an integer, True, False, a tuple or a list");
    }

    private string Text(char quote)
    {
        _position++;
        StringBuilder value = new();
        while (_position < text.Length && text[_position] != quote)
        {
            // Names of fields may hold escapes; none of the headers that are read here needs one.
            if (text[_position] is '\\' or '\n' or '\0')
                throw Unexpected("a string without escapes");
            value.Append(text[_position++]);
        }
        if (_position == text.Length)
            throw Unexpected(Invariant($"a closing {quote}"));
        _position++;
        SkipSpace();
        return value.ToString();
    }

    private Sequence Items(char open, int depth)
    {
        _position++;
        char close = open == '(' ? ')' : ']';
        List<object> items = [];
        bool comma = false;
        while (!Accept(close))
        {
            items.Add(Value(depth));
            comma = Accept(',');
            if (!comma)
            {
                Expect(close);
                break;
            }
        }
        // Parentheses around one value without a comma are only parentheses: (2) is the number 2.
        return new Sequence(open == '(' && (items.Count != 1 || comma), items);
    }

    private long Integer()
    {
        int start = _position;
        if (text[_position] == '-')
            _position++;
        while (_position < text.Length && char.IsAsciiDigit(text[_position]))
            _position++;
        ReadOnlySpan<char> digits = text.AsSpan(start, _position - start);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
            throw source.OverLimit("the integer " + digits.ToString(), "a 64-bit integer", textOffset + start);
        // Python 2 wrote long integers as 2L.
        if (_position < text.Length && text[_position] == 'L')
            _position++;
        SkipSpace();
        return value;
    }

    private bool AcceptWord(string word)
    {
        if (string.CompareOrdinal(text, _position, word, 0, word.Length) != 0)
            return false;
        _position += word.Length;
        SkipSpace();
        return true;
    }

    private bool Accept(char c)
    {
        SkipSpace();
        if (_position == text.Length || text[_position] != c)
            return false;
        _position++;
        SkipSpace();
        return true;
    }

    private void Expect(char c)
    {
        if (!Accept(c))
            throw Unexpected(Invariant($"'{c}'"));
    }

    private void SkipSpace()
    {
        while (_position < text.Length && text[_position] is ' ' or '\n' or '\t' or '\r')
            _position++;
    }

    private DataException Unexpected(string required)
    {
        string rest = _position < text.Length ? text[_position..Math.Min(text.Length, _position + 24)] : "";
        return source.Malformed(
            rest.Length == 0 ? "the end of the header" : $"'{rest.ReplaceLineEndings(" ")}'", required,
            "The header of an npy file is a Python dictionary of descr, fortran_order and shape.", textOffset + _position);
    }
}
