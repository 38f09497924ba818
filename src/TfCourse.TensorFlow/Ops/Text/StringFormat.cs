namespace Tensorflow;

/// <summary>StringFormat: a template with tensors written in the places of its placeholders.</summary>
internal static class StringFormat
{
    public static OpDefinition Define() => new("StringFormat")
    {
        Inputs = ["inputs: list(T)"],
        Outputs = ["output: string"],
        Attrs = ["T: list(type) >= 0", "template: string = '%s'", "placeholder: string = '%s'", "summarize: int = 3"],
        Shape = InferShape,
        Gradient = Gradient.Missing("strings are not differentiable"),
    };

    private static Shape[] InferShape(ShapeContext c)
    {
        int places = c.Attr<string>("template").Split(c.Attr<string>("placeholder")).Length - 1;
        c.Require(places == c.InputCount, $"num placeholders in template and num inputs must match: {places} vs. {c.InputCount}");
        return [Shape.Scalar];
    }
}

/// <content>format.</content>
public sealed partial class strings_api
{
    /// <summary>A template with tensors written in the places of its placeholders.</summary>
    /// <param name="template">The text around them.</param>
    /// <param name="inputs">As many tensors as there are placeholders.</param>
    /// <param name="placeholder">What stands for a tensor.</param>
    /// <param name="summarize">How many first and last elements of an axis are written; -1 for all.</param>
    /// <param name="name">The name of the node.</param>
    /// <returns>A scalar string.</returns>
    /// <exception cref="ValueError">The numbers of placeholders and of tensors differ.</exception>
    public Tensor format(string template, Tensor[] inputs, string placeholder = "{}", int summarize = 3, string? name = null)
        => Build.One("StringFormat", name, inputs, ("template", template), ("placeholder", placeholder), ("summarize", summarize));
}
