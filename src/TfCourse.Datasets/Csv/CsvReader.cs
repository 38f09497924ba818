using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace TfCourse.Datasets;

/// <summary>Reads tables of numbers: comma-separated, UTF-8, with a header row, quoted after RFC 4180.</summary>
/// <remarks>
/// Numbers are read the same in every culture: a point for the fraction, no thousands separators. Every cell has to be a
/// finite number; an empty cell is an error and not a zero. A byte order mark is skipped; empty lines at the end are ignored.
/// </remarks>
public static class CsvReader
{
    private const int ShownCell = 40;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">The file is missing or a cell is no number; line, column and its header name are named.</exception>
    public static CsvTable Read(string path, DataLimits? limits = null)
    {
        limits ??= DataLimits.Default;
        using FileStream stream = DataFile.Open(path, path, limits);
        return Read(stream, path, limits);
    }

    /// <summary>Reads a stream to its end; the stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="limits">Upper bounds; <see cref="DataLimits.Default"/> when null.</param>
    /// <exception cref="DataException">A cell is no number; line, column and its header name are named.</exception>
    public static CsvTable Read(Stream stream, string name, DataLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using StreamReader text = new(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return ReadAll(new CsvRecords(text, name, limits ?? DataLimits.Default), name);
    }

    private static CsvTable ReadAll(CsvRecords records, string file)
    {
        if (!records.Next())
            throw records.Fault(DataFault.Truncated, "an empty file", "a header row with the names of the columns");
        string[] names = Header(records);

        List<double> values = [];
        List<long> lines = [];
        long? blank = null;
        while (records.Next())
        {
            // A lone empty field is an empty line unless the table has one column, where it is an empty cell.
            if (records.Fields is [""] && names.Length > 1)
            {
                blank ??= records.Line;
                continue;
            }
            if (blank is { } line)
                throw new DataException(DataFault.Malformed, file, "an empty line", "rows without gaps") { Line = line };
            if (records.Fields.Count != names.Length)
                throw records.Fault(
                    DataFault.Malformed, Invariant($"{records.Fields.Count} columns"), Invariant($"{names.Length}, as the header has"),
                    "A number with a decimal comma counts as two columns; write a point.");
            for (int column = 0; column < names.Length; column++)
                values.Add(Number(records, column, names[column]));
            lines.Add(records.Line);
        }
        return lines.Count > 0
            ? new CsvTable(file, names, [.. values], [.. lines])
            : throw new DataException(DataFault.Truncated, file, "a header without rows", "at least one row");
    }

    private static string[] Header(CsvRecords records)
    {
        string[] names = [.. records.Fields.Select(field => field.Trim())];
        if (names.All(name => TryNumber(name, out _)))
            throw records.Fault(
                DataFault.Malformed, "a first row of numbers", "a header row with the names of the columns", "Add a first line of names.");
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
            if (names[column].Length == 0 || !seen.Add(names[column]))
                throw records.Fault(
                    DataFault.Malformed, names[column].Length == 0 ? "an empty name" : "a name that occurs twice", "a name of its own for every column",
                    column: column + 1, name: names[column]);
        return names;
    }

    private static double Number(CsvRecords records, int column, string name)
    {
        string cell = records.Fields[column];
        if (TryNumber(cell, out double value) && double.IsFinite(value))
            return value;
        string shown = cell.Length <= ShownCell ? cell : cell[..ShownCell] + "…";
        throw records.Fault(
            DataFault.Malformed, cell.Trim().Length == 0 ? "an empty cell" : $"'{shown}'", "a finite number with a decimal point, such as -1.5 or 2e-3",
            cell.Contains(',', StringComparison.Ordinal) ? "Write a point where there is a comma." : null, column + 1, name);
    }

    private static bool TryNumber(string text, out double value)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
