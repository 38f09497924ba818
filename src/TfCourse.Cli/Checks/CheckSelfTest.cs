using System.Text.Json.Nodes;
using TfCourse.Checking.SelfTests;

namespace TfCourse.Cli;

/// <summary>check --self-test: a row a planted mistake, then the sums.</summary>
internal static class CheckSelfTest
{
    public static int Run(Terminal terminal, int networks, int seed, bool json, bool quiet, CancellationToken cancellation)
    {
        SelfTestResult result = SelfTest.Run(networks, seed, (done, all) => Progress(terminal, quiet, done, all), cancellation);
        if (json)
        {
            terminal.Output.WriteLine(new JsonObject
            {
                ["mistakes"] = result.Mistakes,
                ["named_right"] = result.NamedRight,
                ["networks"] = result.Networks,
                ["false_alarms"] = result.FalseAlarms.Count,
                ["undecided"] = result.Undecided.Count,
                ["passes"] = result.Passes,
                ["rows"] = new JsonArray([.. result.Rows.Select(r => (JsonNode)new JsonObject
                {
                    ["subject"] = r.Subject, ["planted"] = r.Planted, ["expected"] = r.Expected, ["named"] = r.Named, ["right"] = r.Right, ["title"] = r.Title, ["odds"] = r.Odds,
                })]),
                ["alarms"] = new JsonArray([.. result.FalseAlarms.Select(a => (JsonNode)JsonValue.Create(a))]),
            }.ToJsonString());
        }
        else
        {
            foreach (SelfTestRow row in result.Rows)
            {
                terminal.Output.WriteLine($"{(row.Right ? "ok " : "BAD")} {row.Subject}: {row.Planted} -> {(row.Named.Length > 0 ? row.Named : "nothing")}: {row.Title}");
            }

            foreach (string alarm in result.FalseAlarms)
            {
                terminal.Output.WriteLine("FALSE ALARM " + alarm);
            }

            terminal.Output.WriteLine(FormattableString.Invariant($"mistakes {result.Mistakes}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"named_right {result.NamedRight}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"networks {result.Networks}"));
            terminal.Output.WriteLine(FormattableString.Invariant($"false_alarms {result.FalseAlarms.Count}"));
        }

        return result.Passes ? ExitCodes.Done : ExitCodes.JudgedFalse;
    }

    private static void Progress(Terminal terminal, bool quiet, int done, int all)
    {
        if (!quiet && (done % 100 == 0 || done == all))
        {
            terminal.Error.WriteLine(FormattableString.Invariant($"{done} of {all} checks"));
        }
    }
}
