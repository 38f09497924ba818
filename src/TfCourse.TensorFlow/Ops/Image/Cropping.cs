using static Tensorflow.Binding;

namespace Tensorflow;

/// <content>central_crop, crop_to_bounding_box, pad_to_bounding_box, resize_image_with_crop_or_pad.</content>
public sealed partial class image_api
{
    /// <summary>The middle of images: so large a part of each side.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="central_fraction">In (0, 1].</param>
    /// <returns>The middle, of as many axes.</returns>
    /// <exception cref="ValueError">Another fraction, or another number of axes.</exception>
    public Tensor central_crop(Tensor image, float central_fraction)
    {
        using ops.NameScope scope = tf.name_scope(null, "central_crop");
        Tensor x = Composing.Value(image, "image");
        if (!(central_fraction is > 0 and <= 1))
        {
            throw new ValueError(FormattableString.Invariant($"central_fraction must be within (0, 1], it is {central_fraction}"));
        }

        if (central_fraction == 1)
        {
            return x;
        }

        x = Checked(x);
        int axes = x.shape.ndim is 3 or 4 ? x.shape.ndim : throw new ValueError($"`image` should either be a Tensor with rank = 3 or rank = 4. Had rank = {x.shape.ndim}.");
        ImageSize[] sizes = ImageSize.Of(x);
        ImageSize top = Start(sizes[axes - 3]), left = Start(sizes[axes - 2]);
        ImageSize rows = sizes[axes - 3] - top - top, columns = sizes[axes - 2] - left - left;
        Tensor begin = axes == 3 ? ImageSize.Vector(top, left, 0) : ImageSize.Vector(0, top, left, 0);
        Tensor size = axes == 3 ? ImageSize.Vector(rows, columns, -1) : ImageSize.Vector(-1, rows, columns, -1);
        Tensor cropped = tf.slice(x, begin, size);
        cropped.set_shape(axes == 3 ? new Shape(rows.Static, columns.Static, x.shape[2]) : new Shape(x.shape[0], rows.Static, columns.Static, x.shape[3]));
        return cropped;

        ImageSize Start(ImageSize whole)
        {
            if (whole.Known is { } known)
            {
                return (long)((known - (known * (double)central_fraction)) / 2);
            }

            Tensor length = tf.cast(whole.Value, TF_DataType.TF_DOUBLE);
            return ImageSize.Of(tf.cast((length - (length * (double)central_fraction)) / 2.0, TF_DataType.TF_INT32), "start");
        }
    }

    /// <summary>Images with zeros around them.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="offset_height">Rows of zeros above; a number or a scalar tensor.</param>
    /// <param name="offset_width">Columns of zeros on the left.</param>
    /// <param name="target_height">The new height.</param>
    /// <param name="target_width">The new width.</param>
    /// <returns>[target_height, target_width, channels], or a batch of such images.</returns>
    /// <exception cref="ValueError">The image does not fit.</exception>
    public Tensor pad_to_bounding_box(Tensor image, object offset_height, object offset_width, object target_height, object target_width)
        => Batched(image, "pad_to_bounding_box", x =>
        {
            ImageSize top = ImageSize.Of(offset_height, "offset_height"), left = ImageSize.Of(offset_width, "offset_width");
            ImageSize height = ImageSize.Of(target_height, "target_height"), width = ImageSize.Of(target_width, "target_width");
            ImageSize[] sizes = ImageSize.Of(x);
            ImageSize right = width - left - sizes[2], bottom = height - top - sizes[1];
            Operation[] checks =
            [
                .. ImageSize.Require(top, 0, "offset_height must be >= 0"), .. ImageSize.Require(left, 0, "offset_width must be >= 0"),
                .. ImageSize.Require(right, 0, "width must be <= target - offset"), .. ImageSize.Require(bottom, 0, "height must be <= target - offset"),
            ];
            Tensor paddings = tf.reshape(ImageSize.Vector(0, 0, top, bottom, left, right, 0, 0), new Shape(4, 2));
            Tensor padded = tf.pad(Assertions.After(checks, x), paddings);
            padded.set_shape(new Shape(x.shape[0], height.Static, width.Static, x.shape[3]));
            return padded;
        });

