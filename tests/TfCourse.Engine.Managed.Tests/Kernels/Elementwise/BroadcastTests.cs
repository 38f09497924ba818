namespace TfCourse.Engine.Managed.Tests;

[TestFixture]
public sealed class BroadcastTests
{
    [Test]
    public void Axes_that_stretch_alike_are_walked_as_one()
    {
        Broadcast plan = Broadcast.Of(new Dims(2, 3, 4, 5), new Dims(4, 5));
        Assert.That(plan.Extents, Is.EqualTo(new long[] { 6, 20 }));
        Assert.That(plan.XStrides, Is.EqualTo(new long[] { 20, 1 }));
        Assert.That(plan.YStrides, Is.EqualTo(new long[] { 0, 1 }));
        Assert.That(plan.Output.ToString(), Is.EqualTo("[2,3,4,5]"));
    }

    [Test]
    public void Three_shapes_stretch_over_each_other()
    {
        Broadcast plan = Broadcast.Of([new Dims(3, 1), new Dims(1, 4), new Dims(2, 1, 1)])!;
        Assert.That(plan.Output.ToString(), Is.EqualTo("[2,3,4]"));
        Assert.That(plan.Strides[0], Is.EqualTo(new long[] { 0, 1, 0 }));
        Assert.That(plan.Strides[1], Is.EqualTo(new long[] { 0, 0, 1 }));
        Assert.That(plan.Strides[2], Is.EqualTo(new long[] { 1, 0, 0 }));
    }

    [Test]
    public void Scalars_and_sizes_of_one_leave_one_step()
    {
        Broadcast plan = Broadcast.Of(default, new Dims(1, 1));
        Assert.That(plan.Extents, Is.EqualTo(new long[] { 1 }));
        Assert.That(plan.Output.ToString(), Is.EqualTo("[1,1]"));
    }

    [Test]
    public void A_size_of_0_wins_over_1()
        => Assert.That(Broadcast.Of(new Dims(2, 0), new Dims(2, 1)).Output.ToString(), Is.EqualTo("[2,0]"));

    [Test]
    public void Shapes_that_do_not_fit_are_named()
    {
        var error = Assert.Throws<EngineException>(() => Broadcast.Of(new Dims(2, 3), new Dims(4, 3)));
        Assert.That(error!.Message, Does.Contain("Incompatible shapes: [2,3] vs. [4,3]"));
        Assert.That(Broadcast.Fits(new Dims(0), new Dims(2)), Is.False);
    }

    [Test]
    public void A_product_beyond_memory_is_refused_before_anything_is_taken()
        => Assert.That(() => Broadcast.Of(new Dims(1L << 20, 1, 1L << 20), new Dims(1L << 30, 1)), Throws.TypeOf<EngineException>());
}
