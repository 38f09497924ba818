namespace TfCourse.Engine.Managed;

/// <summary>A stack of tensors that lives for one run: how gradients of loops get the values of the iterations back.</summary>
/// <param name="name">The name that messages use.</param>
/// <param name="elementType">The type of every tensor.</param>
/// <param name="maxSize">The most tensors there may be; negative for any number.</param>
internal sealed class TensorStack(string name, Tensorflow.DataType elementType, long maxSize) : IRunResource
{
    private readonly Stack<TensorValue> _values = new();
    private bool _closed;

    public Tensorflow.DataType ElementType => elementType;

    public void Push(TensorValue value)
    {
        RequireOpen();
        if (maxSize >= 0 && _values.Count >= maxSize)
        {
            throw EngineException.InvalidArgument($"Stack[{name}] overflowed its max_size ({maxSize})");
        }

        _values.Push(value);
    }

    public TensorValue Pop()
    {
        RequireOpen();
        return _values.TryPop(out TensorValue? value) ? value : throw EngineException.InvalidArgument($"Stack[{name}] is empty when calling Pop().");
    }

    public void Close()
    {
        _closed = true;
        while (_values.TryPop(out TensorValue? value))
        {
            value.Release();
        }
    }

    private void RequireOpen()
    {
        if (_closed)
        {
            throw EngineException.InvalidArgument($"Stack[{name}] has already been closed.");
        }
    }
}
