namespace Tensorflow;

/// <content>Blocks, as Python's with statement.</content>
public static partial class Binding
{
    /// <summary>Runs an action inside a block: <c>tf_with(tf.name_scope("layer1"), scope => { … })</c>.</summary>
    /// <typeparam name="T">The block.</typeparam>
    /// <param name="block">Left at the end, also when the action fails.</param>
    /// <param name="action">What happens inside.</param>
    public static void tf_with<T>(T block, Action<T> action) where T : IDisposable
    {
        using (block)
        {
            action(block);
        }
    }

    /// <summary>Runs a function inside a block.</summary>
    /// <typeparam name="T">The block.</typeparam>
    /// <typeparam name="TResult">What the function gives.</typeparam>
    /// <param name="block">Left at the end, also when the function fails.</param>
    /// <param name="function">What happens inside.</param>
    /// <returns>What the function gives.</returns>
    public static TResult tf_with<T, TResult>(T block, Func<T, TResult> function) where T : IDisposable
    {
        using (block)
        {
            return function(block);
        }
    }
}
