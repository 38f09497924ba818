using System.CommandLine;

namespace TfCourse.Cli;

/// <summary>tfcourse model: looks at SavedModels, checkpoints and graphs, and runs models.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "look at and run SavedModels, checkpoints and graphs") { Show(), Run(), Scan() };

    private static Command Show()
    {
        Argument<string> path = PathOf("a SavedModel's folder, a checkpoint (without .index), or a graph (.pb, .pbtxt, .meta)");
        var command = new Command("show", "what a model takes and gives, what a checkpoint or graph holds") { path };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
        {
            ModelReport.Of(parsed.GetRequiredValue(path)).Write(terminal, parsed.GetValue(CommonOptions.Json));
            return ExitCodes.Done;
        }, cancellation));
        return command;
    }

    private static Command Run()
    {
        Argument<string> path = PathOf("a SavedModel's folder");
        var tags = new Option<string?>("--tags") { Description = "which of its graphs, separated by commas [default: its only one]", HelpName = "TAGS" };
        var signature = new Option<string?>("--signature") { Description = "what to compute [default: serving_default, or the one that takes the image]", HelpName = "NAME" };
        var inputs = new Option<string[]>("--input") { Description = "name=FILE.npy, name=FILE.csv or name=[[1, 2], [3, 4]]; may be repeated", HelpName = "INPUT", DefaultValueFactory = _ => [] };
        var image = new Option<string?>("--image") { Description = "a PNG that the model is to classify", HelpName = "FILE.png" };
        var output = new Option<string?>("--output") { Description = "write the outputs into this npz file", HelpName = "FILE.npz" };
        var command = new Command("run", "run a signature with arrays or an image") { path, tags, signature, inputs, image, output };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) =>
            ModelRun.Run(terminal, new ModelRun.Request(
                parsed.GetRequiredValue(path), parsed.GetValue(tags)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                parsed.GetValue(signature), parsed.GetValue(inputs)!, parsed.GetValue(image), parsed.GetValue(output), parsed.GetValue(CommonOptions.Json))), cancellation));
        return command;
    }

    private static Command Scan()
    {
        Argument<string> path = PathOf("a SavedModel's folder or a graph (.pb, .pbtxt, .meta)");
        var command = new Command("scan", "ops of a graph that touch files and ops that cannot run here; exit code 1 when there are some beyond those that save and restore variables") { path };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, _) => ModelScan.Run(terminal, parsed.GetRequiredValue(path), parsed.GetValue(CommonOptions.Json)), cancellation));
        return command;
    }

    private static Argument<string> PathOf(string description) => new("PATH") { Description = description };
}
