using System.Globalization;
using Tensorflow;

namespace TfCourse.TestKit;

/// <summary>
/// Expressions as the recordings write them, in Python's words: <c>where(x &gt; 0, sqrt(x), 0)</c>, <c>-x % 3</c>,
/// <c>tf.linalg.band_part(tf.linalg.cholesky(x), -1, 0)</c>. Names are the tensors of the case.
/// </summary>
internal sealed class ComposedExpression
{
    private static readonly string[][] Levels = [["<=", ">=", "==", "!=", "<", ">"], ["|"], ["^"], ["&"], ["+", "-"], ["*", "//", "/", "%", "@"]];

    private readonly string _text;
    private readonly Func<string, object?> _value;
    private readonly Func<string, List<object?>, OrderedDictionary<string, object?>, object?> _call;
    private int _at;

    private ComposedExpression(string text, Func<string, object?> value, Func<string, List<object?>, OrderedDictionary<string, object?>, object?> call)
        => (_text, _value, _call) = (text, value, call);

    /// <summary>Computes an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="value">The value of a name.</param>
    /// <param name="call">Calls a function by its dotted name.</param>
    /// <exception cref="FormatException">The text is no expression.</exception>
    public static object? Evaluate(string text, Func<string, object?> value, Func<string, List<object?>, OrderedDictionary<string, object?>, object?> call)
    {
        var parser = new ComposedExpression(text, value, call);
        object? result = parser.Binary(0);
        return parser.Peek() == '\0' ? result : throw parser.Failure();
    }

    private object? Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        object? left = Binary(level + 1);
        while (Sign(Levels[level]) is { } sign)
        {
            left = ScenarioOperators.Value(sign, left, Binary(level + 1));
        }

        return left;
    }

    // A minus binds weaker than a power on its right: -x ** 2 is -(x ** 2).
    private object? Unary()
    {
        if (Take("-"))
        {
            object? value = Unary();
            return value switch { int i => (object)-i, double d => -d, _ => ScenarioOperators.Apply("neg", [value]) };
        }

        object? left = Atom();
        return Take("**") ? ScenarioOperators.Value("**", left, Unary()) : left;
    }

    private object? Atom()
    {
        char next = Peek();
        if (next is '(' or '[')
        {
            _at++;
            List<object?> items = Items(next == '(' ? ')' : ']', out bool comma);
            return next == '[' || comma ? items : items[0];
        }

        if (char.IsAsciiDigit(next) || next == '.')
        {
            string digits = While(c => char.IsAsciiLetterOrDigit(c) || c == '.');
            return digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? (object)int.Parse(digits, CultureInfo.InvariantCulture) : double.Parse(digits, CultureInfo.InvariantCulture);
        }

        string name = While(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.');
        if (name.Length == 0)
        {
            throw Failure();
        }

        if (!Take("("))
        {
            return name switch { "True" => true, "False" => false, "None" => null, _ => _value(name) };
        }

        var named = new OrderedDictionary<string, object?>();
        return _call(name, Arguments(named), named);
    }

    private List<object?> Arguments(OrderedDictionary<string, object?> named)
    {
        var args = new List<object?>();
        while (!Take(")"))
        {
            int start = _at;
            string name = While(c => char.IsAsciiLetterOrDigit(c) || c == '_');
            if (name.Length > 0 && Peek() == '=' && _text[_at + 1] != '=')
            {
                _at++;
                named.Add(name, Binary(0));
            }
            else
            {
                _at = start;
                args.Add(Binary(0));
            }

            if (!Take(",") && Peek() != ')')
            {
                throw Failure();
            }
        }

        return args;
    }

    private List<object?> Items(char end, out bool comma)
    {
        var items = new List<object?>();
        comma = false;
        while (!Take(end.ToString()))
        {
            items.Add(Binary(0));
            if (Take(","))
            {
                comma = true;
            }
            else if (Peek() != end)
            {
                throw Failure();
            }
        }

        return items;
    }

    private string? Sign(string[] signs)
    {
        Peek();
        foreach (string sign in signs)
        {
            // The one of two letters is another operator.
            if (_text.AsSpan(_at).StartsWith(sign) && !(sign == "*" && _text.AsSpan(_at).StartsWith("**")))
            {
                _at += sign.Length;
                return sign;
            }
        }

        return null;
    }

    private bool Take(string text)
    {
        Peek();
        if (!_text.AsSpan(_at).StartsWith(text))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private string While(Func<char, bool> belongs)
    {
        Peek();
        int from = _at;
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }

        return _text[from.._at];
    }

    private FormatException Failure() => new($"'{_text}' is no expression from letter {_at} on");
}
