namespace TfCourse.Engine.Managed;

/// <summary>How an update meets the value that is there.</summary>
internal interface IUpdate<T>
{
    static abstract T Apply(T present, T update);
}

/// <summary>The update replaces.</summary>
internal readonly struct SetUpdate<T> : IUpdate<T>
{
    public static T Apply(T present, T update) => update;
}

/// <summary>The update is added.</summary>
internal readonly struct AddUpdate<T, TArithmetic> : IUpdate<T> where TArithmetic : struct, IArithmetic<T>
{
    public static T Apply(T present, T update) => TArithmetic.Add(present, update);
}

/// <summary>The update is subtracted.</summary>
internal readonly struct SubtractUpdate<T, TArithmetic> : IUpdate<T> where TArithmetic : struct, IArithmetic<T>
{
    public static T Apply(T present, T update) => TArithmetic.Subtract(present, update);
}

/// <summary>The larger one stays.</summary>
internal readonly struct MaxUpdate<T, TArithmetic> : IUpdate<T> where TArithmetic : struct, IArithmetic<T>
{
    public static T Apply(T present, T update) => TArithmetic.IsLess(present, update) ? update : present;
}

/// <summary>The smaller one stays.</summary>
internal readonly struct MinUpdate<T, TArithmetic> : IUpdate<T> where TArithmetic : struct, IArithmetic<T>
{
    public static T Apply(T present, T update) => TArithmetic.IsLess(update, present) ? update : present;
}

/// <summary>Updates at the places that rows of indices name, one after the other.</summary>
internal static class Scatter
{
    public static void Run<T, TUpdate>(ReadOnlySpan<long> indices, in Dims at, ReadOnlySpan<T> updates, Span<T> output, in Dims shape, bool ignore)
        where TUpdate : struct, IUpdate<T>
    {
        int depth = (int)at[at.Rank - 1], rows = (int)at.Product(0, at.Rank - 1), inner = (int)shape.Product(depth, shape.Rank);
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<long> index = indices.Slice(row * depth, depth);
            long place = IndexRows.Offset(index, shape);
            if (place < 0)
            {
                if (ignore)
                {
                    continue;
                }

                throw EngineException.InvalidArgument($"indices{IndexRows.Name(row, at)} = {IndexRows.Text(index)} does not index into shape {shape}");
            }

            ReadOnlySpan<T> update = updates.Slice(row * inner, inner);
            Span<T> target = output.Slice((int)place, inner);
            for (int i = 0; i < target.Length; i++)
            {
                target[i] = TUpdate.Apply(target[i], update[i]);
            }
        }
    }
}
