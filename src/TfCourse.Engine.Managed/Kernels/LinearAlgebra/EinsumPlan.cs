namespace TfCourse.Engine.Managed;

/// <summary>How one Einsum goes for given shapes: each input is brought to [batch, free, summed], multiplied, and brought to the output's order.</summary>
internal sealed class EinsumPlan
{
    private readonly Dims _x, _y;
    private readonly Dictionary<int, long> _sizes = [];

    public EinsumPlan(EinsumEquation equation, in Dims x, in Dims y, bool isBinary)
    {
        (_x, _y) = (x, y);
        int[] xLabels = equation.InputLabels(0, x), yLabels = isBinary ? equation.InputLabels(1, y) : [];
        AddSizes(xLabels, x);
        AddSizes(yLabels, y);
        int ellipsis = _sizes.Keys.Count(EinsumEquation.IsEllipsis);
        int[] output = equation.OutputLabels(ellipsis, _sizes.Keys);

        // In the order of the output, so that as little as possible has to move.
        int[] kept = [.. output.Distinct()];
        int[] batch = isBinary ? [.. kept.Where(l => xLabels.Contains(l) && yLabels.Contains(l))] : [];
        int[] xFree = [.. kept.Where(l => xLabels.Contains(l) && !batch.Contains(l))], yFree = [.. kept.Where(l => yLabels.Contains(l) && !batch.Contains(l))];
        int[] summed = isBinary ? [.. xLabels.Distinct().Where(l => yLabels.Contains(l) && !kept.Contains(l))] : [];

        Output = new Dims(Array.ConvertAll(output, l => _sizes[l]));
        X = new EinsumOperand(xLabels, x, _sizes, batch, xFree, summed, contractLast: true);
        Y = isBinary ? new EinsumOperand(yLabels, y, _sizes, batch, yFree, summed, contractLast: false) : null;
        (Batch, Rows, Columns, Inner) = (Count(batch), Count(xFree), Count(yFree), Count(summed));

        int[] product = [.. batch, .. xFree, .. yFree];
        ProductIsOutput = product.SequenceEqual(output);
        ProductSizes = Array.ConvertAll(product, l => (int)_sizes[l]);
        ProductStrides = Array.ConvertAll(product, l => StrideIn(output, l));
        Repeats = kept.Length != output.Length;
    }

    public Dims Output { get; }

    public EinsumOperand X { get; }

    public EinsumOperand? Y { get; }

    public int Batch { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int Inner { get; }

    /// <summary>Whether the product lies as the output does.</summary>
    public bool ProductIsOutput { get; }

    /// <summary>The sizes of the product's axes, and how far each moves in the output.</summary>
    public int[] ProductSizes { get; }

    public int[] ProductStrides { get; }

    /// <summary>Whether a label stands twice in the output: it is then a diagonal among zeros.</summary>
    public bool Repeats { get; }

    public bool Matches(in Dims x, in Dims y) => _x == x && _y == y;

    private int Count(int[] labels) => Elements(Array.ConvertAll(labels, l => _sizes[l]));

    /// <summary>A product of sizes that has to fit memory.</summary>
    public static int Elements(long[] sizes) => Sizes.Bytes(Sizes.Count(sizes), 1);

    private void AddSizes(int[] labels, in Dims dims)
    {
        for (int axis = 0; axis < labels.Length; axis++)
        {
            int label = labels[axis];
            long size = dims[axis];
            if (!_sizes.TryGetValue(label, out long known) || (EinsumEquation.IsEllipsis(label) && known == 1))
            {
                _sizes[label] = size;
            }
            else if (known != size && !(EinsumEquation.IsEllipsis(label) && size == 1))
            {
                throw EngineException.InvalidArgument($"Expected dimension {known} at axis {axis} of the input shaped {dims} but got dimension {size}");
            }
        }
    }

    private int StrideIn(int[] output, int label)
    {
        long stride = 1, sum = 0;
        for (int axis = output.Length - 1; axis >= 0; axis--)
        {
            sum += output[axis] == label ? stride : 0;
            stride *= _sizes[output[axis]];
        }

        return Output.Count == 0 ? 0 : checked((int)sum);
    }
}

/// <summary>How one input of Einsum is brought to [batch, free, summed] or [batch, summed, free], if it does not lie so already.</summary>
internal sealed class EinsumOperand
{
    public EinsumOperand(int[] labels, in Dims dims, Dictionary<int, long> sizes, int[] batch, int[] free, int[] summed, bool contractLast)
    {
        int[] wanted = contractLast ? [.. batch, .. free, .. summed] : [.. batch, .. summed, .. free];
        int[] other = contractLast ? [.. batch, .. summed, .. free] : [.. batch, .. free, .. summed];
        bool isWhole = true;
        for (int axis = 0; axis < labels.Length; axis++)
        {
            isWhole &= dims[axis] == sizes[labels[axis]];
        }

        IsReady = isWhole && labels.SequenceEqual(wanted);
        IsTransposed = !IsReady && isWhole && labels.SequenceEqual(other);
        int[] alone = [.. labels.Distinct().Where(l => !wanted.Contains(l))];
        KeptSizes = Array.ConvertAll(wanted, l => (int)sizes[l]);
        SummedSizes = Array.ConvertAll(alone, l => (int)sizes[l]);
        KeptStrides = new int[wanted.Length];
        SummedStrides = new int[alone.Length];
        long stride = 1;
        for (int axis = labels.Length - 1; axis >= 0 && dims.Count > 0; axis--)
        {
            // A stretched axis stays in place; a label that stands twice walks along the diagonal.
            int step = dims[axis] == 1 ? 0 : checked((int)stride), index = Array.IndexOf(wanted, labels[axis]);
            if (index >= 0)
            {
                KeptStrides[index] += step;
            }
            else
            {
                SummedStrides[Array.IndexOf(alone, labels[axis])] += step;
            }

            stride *= dims[axis];
        }

        Count = EinsumPlan.Elements(Array.ConvertAll(wanted, l => sizes[l]));
    }

    /// <summary>Whether the input lies as it is wanted.</summary>
    public bool IsReady { get; }

    /// <summary>Whether it lies so with its free and summed axes exchanged, which the product can read.</summary>
    public bool IsTransposed { get; }

    public int[] KeptSizes { get; }

    public int[] KeptStrides { get; }

    /// <summary>Axes that only this input has: they are summed first.</summary>
    public int[] SummedSizes { get; }

    public int[] SummedStrides { get; }

    public int Count { get; }
}
