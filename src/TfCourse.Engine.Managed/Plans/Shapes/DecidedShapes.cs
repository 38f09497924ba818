namespace TfCourse.Engine.Managed;

/// <summary>What the shapes of feeds were found to decide: values that need not be computed again, and shapes.</summary>
/// <param name="Feeds">The shapes of the feeds.</param>
/// <param name="Values">Values of outputs.</param>
/// <param name="Dims">Shapes of outputs.</param>
/// <param name="Variables">Variables whose shapes were taken for granted, with these.</param>
internal sealed record DecidedShapes(
    Dims[] Feeds,
    IReadOnlyDictionary<(NodeInfo Node, int Output), TensorValue> Values,
    IReadOnlyDictionary<(NodeInfo Node, int Output), Dims> Dims,
    IReadOnlyList<(Variable Variable, Dims Dims)> Variables)
{
    /// <summary>Whether all that was taken for granted is so now.</summary>
    public bool Holds()
    {
        for (int i = 0; i < Variables.Count; i++)
        {
            if (Variables[i].Variable.Value.Dims != Variables[i].Dims)
            {
                return false;
            }
        }

        return true;
    }
}
