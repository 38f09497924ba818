using System.Reflection;
using System.Text.Json.Nodes;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>check --new KIND: a file that runs as it is, with right functions in it, to be replaced by the user's.</summary>
internal static class CheckTemplates
{
    public static IReadOnlyList<string> Kinds { get; } = ["mlp", "layer", "loss", "optimizer", "initializer", "regularizer", "schedule", "minibatch"];

    public static int Write(Terminal terminal, string kind, string? file, bool json)
    {
        if (!Kinds.Contains(kind))
        {
            throw new ArgumentException($"There is no kind '{kind}' to write.{NearNames.Hint(kind, Kinds)}");
        }

        string text = Text(kind);
        if (file is null && !json)
        {
            terminal.Output.Write(text);
            return ExitCodes.Done;
        }

        file ??= kind + ".cs";
        if (!file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"'{file}' does not end in .cs; a program of one file does.");
        }

        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew);
            using var writer = new StreamWriter(stream);
            writer.Write(text);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new ArgumentException($"'{file}' is there already; nothing was written. Give another name.");
        }

        if (json)
        {
            terminal.Output.WriteLine(new JsonObject { ["kind"] = kind, ["file"] = file }.ToJsonString());
        }
        else
        {
            terminal.Output.WriteLine($"{file} written: it is right as it stands. Put your functions in, then: tfcourse check {file}");
        }

        return ExitCodes.Done;
    }

    internal static string Text(string kind)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"TfCourse.Cli.Templates.{kind}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
