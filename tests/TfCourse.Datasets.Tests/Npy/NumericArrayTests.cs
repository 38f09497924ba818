using System.Numerics;

namespace TfCourse.Datasets.Tests;

public sealed class NumericArrayTests
{
    [Test]
    public void Every_element_type_has_a_row_at_its_own_place()
        => Assert.That(ElementFormat.All.Select(format => format.Type), Is.EqualTo(Enum.GetValues<ElementType>()));

    [Test]
    public void Sizes_of_the_rows_are_those_of_the_types()
    {
        foreach (ElementFormat format in ElementFormat.All)
        {
            Array one = format.Create(3);
            Assert.That(one.GetType().GetElementType(), Is.EqualTo(format.Clr));
            Assert.That(Buffer.ByteLength(Primitive(one)), Is.EqualTo(3 * format.Size), format.Name);
        }

        // Buffer knows primitive arrays only; the others are measured through the bytes of the array.
        static Array Primitive(Array array)
            => array is Half[] or Complex64[] or Complex[]? new NumericArray(ElementFormat.Of(array.GetType().GetElementType()!)!, [3], array).Bytes.ToArray() : array;
    }

    [Test]
    public void A_shape_has_to_fit_the_values()
    {
        Assert.That(() => NumericArray.Of([1, 2, 3], 2, 2), Throws.ArgumentException.With.Message.Contains("[2, 2] has 4 elements, but 3 values"));
        Assert.That(() => NumericArray.Of(Array.Empty<int>(), -1), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => NumericArray.Of([1], 65536, 65536), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(NumericArray.Of(Array.Empty<int>(), 65536, 65536, 0).Count, Is.Zero);
        Assert.That(() => NumericArray.Of(['a'], 1), Throws.ArgumentException.With.Message.Contains("Arrays of Char are not written"));
    }

    [Test]
    public void Asking_for_another_type_names_both()
    {
        NumericArray array = NumericArray.Of([1L, 2L], 2);
        Assert.That(() => array.As<int>(), Throws.InvalidOperationException.With.Message.Contains("int64 (Int64), not Int32"));
        // .NET converts arrays of int to arrays of uint without a word; that must not pass for the same type.
        Assert.That(() => NumericArray.Of([1], 1).As<uint>(), Throws.InvalidOperationException);
        Assert.That(array.ToSingle(), Is.EqualTo(new[] { 1f, 2f }));
    }

    [Test]
    public void Complex_numbers_do_not_become_real_in_silence()
        => Assert.That(() => NumericArray.Of([new Complex(1, 2)], 1).ToDouble(), Throws.InvalidOperationException.With.Message.Contains("complex128"));

    [Test]
    public void Truth_values_become_one_and_zero()
        => Assert.That(NumericArray.Of([true, false], 2).ToDouble(), Is.EqualTo(new[] { 1.0, 0.0 }));
}
