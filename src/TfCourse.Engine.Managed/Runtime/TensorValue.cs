using System.Runtime.CompilerServices;
using Tensorflow;

namespace TfCourse.Engine.Managed;

/// <summary>A tensor at run time: a type, a shape, and memory that other values may share.</summary>
internal sealed unsafe class TensorValue
{
    private Array? _objects;
    private Dims _dims;
    private TensorList? _list;
    private Block? _kept;

    public DataType Type { get; private set; }

    /// <summary>The shape, not copied.</summary>
    public ref readonly Dims Dims => ref _dims;

    /// <summary>The elements of numeric types; null when there are none.</summary>
    public Block? Block { get; private set; }

    /// <summary>The elements of strings (byte[][]), resources and variants (object[]). Who looks at them may keep them.</summary>
    public Array? Objects
    {
        get
        {
            if (_list is not null && _objects is null)
            {
                _list.Expose();
                _objects = (object[])[_list];
            }

            return _objects;
        }
        private set => _objects = value;
    }

    /// <summary>The list of tensors that a scalar variant is; counted by the values that hold it.</summary>
    public TensorList? List => _list;

    /// <summary>Whether a value is here: not yet computed, or released, if not.</summary>
    public bool IsSet { get; private set; }

    /// <summary>
    /// The variable whose reference this value is, for outputs of legacy ops (types float_ref, …); else null. Such a value holds
    /// the variable's memory only while a kernel reads it, so that an update need not copy for readers that are done.
    /// </summary>
    public Variable? Variable { get; private set; }

    public int Count => (int)Dims.Count;

    public byte* Data => Block is null ? null : Block.Data;

    /// <summary>All elements, row-major.</summary>
    public Span<T> Span<T>() => RuntimeHelpers.IsReferenceOrContainsReferences<T>()
        ? new Span<T>((T[])Objects!, 0, Count)
        : new Span<T>(Data, Count);

    /// <summary>All elements as bytes, each of a given size.</summary>
    public Span<byte> Bytes(int size) => new(Data, Sizes.Bytes(Count, size));

    /// <summary>Takes memory for a shape, uninitialized.</summary>
    public void Allocate(DataType type, in Dims dims, BlockPool? pool)
    {
        Release();
        int size = type.Size();
        if (size == 0)
        {
            pool?.Require(Sizes.Multiply(dims.Count, IntPtr.Size));
            Objects = HostTensor.NewArray(type, dims.Count);
        }
        else if (dims.Count > 0)
        {
            Block = _kept is { } kept && dims.Count <= kept.Bytes && dims.Count * size <= kept.Bytes && kept.TryRetake() ? kept : Take(Sizes.Bytes(dims.Count, size), pool, dims);
        }

        Become(type, dims);
        IsSet = true;
    }

    // Mostly type and shape are those of the last run: to compare shapes takes less than to copy one.
    private void Become(DataType type, in Dims dims)
    {
        Type = type;
        if (dims != _dims)
        {
            _dims = dims;
        }
    }

    private Block Take(int bytes, BlockPool? pool, in Dims dims)
    {
        Block block = pool is null ? new Block(bytes) : pool.Rent(bytes);
        if (_kept is null && dims == _dims && pool?.TryKeep(block) == true)
        {
            _kept = block;
        }

        return block;
    }

    /// <summary>Shares another value's memory under a shape of as many elements.</summary>
    public void ShareFrom(TensorValue other, in Dims dims)
    {
        Block? block = other.Block?.Share();
        TensorList? list = other._list?.Share();
        Array? objects = other._objects;
        DataType type = other.Type;
        Release();
        Become(type, dims);
        (Block, _objects, _list, IsSet) = (block, objects, list, true);
    }

    /// <summary>Takes another value's memory, which is then unset, under a shape and type of as many bytes.</summary>
    public void TakeFrom(TensorValue other, DataType type, in Dims dims)
    {
        Block? block = other.Block;
        other.Block = null;
        Release();
        Become(type, dims);
        (Block, IsSet) = (block, true);
    }

    /// <summary>Takes another value as it is, a reference as one; the other is then unset.</summary>
    public void MoveFrom(TensorValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return;
        }

