using System.CommandLine;
using Tensorflow;
using TfCourse.Course;
using TfCourse.Engine;

namespace TfCourse.Cli;

/// <summary>The options of a command that trains on a cluster.</summary>
internal static class ClusterOptions
{
    public static Option<string?> Target { get; } = new("--target")
    {
        Description = "train on a cluster, through this server of it (grpc://HOST:PORT, as cluster serve prints it); variables on its ps tasks, replicas on its workers; needs --engine native, which it stands for",
        HelpName = "TARGET",
    };

    public static Option<bool> Asynchronous { get; } = new("--asynchronous")
    {
        Description = "on a cluster, each worker updates the variables with batches of its own and waits for no other; else all share each batch",
    };

    /// <summary>How to train there; null for this machine.</summary>
    /// <exception cref="ArgumentException">The options contradict each other, or the cluster has no workers.</exception>
    /// <exception cref="EngineException">The cluster cannot be reached.</exception>
    public static ClusterTraining? Of(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(Target) is not { } target)
        {
            return parsed.GetValue(Asynchronous) ? throw new ArgumentException($"{Asynchronous.Name} is about a cluster; name one with {Target.Name} grpc://HOST:PORT.") : null;
        }

        if (!target.StartsWith("grpc://", StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{target}' is no address of a server; write {Target.Name} grpc://HOST:PORT, as cluster serve prints it.");
        }

        if (parsed.GetResult(CommonOptions.Engine) is null or { Implicit: true })
        {
            Session.DefaultEngine = EngineChoice.Of(EngineChoice.Native);
        }

        var plan = new ClusterTraining(target, Layout(target), parsed.GetValue(Asynchronous))
        {
            Lost = (e, checkpoint) => terminal.Error.WriteLine(
                $"warning: a task of the cluster is lost ({e.Message.Split('\n')[0]}); going on {(checkpoint is null ? "from the beginning" : "from " + Path.GetFileName(checkpoint))} when it is back"),
        };
        if (!parsed.GetValue(CommonOptions.Quiet))
        {
            terminal.Error.WriteLine(FormattableString.Invariant(
                $"{target}: {plan.Layout.ParameterServers} parameter servers, {plan.Layout.Workers} workers, {(plan.Asynchronous ? "each on its own" : "which share each batch")}"));
        }

        return plan;
    }

    private static ClusterLayout Layout(string target)
    {
        var config = new ConfigProto { OperationTimeoutInMs = (long)TimeSpan.FromMinutes(2).TotalMilliseconds };
        using IEngineSession session = Session.DefaultEngine.Open(config, target);
        return ClusterLayout.Of(session.Devices);
    }
}
