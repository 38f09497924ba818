namespace Tensorflow;

/// <summary>Variables that belong to another: slots of optimizers, averages.</summary>
internal static class VariableSlot
{
    /// <summary>Makes a variable named after its owner and what it is for, beside the owner.</summary>
    /// <param name="owner">The other.</param>
    /// <param name="initial">The initial value, or a function that makes it.</param>
    /// <param name="name">What it is for.</param>
    public static IVariableV1 Make(IVariableV1 owner, object initial, string name)
    {
        using var scope = new variable_scope((string?)null, owner.Op.name + "/" + name);
        using (owner.Graph.Colocated(owner.Op))
        {
            return owner.Graph.Variables.Get("", null, TF_DataType.DtInvalid, initial, null, false, null, owner is ResourceVariable, true, null);
        }
    }
}