        Release();
        Become(other.Type, other._dims);
        (Block, _objects, _list, Variable, IsSet) = (other.Block, other._objects, other._list, other.Variable, other.IsSet);
        (other.Block, other._objects, other._list, other.Variable, other.IsSet) = (null, null, null, null, false);
    }

    /// <summary>Shares another value as it is: a reference stays one.</summary>
    public void AliasFrom(TensorValue other)
    {
        if (other.Variable is { } variable)
        {
            ReferTo(variable, other.Type, other.Dims);
        }
        else
        {
            ShareFrom(other, other.Dims);
        }
    }

    /// <summary>Becomes a list of tensors, whose one reference this value takes over.</summary>
    public void Hold(TensorList list)
    {
        Release();
        (Type, _dims, _list, IsSet) = (DataType.DtVariant, default, list, true);
    }

    /// <summary>Becomes a copy with memory of its own.</summary>
    public void CopyFrom(TensorValue other, BlockPool? pool)
    {
        Allocate(other.Type, other.Dims, pool);
        CopyElements(other, 0, 0, other.Count);
    }

    /// <summary>Copies elements of a value of the same type.</summary>
    public void CopyElements(TensorValue from, long start, long to, long count)
    {
        if (count == 0)
        {
            return;
        }

        if (from.Objects is { } objects)
        {
            Array.Copy(objects, start, _objects!, to, count);
            return;
        }

        int size = Type.Size();
        Buffer.MemoryCopy(from.Data + (start * size), Data + (to * size), (Count - to) * size, count * size);
    }

    /// <summary>Becomes a tensor of zeros (false, empty strings).</summary>
    public void Zeros(DataType type, in Dims dims, BlockPool? pool)
    {
        Allocate(type, dims, pool);
        if (Block is not null)
        {
            new Span<byte>(Data, Sizes.Bytes(Count, type.Size())).Clear();
        }
    }

    /// <summary>Becomes the reference of a variable.</summary>
    public void ReferTo(Variable variable, DataType type, in Dims dims)
    {
        Release();
        (Type, _dims, Variable, IsSet) = (type, dims, variable, true);
    }

    /// <summary>Brings in the value that the variable referred to has now, if it has one.</summary>
    public void LoadReference()
    {
        if (Variable is { } variable)
        {
            using (variable.Lock.Hold())
            {
                Block?.Release();
                TensorValue now = variable.Value;
                (Block, Objects) = (now.Block?.Share(), now.Objects);
                _dims = variable.IsInitialized ? now.Dims : _dims;
            }
        }
    }

    /// <summary>Lets go of the memory of the variable referred to.</summary>
    public void UnloadReference()
    {
        if (Variable is not null)
        {
            Block?.Release();
            (Block, Objects) = (null, null);
        }
    }

    public void Release()
    {
        if (!IsSet)
        {
            return;
        }

        Block?.Release();
        _list?.Release();
        (Block, _objects, _list, Variable, IsSet) = (null, null, null, null, false);
    }

    /// <summary>Becomes a tensor whose elements somebody else's memory holds.</summary>
    public void Borrow(HostTensor tensor, Block lent)
    {
        Block? block = lent.Share();
        Release();
        (Type, Block, IsSet) = (tensor.DataType, block, true);
        if (!_dims.Has(tensor.Dimensions))
        {
            _dims = new Dims(tensor.Dimensions);
        }
    }

    public void CopyFrom(HostTensor tensor, BlockPool? pool)
    {
        // Mostly the shape is that of the last run.
        Allocate(tensor.DataType, _dims.Has(tensor.Dimensions) ? _dims : new Dims(tensor.Dimensions), pool);
        if (Objects is not null)
        {
            Array.Copy(tensor.Elements, Objects, tensor.Count);
        }
        else if (Count > 0)
        {
            tensor.Bytes().CopyTo(new Span<byte>(Data, Block!.Bytes));
        }
    }

    /// <summary>The elements copied out, into a tensor that is there already if it is of this type and shape.</summary>
    public HostTensor ToHost(HostTensor? reused = null)
    {
        HostTensor tensor = reused is not null && reused.DataType == Type && Dims.Has(reused.Dimensions) ? reused : new HostTensor(Type, Dims.Span);
        if (Objects is not null)
        {
            Array.Copy(Objects, tensor.Elements, Count);
        }
        else if (Count > 0)
        {
            Span<byte> bytes = tensor.Bytes();
            new ReadOnlySpan<byte>(Data, bytes.Length).CopyTo(bytes);
        }

        return tensor;
    }

    /// <summary>A value of its own memory, for what outlives a run.</summary>
    public static TensorValue Of(HostTensor tensor)
    {
        var value = new TensorValue();
        value.CopyFrom(tensor, null);
        return value;
    }
}
