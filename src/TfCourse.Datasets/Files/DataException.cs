using System.Globalization;
using System.Text;

namespace TfCourse.Datasets;

/// <summary>A data file is missing, damaged or of a kind that is not read here.</summary>
/// <remarks>The message reads: file and place – what was found – what is required – what to do.</remarks>
public sealed class DataException : Exception
{
    /// <summary>Describes one fault of one file.</summary>
    /// <param name="fault">The kind of fault.</param>
    /// <param name="file">The file as the caller named it; a member of an archive as <c>archive.npz!name</c>.</param>
    /// <param name="found">What was found.</param>
    /// <param name="required">What is required in its place.</param>
    /// <param name="advice">What the reader of the message can do, or nothing.</param>
    /// <param name="inner">The exception of the system, or null.</param>
    public DataException(
        DataFault fault, string file, string found, string required, string? advice = null, Exception? inner = null)
        : base(null, inner)
    {
        Fault = fault;
        File = file;
        Found = found;
        Required = required;
        Advice = advice;
    }

    /// <summary>The kind of fault.</summary>
    public DataFault Fault { get; }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What is required in its place.</summary>
    public string Required { get; }

    /// <summary>What to do about it, or null.</summary>
    public string? Advice { get; }

    /// <summary>Byte offset in the file (in the expanded content of a compressed one), from 0; null where it says nothing.</summary>
    public long? Offset { get; init; }

    /// <summary>Line of a text file, from 1; null for binary files.</summary>
    public long? Line { get; init; }

    /// <summary>Column (field, not character) of a CSV file, from 1; null where the whole line is meant.</summary>
    public int? Column { get; init; }

    /// <summary>Header name of <see cref="Column"/>; null when unknown.</summary>
    public string? ColumnName { get; init; }

    /// <inheritdoc/>
    public override string Message
    {
        get
        {
            StringBuilder text = new(File);
            CultureInfo invariant = CultureInfo.InvariantCulture;
            if (Offset is { } offset)
                text.Append(invariant, $", byte {offset}");
            if (Line is { } line)
                text.Append(invariant, $", line {line}");
            if (Column is { } column)
                text.Append(invariant, $", column {column}");
            if (ColumnName is { } name)
                text.Append(invariant, $" ('{name}')");
            text.Append(invariant, $": found {Found}; required: {Required}.");
            if (Advice is { } advice)
                text.Append(' ').Append(advice);
            return text.ToString();
        }
    }
}
