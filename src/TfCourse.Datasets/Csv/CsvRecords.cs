using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Splits a CSV text into records and fields after RFC 4180, counting lines.</summary>
internal sealed class CsvRecords(TextReader text, string file, DataLimits limits)
{
    private const int End = -1;

    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _field = new();
    private int _start, _end, _length;
    private long _nextLine = 1;

    /// <summary>The fields of the record that was read last.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>The line on which that record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads the next record; false at the end of the text.</summary>
    public bool Next()
    {
        Fields.Clear();
        Line = _nextLine;
        _length = 0;
        if (Peek() == End)
            return false;

        while (true)
        {
            _field.Clear();
            int stop = Peek() == '"' ? Quoted() : Plain();
            Fields.Add(_field.ToString());
            if (Fields.Count > limits.MaxColumns)
                throw Fault(DataFault.OverLimit, "more columns", Invariant($"at most {limits.MaxColumns} (DataLimits.MaxColumns)"));
            if (stop != ',')
                return true;
        }
    }

    /// <summary>A fault of the record or of one of its columns.</summary>
    public DataException Fault(
        DataFault fault, string found, string required, string? advice = null, int? column = null, string? name = null)
        => new(fault, file, found, required, advice) { Line = Line, Column = column, ColumnName = name };

    // Both return what ended the field: a comma, a line feed or the end.
    private int Plain()
    {
        while (true)
        {
            int c = Take();
            if (c is ',' or '\n' or End)
                return c;
            if (c == '\r')
                return LineFeed();
            if (c == '"')
                throw Fault(
                    DataFault.Malformed, "a quote in the middle of a field", "a field that is quoted as a whole, quotes inside doubled",
                    column: Fields.Count + 1);
            _field.Append((char)c);
        }
    }

    private int Quoted()
    {
        Take();
        while (true)
        {
            int c = Take();
            if (c == End)
                throw Fault(
                    DataFault.Truncated, "the end of the file inside quotes", "a closing quote", "The quote may have been opened by mistake.",
                    Fields.Count + 1);
            if (c != '"')
            {
                _field.Append((char)c);
                continue;
            }
            c = Take();
            if (c is ',' or '\n' or End)
                return c;
            if (c == '\r')
                return LineFeed();
            if (c != '"')
                throw Fault(
                    DataFault.Malformed, "text after a closing quote", "a comma or the end of the line", column: Fields.Count + 1);
            _field.Append('"');
        }
    }

    private int LineFeed()
    {
        int c = Peek();
        if (c == '\n')
            return Take();
        if (c == End)
            return End;
        throw Fault(DataFault.Malformed, "a carriage return without a line feed", "lines that end in LF or CR LF");
    }

    private int Take()
    {
        int c = Peek();
        if (c == End)
            return End;
        _start++;
        if (c == '\n')
            _nextLine++;
        if (++_length > limits.MaxLineLength)
            throw Fault(DataFault.OverLimit, "a longer line", Invariant($"at most {limits.MaxLineLength} characters (DataLimits.MaxLineLength)"));
        return c;
    }

    private int Peek()
    {
        if (_start == _end)
        {
            try
            {
                (_start, _end) = (0, text.Read(_buffer, 0, _buffer.Length));
            }
            catch (DecoderFallbackException e)
            {
                throw new DataException(
                    DataFault.Malformed, file, "bytes that are not UTF-8", "text in UTF-8", "Save the table again as CSV in UTF-8.", e)
                { Line = _nextLine };
            }
            catch (IOException e)
            {
                throw new DataException(DataFault.Unreadable, file, "a read error: " + e.Message, "a readable file", inner: e)
                { Line = _nextLine };
            }
            if (_end == 0)
                return End;
        }
        return _buffer[_start];
    }
}
