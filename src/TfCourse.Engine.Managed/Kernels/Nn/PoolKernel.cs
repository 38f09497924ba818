namespace TfCourse.Engine.Managed;

/// <summary>What pooling kernels share: the window, given by attributes or inputs, and images moved to channels last where they are not.</summary>
internal abstract class PoolKernel<T>(NodeInfo node) : Kernel where T : unmanaged
{
    private WindowAttributes? _attributes;
    private PoolShape? _shape;

    /// <summary>The inputs that hold ksize and strides, for the ops that take them as such.</summary>
    private int WindowInput { get; } = node.Definition.InputArg.ToList().FindIndex(a => a.Name == "ksize");

    protected WindowAttributes Attributes => _attributes!;

    /// <summary>The shape of the call.</summary>
    protected PoolShape Measure(KernelContext c, in Dims input)
    {
        if (WindowInput >= 0)
        {
            ReadOnlySpan<int> window = c.Input<int>(WindowInput), strides = c.Input<int>(WindowInput + 1);
            if (_attributes is null || !_attributes.Has(window, strides))
            {
                _attributes = new WindowAttributes(node, window, strides);
                _shape = null;
            }
        }
        else
        {
            _attributes ??= new WindowAttributes(node);
        }

        _attributes.RequirePooling();
        return PoolShape.Of(ref _shape, _attributes, input);
    }

    /// <summary>Images with channels last: as they are, or moved into the scratch.</summary>
    protected unsafe T* Last(T* images, PoolShape s, bool isOutput, in Scratch<T> scratch)
    {
        if (scratch.Data is null)
        {
            return images;
        }

        Form(s, isOutput).Write(images, s.Batch, scratch.Data);
        return scratch.Data;
    }

    /// <summary>The elements of scratch that moving images takes: none when channels are last already.</summary>
    protected long Moved(PoolShape s, bool isOutput) => !Attributes.IsChannelsFirst || s.Channels <= 1 ? 0 : (long)s.Batch * s.Channels * (isOutput ? s.OutputPlaces : s.InputPlaces);

    private BorderedImages<T> Form(PoolShape s, bool isOutput) => new(
        isOutput ? (s.Depth.Output, s.Height.Output, s.Width.Output) : (s.Depth.Size, s.Height.Size, s.Width.Size), (0, 0), (0, 0), (0, 0), s.Channels, Attributes.IsChannelsFirst);
}
