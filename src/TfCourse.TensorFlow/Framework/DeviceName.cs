using System.Globalization;

namespace Tensorflow;

/// <summary>The parts of a device's name; those that are null are left open.</summary>
internal sealed record DeviceName(string? Job = null, string? Replica = null, string? Task = null, string? Type = null, string? Index = null)
{
    /// <summary>Reads "/job:worker/replica:0/task:1/device:GPU:0", "/cpu:0", "gpu:*" and parts of these.</summary>
    /// <exception cref="ValueError">A part is none of these.</exception>
    public static DeviceName Parse(string device)
    {
        var parsed = new DeviceName();
        foreach (string part in device.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = part.Split(':');
            string kind = words[0].ToLowerInvariant();
            parsed = (kind, words.Length) switch
            {
                ("job", 2) => parsed with { Job = words[1] },
                ("replica", 2) => parsed with { Replica = Number(words[1], device) },
                ("task", 2) => parsed with { Task = Number(words[1], device) },
                ("cpu" or "gpu" or "tpu" or "tpu_system", 1 or 2) => parsed with { Type = kind.ToUpperInvariant(), Index = Place(words, 1, device) },
                ("device", 2 or 3) => parsed with { Type = words[1] is "cpu" or "gpu" ? words[1].ToUpperInvariant() : words[1], Index = Place(words, 2, device) },
                _ => throw new ValueError($"Unknown attribute '{words[0]}' is encountered while parsing the device spec: '{device}'; write e.g. /job:worker/task:0/device:CPU:0 or /cpu:0."),
            };
        }

        return parsed;
    }

    /// <summary>What this leaves open, as the other has it.</summary>
    public DeviceName FilledBy(DeviceName outer) => new(Job ?? outer.Job, Replica ?? outer.Replica, Task ?? outer.Task, Type ?? outer.Type, Index ?? outer.Index);

    /// <inheritdoc/>
    public override string ToString()
        => $"{Part("job", Job)}{Part("replica", Replica)}{Part("task", Task)}{(Type is null ? "" : $"/device:{Type}:{Index ?? "*"}")}";

    private static string Part(string kind, string? value) => value is null ? "" : $"/{kind}:{value}";

    private static string? Place(string[] words, int at, string device) => words.Length <= at || words[at] == "*" ? null : Number(words[at], device);

    private static string Number(string text, string device) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
        ? value.ToString(CultureInfo.InvariantCulture)
        : throw new ValueError($"'{text}' is no number in the device spec: '{device}'.");
}
