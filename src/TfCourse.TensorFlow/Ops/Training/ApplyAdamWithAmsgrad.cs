namespace Tensorflow;

/// <summary>Adam with the largest second moment so far: v̂ ← max(v̂, v) takes v's place in Adam's last line.</summary>
/// <remarks>Source: Reddi, Kale, Kumar, ICLR 2018.</remarks>
internal static class ApplyAdamWithAmsgrad
{
    public static OpDefinition Define(string name) => UpdateOp.Define(name, ["m", "v", "vhat"],
        ["beta1_power", "beta2_power", "lr", "beta1", "beta2", "epsilon", "grad"]);
}
