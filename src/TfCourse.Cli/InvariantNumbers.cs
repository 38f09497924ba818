using System.CommandLine.Parsing;
using System.Globalization;

namespace TfCourse.Cli;

/// <summary>Numbers of the command line: 0.001 means the same in every culture.</summary>
internal static class InvariantNumbers
{
    public static double Double(ArgumentResult argument)
    {
        string text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return value;
        }

        argument.AddError($"'{text}' is no number; write it like 0.001 or 1e-3.");
        return 0;
    }
}
