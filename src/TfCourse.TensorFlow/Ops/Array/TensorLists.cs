namespace Tensorflow;

/// <summary>Lists of tensors that came as an object: tensors, numbers, arrays.</summary>
internal static class TensorLists
{
    /// <summary>The items as tensors.</summary>
    /// <exception cref="TypeError">The object is no list.</exception>
    public static Tensor[] Of(object values) => values switch
    {
        Tensor[] tensors => tensors,
        IEnumerable<Tensor> tensors => [.. tensors],
        System.Collections.IEnumerable items and not string => [.. items.Cast<object>().Select(i => i as Tensor ?? new Literal(Literals.Of(i)))],
        _ => throw new TypeError($"A list of tensors is needed, not a {values?.GetType().Name ?? "null"}"),
    };
}
