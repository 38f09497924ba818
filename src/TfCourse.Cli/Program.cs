using System.CommandLine;
using System.CommandLine.Help;
using TfCourse.Cli;

var root = new RootCommand("Deep learning's practical course as TensorFlow graphs, each beside a hand-written reference that proves it right.\n\n" + ExitCodes.Help)
{
    CommonOptions.Json,
    CommonOptions.Quiet,
    CommonOptions.NoColor,
    CommonOptions.Engine,
    TrainCommand.Create(),
    BenchCommand.Create(),
    CheckCommand.Create(),
    CompareCommand.Create(),
    DiagnoseCommand.Create(),
    LessonCommand.Create(),
    EnginesCommand.Create(),
    ClusterCommand.Create(),
    TuneCommand.Create(),
    ModelCommand.Create(),
    ExerciseCommand.Create(),
};

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync("error: " + error.Message);
    }

    await Console.Error.WriteLineAsync($"Try '{string.Join(' ', ["tfcourse", .. args.TakeWhile(a => !a.StartsWith('-')).Take(1)])} --help'.");
    return ExitCodes.Usage;
}

return await parsed.InvokeAsync();
