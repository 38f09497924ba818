using System.CommandLine;
using TfCourse.Datasets;

namespace TfCourse.Cli;

/// <summary>tfcourse check: hand-written code against numeric differences and the framework; what is wrong gets a name.</summary>
internal static class CheckCommand
{
    private const string Mlp = "mlp";

    public static Command Create()
    {
        var what = new Argument<string?>("WHAT")
        {
            Description = "mlp: the course's network and Adam, by hand and in the framework; or FILE.cs: a file that registers your own functions (write one with --new)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var create = new Option<string?>("--new") { Description = $"write a file to fill in: {string.Join(", ", CheckTemplates.Kinds)}", HelpName = "KIND" };
        var to = new Option<string?>("--out") { Description = "where to write it; without this it goes to standard output", HelpName = "FILE" };
        var self = new Option<bool>("--self-test") { Description = "plant mistakes in hand-written code and look whether they get their names; check correct networks for false alarms" };
        var networks = new Option<int>("--networks") { Description = "how many correct random networks the self-test checks", DefaultValueFactory = _ => 1000 };
        var report = new Option<string?>("--report") { Description = "write a page with a heat map of the errors of each parameter", HelpName = "FOLDER" };
        Option<int> seed = CommonOptions.Seed(1);
        var command = new Command("check", "cross-check hand-written code, the framework and numeric differences, and name what is wrong") { what, create, to, self, networks, report, seed };
        command.SetAction((parsed, cancellation) => Guard.RunAsync(parsed, (terminal, stop) =>
        {
            string? subject = parsed.GetValue(what), kind = parsed.GetValue(create), folder = parsed.GetValue(report);
            bool json = parsed.GetValue(CommonOptions.Json), selfTest = parsed.GetValue(self);
            int value = parsed.GetValue(seed);
            ArgumentOutOfRangeException.ThrowIfNegative(value, "seed");
            if (new[] { subject is not null, kind is not null, selfTest }.Count(b => b) != 1)
            {
                throw new ArgumentException("Say one thing to check: 'mlp', a FILE.cs of yours, --self-test, or --new KIND to write such a file.");
            }

            if (kind is not null)
            {
                return CheckTemplates.Write(terminal, kind, parsed.GetValue(to), json);
            }

            if (selfTest)
            {
                return CheckSelfTest.Run(terminal, parsed.GetValue(networks), value, json, parsed.GetValue(CommonOptions.Quiet), stop);
            }

            if (subject == Mlp)
            {
                return CheckMlp.Run(terminal, value, json, folder);
            }

            if (subject!.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                EngineChoice.RequireManaged(parsed, subject);
                return CheckFile.Run(terminal, subject, json, folder, stop);
            }

            throw new ArgumentException($"There is no check '{subject}'.{NearNames.Hint(subject, [Mlp])} A file of your own ends in .cs; write one with: check --new mlp --out mine.cs");
        }, cancellation));
        return command;
    }
}