    /// <summary>A part of images.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="offset_height">The first row; a number or a scalar tensor.</param>
    /// <param name="offset_width">The first column.</param>
    /// <param name="target_height">Rows of the part.</param>
    /// <param name="target_width">Columns of the part.</param>
    /// <returns>[target_height, target_width, channels], or a batch of such images.</returns>
    /// <exception cref="ValueError">The part does not lie in the image.</exception>
    public Tensor crop_to_bounding_box(Tensor image, object offset_height, object offset_width, object target_height, object target_width)
        => Batched(image, "crop_to_bounding_box", x =>
        {
            ImageSize top = ImageSize.Of(offset_height, "offset_height"), left = ImageSize.Of(offset_width, "offset_width");
            ImageSize height = ImageSize.Of(target_height, "target_height"), width = ImageSize.Of(target_width, "target_width");
            ImageSize[] sizes = ImageSize.Of(x);
            Operation[] checks =
            [
                .. ImageSize.Require(left, 0, "offset_width must be >= 0."), .. ImageSize.Require(top, 0, "offset_height must be >= 0."),
                .. ImageSize.Require(width, 1, "target_width must be > 0."), .. ImageSize.Require(height, 1, "target_height must be > 0."),
                .. ImageSize.Require(sizes[2] - left - width, 0, "width must be >= target + offset."), .. ImageSize.Require(sizes[1] - top - height, 0, "height must be >= target + offset."),
            ];
            Tensor cropped = tf.slice(Assertions.After(checks, x), ImageSize.Vector(0, top, left, 0), ImageSize.Vector(-1, height, width, -1));
            cropped.set_shape(new Shape(x.shape[0], height.Static, width.Static, x.shape[3]));
            return cropped;
        });

    /// <summary>Images of a size: what is too large is cut on both sides, what is too small gets zeros.</summary>
    /// <param name="image">[height, width, channels], or a batch of such images.</param>
    /// <param name="target_height">The new height; a number or a scalar tensor.</param>
    /// <param name="target_width">The new width.</param>
    /// <returns>[target_height, target_width, channels], or a batch of such images.</returns>
    /// <exception cref="ValueError">A target is not above 0.</exception>
    public Tensor resize_image_with_crop_or_pad(Tensor image, object target_height, object target_width)
        => Batched(image, "resize_image_with_crop_or_pad", x =>
        {
            ImageSize height = ImageSize.Of(target_height, "target_height"), width = ImageSize.Of(target_width, "target_width");
            Operation[] checks = [.. ImageSize.Require(width, 1, "target_width must be > 0."), .. ImageSize.Require(height, 1, "target_height must be > 0.")];
            x = Assertions.After(checks, x);
            ImageSize[] sizes = ImageSize.Of(x);
            ImageSize wider = width - sizes[2], higher = height - sizes[1];
            Tensor cropped = crop_to_bounding_box(x, Given(Outside(higher)), Given(Outside(wider)), Given(ImageSize.Min(height, sizes[1])), Given(ImageSize.Min(width, sizes[2])));
            return pad_to_bounding_box(cropped, Given(ImageSize.Max(higher.Half(), 0)), Given(ImageSize.Max(wider.Half(), 0)), Given(height), Given(width));

            static ImageSize Outside(ImageSize larger) => ImageSize.Max((new ImageSize(0) - larger).Half(), 0);

            static object Given(ImageSize size) => size.Known is { } known ? known : size.Value;
        });

    /// <inheritdoc cref="resize_image_with_crop_or_pad"/>
    public Tensor resize_with_crop_or_pad(Tensor image, object target_height, object target_width) => resize_image_with_crop_or_pad(image, target_height, target_width);

    // One image as a batch of one, and back.
    private static Tensor Batched(Tensor image, string name, Func<Tensor, Tensor> function)
    {
        using ops.NameScope scope = tf.name_scope(null, name);
        Tensor x = Composing.Value(image, "image");
        bool isBatch = x.shape.ndim switch
        {
            4 => true,
            3 or -1 => false,
            _ => throw new ValueError($"'image' (shape {x.shape}) must have either 3 or 4 dimensions."),
        };
        if (!isBatch)
        {
            x = tf.expand_dims(x, 0);
            if (x.shape.IsNull)
            {
                x.set_shape(new Shape(-1, -1, -1, -1));
            }
        }

        Tensor result = function(Checked(x));
        return isBatch ? result : tf.squeeze(result, 0);
    }
}
