using Tensorflow;
using TfCourse.Engine;

namespace TfCourse.TestKit;

/// <summary>Between recorded tensors and those of an engine.</summary>
public static class GoldenHost
{
    /// <summary>A recorded tensor as a feed.</summary>
    public static HostTensor ToHost(GoldenTensor tensor)
    {
        Array values = tensor.Values switch
        {
            BFloat16[] v => Array.ConvertAll(v, b => new Engine.BFloat16(b.Bits)),
            Complex64[] v => Array.ConvertAll(v, c => new Engine.Complex64(c.Real, c.Imaginary)),
            var same => same,
        };
        return new HostTensor(GoldenDtypes.Parse(tensor.Dtype), [.. tensor.Shape], values);
    }

    /// <summary>A fetched tensor as the comparison wants it.</summary>
    public static GoldenTensor ToGolden(HostTensor tensor)
    {
        Array values = tensor.Elements switch
        {
            Engine.BFloat16[] v => Array.ConvertAll(v, b => new BFloat16(b.Bits)),
            Engine.Complex64[] v => Array.ConvertAll(v, c => new Complex64(c.Real, c.Imaginary)),
            var same => same,
        };
        return new GoldenTensor(GoldenDtypes.NameOf(tensor.DataType), tensor.Dimensions.ToArray(), values);
    }

    /// <summary>A static shape in the kit's form.</summary>
    public static GoldenShape ToGolden(Shape shape) => shape.IsNull ? GoldenShape.Unknown : GoldenShape.Of(shape.dims);

    /// <summary>A recorded static shape in the framework's form.</summary>
    public static Shape ToShape(GoldenShape shape) => shape.IsRankKnown ? new Shape([.. shape.Sizes]) : Shape.Null;
}
