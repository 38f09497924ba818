namespace Tensorflow;

/// <summary>A size of an image: a number where it is known while the graph is built, else a scalar tensor. Sums of known ones are numbers, as in Python.</summary>
internal readonly struct ImageSize
{
    private readonly Tensor? _value;

    public ImageSize(long known) => Known = known;

    private ImageSize(Tensor value) => (Known, _value) = (null, value);

    /// <summary>The number; null when only a run knows it.</summary>
    public long? Known { get; }

    public Tensor Value => Known is { } known ? checked((int)known) : _value!;

    /// <summary>The static size: -1 when only a run knows it.</summary>
    public long Static => Known ?? -1;

    public static implicit operator ImageSize(long known) => new(known);

    /// <summary>The sizes of a tensor of known rank.</summary>
    public static ImageSize[] Of(Tensor image)
    {
        Shape shape = image.shape;
        Tensor[]? values = shape.IsFullyDefined ? null : Binding.tf.unstack(Build.One("Shape", null, [image]), shape.ndim);
        return [.. shape.dims.Select((size, i) => size >= 0 ? new ImageSize(size) : new ImageSize(values![i]))];
    }

    /// <summary>A size that a caller gives: a number, or a scalar tensor.</summary>
    public static ImageSize Of(object size, string role) => size switch
    {
        int known => known,
        long known => known,
        Tensor tensor => ShapeValues.KnownIntegers(tensor) is [var known] ? known : new ImageSize(tensor),
        _ => throw new ValueError($"{role} must be an integer or a scalar tensor, not {size}"),
    };

    public static ImageSize operator -(ImageSize a, ImageSize b) => a.Known is { } x && b.Known is { } y ? x - y : new ImageSize(a.Value - b.Value);

    /// <summary>Half of it, rounded down.</summary>
    public ImageSize Half() => Known is { } known ? (long)Math.Floor(known / 2.0) : new ImageSize(Binding.tf.floordiv(Value, 2));

    public static ImageSize Max(ImageSize a, ImageSize b) => a.Known is { } x && b.Known is { } y ? Math.Max(x, y) : new ImageSize(Binding.tf.maximum(a.Value, b.Value));

    public static ImageSize Min(ImageSize a, ImageSize b) => a.Known is { } x && b.Known is { } y ? Math.Min(x, y) : new ImageSize(Binding.tf.minimum(a.Value, b.Value));

    /// <summary>Fails at once, or when it runs, unless the size is at least so large.</summary>
    public static Operation[] Require(ImageSize size, long least, string message) => size.Known is { } known
        ? known >= least ? [] : throw new ValueError(message)
        : [Assertions.Assert(Build.One("GreaterEqual", null, [size.Value, checked((int)least)]), [message], null, null)];

    /// <summary>A vector of sizes.</summary>
    public static Tensor Vector(params ReadOnlySpan<ImageSize> sizes)
    {
        int[] known = new int[sizes.Length];
        Tensor[] values = new Tensor[sizes.Length];
        bool isKnown = true;
        for (int i = 0; i < sizes.Length; i++)
        {
            isKnown &= sizes[i].Known is not null;
            known[i] = checked((int)(sizes[i].Known ?? 0));
            values[i] = sizes[i].Value;
        }

        return isKnown ? known : Binding.tf.stack(values);
    }
}
