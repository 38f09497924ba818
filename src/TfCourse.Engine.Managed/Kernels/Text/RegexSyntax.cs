using System.Globalization;
using System.Text;

namespace TfCourse.Engine.Managed;

/// <summary>
/// Rewrites a pattern of RE2, TensorFlow's regular expressions, as one of .NET. The languages differ in classes such as
/// \w (ASCII in RE2), in $, in named groups, in literals \Q…\E and in brackets inside of a class.
/// </summary>
internal sealed class RegexSyntax
{
    private readonly string _pattern;
    private readonly StringBuilder _out = new();
    private int _at;

    private RegexSyntax(string pattern) => _pattern = pattern;

    /// <summary>The same pattern for .NET.</summary>
    /// <exception cref="ArgumentException">RE2 has no such syntax.</exception>
    public static string ToDotNet(string pattern)
    {
        RegexLimits.Require(pattern);
        var syntax = new RegexSyntax(pattern);
        syntax.Translate();
        return syntax._out.ToString();
    }

    private void Translate()
    {
        bool multiline = false;
        while (_at < _pattern.Length)
        {
            char c = _pattern[_at++];
            switch (c)
            {
                case '\\': Escape(false); break;
                case '[': Class(); break;
                case '$': _out.Append(multiline ? "$" : "\\z"); break;
                case '(' when Next("?"): multiline |= Group(); break;
                case '#' or ' ': _out.Append('\\').Append(c); break;
                default: _out.Append(c); break;
            }
        }
    }

    // After "(?": flags, a group without a number, a name. RE2 has nothing that looks around. Says whether $ now ends lines.
    private bool Group()
    {
        if (Next("P<") || Next("<"))
        {
            int end = _pattern.IndexOf('>', _at);
            if (end <= _at || !_pattern[_at..end].All(ch => char.IsAsciiLetterOrDigit(ch) || ch == '_'))
            {
                throw new ArgumentException($"invalid named capture group: {_pattern}");
            }

            // Numbered like all other groups, as in RE2.
            _at = end + 1;
            _out.Append('(');
            return false;
        }

        int stop = _pattern.AsSpan(_at).IndexOfAny(':', ')');
        string flags = stop < 0 ? "" : _pattern.Substring(_at, stop);
        if (stop < 0 || flags.Any(f => f is not ('i' or 'm' or 's' or '-')))
        {
            throw new ArgumentException($"invalid perl operator: (?{(_at < _pattern.Length ? _pattern[_at] : "")}");
        }

        _out.Append("(?").Append(flags).Append(_pattern[_at + stop]);
        _at += stop + 1;
        return flags.Split('-')[0].Contains('m', StringComparison.Ordinal);
    }

    private void Class()
    {
        _out.Append('[');
        if (Next("^"))
        {
            _out.Append('^');
        }

        // A bracket that closes right after the beginning is a member.
        for (bool first = true; _at < _pattern.Length; first = false)
        {
            char c = _pattern[_at++];
            if (c == ']' && !first)
            {
                _out.Append(']');
                return;
            }

            if (c == '[' && Next(":"))
            {
                Posix();
            }
            else if (c == '\\')
            {
                Escape(true);
            }
            else
            {
                _out.Append(c is '[' or ']' ? "\\" : "").Append(c);
            }
        }

        throw new ArgumentException($"missing ]: {_pattern}");
    }

    private void Posix()
    {
        int end = _pattern.IndexOf(":]", _at, StringComparison.Ordinal);
        string name = end < 0 ? "" : _pattern[_at..end];
        _out.Append(name switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "ascii" => "\\x00-\\x7F",
            "blank" => "\\t ",
            "cntrl" => "\\x00-\\x1F\\x7F",
            "digit" => "0-9",
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => " -~",
            "punct" => "!-/:-@\\[-`{-~",
            "space" => "\\t\\n\\v\\f\\r ",
            "upper" => "A-Z",
            "word" => "0-9A-Za-z_",
            "xdigit" => "0-9A-Fa-f",
            _ => throw new ArgumentException($"invalid character class range: [:{name}:]"),
        });
        _at = end + 2;
    }

    private void Escape(bool inClass)
    {
        if (_at == _pattern.Length)
        {
            throw new ArgumentException("trailing \\ at end of pattern");
        }

        char c = _pattern[_at++];
        switch (c)
        {
            case 'd': _out.Append(inClass ? "0-9" : "[0-9]"); break;
            case 'w': _out.Append(inClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]"); break;
            case 's': _out.Append(inClass ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]"); break;
            case 'D': _out.Append(inClass ? "\\x00-/:-\\uFFFF" : "[^0-9]"); break;
            case 'W': _out.Append(inClass ? "\\x00-/:-@\\[-\\^`{-\\uFFFF" : "[^0-9A-Za-z_]"); break;
            case 'S': _out.Append(inClass ? "\\x00-\\x08\\x0B\\x0E-\\x1F!-\\uFFFF" : "[^\\t\\n\\f\\r ]"); break;
            case 'p' or 'P': Category(c); break;
            case 'x': Hexadecimal(); break;
            case 'Q' when !inClass: Literal(); break;
            case 'z' or 'A' or 'b' or 'B' when !inClass: _out.Append('\\').Append(c); break;
            case 'a' or 'f' or 't' or 'n' or 'r' or 'v': _out.Append('\\').Append(c); break;
            case >= '0' and <= '7' when c == '0' || (_at < _pattern.Length && _pattern[_at] is >= '0' and <= '7'): Octal(c); break;
            case var other when !char.IsAsciiLetterOrDigit(other): _out.Append(other < 128 ? "\\" : "").Append(other); break;
            default: throw new ArgumentException($"invalid escape sequence: \\{c}");
        }
    }

    // \pL is \p{L}
    private void Category(char letter)
    {
        int end = Next("{") ? _pattern.IndexOf('}', _at) : _at;
        if (end < 0 || end >= _pattern.Length)
        {
            throw new ArgumentException($"invalid character class range: \\{letter}");
        }

        string name = end == _at ? _pattern[_at].ToString() : _pattern[_at..end];
        _out.Append('\\').Append(letter).Append('{').Append(name).Append('}');
        _at = end + 1;
    }

    private void Hexadecimal()
    {
        bool braces = Next("{");
        int end = braces ? _pattern.IndexOf('}', _at) : _at + 2;
        if (end <= _at || end > _pattern.Length
            || !int.TryParse(_pattern.AsSpan(_at, end - _at), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            || !Rune.IsValid(code))
        {
            throw new ArgumentException("invalid escape sequence: \\x");
        }

        _out.Append(string.Concat(new Rune(code).ToString().Select(u => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)u:X4}"))));
        _at = end + (braces ? 1 : 0);
    }

    private void Octal(char first)
    {
        int code = first - '0';
        for (int i = 0; i < 2 && _at < _pattern.Length && _pattern[_at] is >= '0' and <= '7'; i++)
        {
            code = (code * 8) + _pattern[_at++] - '0';
        }

        _out.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");
    }

    private void Literal()
    {
        int end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
        _out.Append(System.Text.RegularExpressions.Regex.Escape(end < 0 ? _pattern[_at..] : _pattern[_at..end]));
        _at = end < 0 ? _pattern.Length : end + 2;
    }

    private bool Next(string text)
    {
        bool found = string.CompareOrdinal(_pattern, _at, text, 0, text.Length) == 0;
        _at += found ? text.Length : 0;
        return found;
    }
}
