namespace TfCourse.Engine;

/// <summary>What a piece of a text is.</summary>
internal enum TextToken
{
    /// <summary>The end.</summary>
    End,

    /// <summary>A name, letters first.</summary>
    Name,

    /// <summary>A number, without its sign.</summary>
    Number,

    /// <summary>A text in quotes, decoded.</summary>
    Quoted,

    /// <summary>One character.</summary>
    Symbol,
}

/// <summary>Cuts a text in protobuf's text format into names, numbers, quoted texts and symbols.</summary>
internal sealed class TextScanner
{
    private readonly string _text;
    private int _at, _line = 1, _lineStart;

    public TextScanner(string text)
    {
        _text = text;
        Next();
    }

    public TextToken Kind { get; private set; }

    /// <summary>The present piece as it stands, without quotes.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The bytes of a quoted text.</summary>
    public List<byte> Bytes { get; } = [];

    /// <summary>Whether blanks stood before the present piece.</summary>
    public bool AfterBlank { get; private set; }

    private int _start;

    public bool Is(char symbol) => Kind == TextToken.Symbol && Text[0] == symbol;

    /// <summary>Passes over a symbol if it stands here.</summary>
    public bool Take(char symbol)
    {
        bool found = Is(symbol);
        if (found)
        {
            Next();
        }

        return found;
    }

    public EngineException Error(string message)
        => EngineException.InvalidArgument(FormattableString.Invariant($"text, line {_line}, column {_start - _lineStart + 1}: {message}"));

    public string Found => Kind == TextToken.End ? "the end of the text" : $"'{Text}'";

    public void Next()
    {
        int before = _at;
        SkipBlanks();
        AfterBlank = _at > before;
        _start = _at;
        if (_at == _text.Length)
        {
            (Kind, Text) = (TextToken.End, "");
            return;
        }

        char c = _text[_at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            Kind = TextToken.Name;
            Text = TakeWhile(static x => char.IsAsciiLetterOrDigit(x) || x == '_');
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            Kind = TextToken.Number;
            Text = Number();
        }
        else if (c is '"' or '\'')
        {
            Kind = TextToken.Quoted;
            Bytes.Clear();
            Quoted(c);
            Text = _text[_start.._at];
        }
        else
        {
            (Kind, Text) = (TextToken.Symbol, c.ToString());
            _at++;
        }
    }

    private void SkipBlanks()
    {
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c == '#')
            {
                int end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
                c = '\n';
            }

            if (_at == _text.Length || c is not (' ' or '\t' or '\r' or '\n' or '\f' or '\v'))
            {
                return;
            }

            if (c == '\n')
            {
                (_line, _lineStart) = (_line + 1, _at + 1);
            }
        }
    }

    private string TakeWhile(Func<char, bool> belongs)
    {
        int start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at];
    }

    // Digits, letters and dots, and a sign that follows an exponent's e; what it means is the parser's to say.
    private string Number()
    {
        int start = _at;
        bool hex = _at + 1 < _text.Length && _text[_at] == '0' && _text[_at + 1] is 'x' or 'X';
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '_'
            || (!hex && _text[_at] is '+' or '-' && _text[_at - 1] is 'e' or 'E' && _at > start)))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private void Quoted(char quote)
    {
        for (_at++; ;)
        {
            if (_at == _text.Length || _text[_at] == '\n')
            {
                throw Error("a text in quotes does not end on its line");
            }

            char c = _text[_at];
            if (c == quote)
            {
                _at++;
                return;
            }

            if (c == '\\')
            {
                _at++;
                Escape();
                continue;
            }

            int length = char.IsHighSurrogate(c) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1]) ? 2 : 1;
            AddUtf8(_text.AsSpan(_at, length));
            _at += length;
        }
    }

    private void Escape()
    {
        char c = _at < _text.Length ? _text[_at++] : '\0';
        int simple = "abfnrtv\\'\"?".IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            Bytes.Add((byte)"\a\b\f\n\r\t\v\\'\"?"[simple]);
        }
        else if (c is >= '0' and <= '7')
        {
            int value = c - '0';
            for (int i = 0; i < 2 && _at < _text.Length && _text[_at] is >= '0' and <= '7'; i++)
            {
                value = (value * 8) + _text[_at++] - '0';
            }

            Bytes.Add(value < 256 ? (byte)value : throw Error("an octal escape beyond \\377"));
        }
        else if (c is 'x' or 'X')
        {
            Bytes.Add((byte)Hex(1, 2));
        }
        else if (c is 'u' or 'U')
        {
            int code = Hex(c == 'u' ? 4 : 8, c == 'u' ? 4 : 8);
            AddUtf8(System.Text.Rune.IsValid(code) ? new System.Text.Rune(code).ToString() : throw Error("an escape that is no character"));
        }
        else
        {
            throw Error($"the escape '\\{c}' is unknown");
        }
    }

    private int Hex(int least, int most)
    {
        long value = 0;
        int count = 0;
        for (; count < most && _at < _text.Length && char.IsAsciiHexDigit(_text[_at]); count++)
        {
            value = (value * 16) + Convert.ToInt32(_text[_at++].ToString(), 16);
        }

        return count >= least && value <= int.MaxValue ? (int)value : throw Error(FormattableString.Invariant($"an escape with {count} hexadecimal digits"));
    }

    private void AddUtf8(ReadOnlySpan<char> text)
    {
        Span<byte> buffer = stackalloc byte[4];
        int count = System.Text.Encoding.UTF8.GetBytes(text, buffer);
        Bytes.AddRange(buffer[..count]);
    }
}
