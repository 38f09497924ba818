namespace TfCourse.Engine.Managed;

/// <summary>A node of a plan with the slots of its values.</summary>
internal sealed class PlanStep(NodeInfo node, int[] inputs, int[] outputs)
{
    public NodeInfo Node => node;

    public int[] Inputs => inputs;

    public int[] Outputs => outputs;

    /// <summary>For each input, whether no later step needs it.</summary>
    public bool[] LastUse { get; } = inputs.Length == 0 ? [] : new bool[inputs.Length];

    /// <summary>Whether an input comes from an output that refers to a variable.</summary>
    public bool TakesReferences { get; init; }

    /// <summary>Several nodes in one, if it is that.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>The slots whose values nobody needs after this step.</summary>
    public int[] Release { get; private set; } = [];

    /// <summary>Finds the last use of each value.</summary>
    /// <param name="steps">All steps in their order.</param>
    /// <param name="slots">How many slots there are.</param>
    /// <param name="kept">The slots whose values are needed after all steps.</param>
    public static void MarkLastUses(PlanStep[] steps, int slots, int[] kept)
    {
        var usedLater = new bool[slots];
        foreach (int slot in kept)
        {
            usedLater[slot] = true;
        }

        var release = new List<int>();
        for (int i = steps.Length - 1; i >= 0; i--)
        {
            PlanStep step = steps[i];
            release.Clear();
            for (int k = 0; k < step.Outputs.Length; k++)
            {
                if (!usedLater[step.Outputs[k]])
                {
                    release.Add(step.Outputs[k]);
                }
            }

            for (int k = 0; k < step.Inputs.Length; k++)
            {
                step.LastUse[k] = !usedLater[step.Inputs[k]];
            }

            foreach (int input in step.Inputs)
            {
                if (!usedLater[input])
                {
                    usedLater[input] = true;
                    release.Add(input);
                }
            }

            step.Release = [.. release];
        }
    }
}
