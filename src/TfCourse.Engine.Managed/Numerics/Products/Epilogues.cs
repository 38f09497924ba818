using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace TfCourse.Engine.Managed;

/// <summary>Runs the <see cref="Epilogue{T}"/> of a product over rows that have just been computed.</summary>
internal static unsafe class Epilogues
{
    public static void Run<T>(Epilogue<T> after, T* c, int firstRow, int rows, int stride, int firstColumn, int columns)
        where T : unmanaged, INumber<T>
    {
        if (after.Bias is not null && stride == columns && BiasRows.AreNarrow<T>(columns))
        {
            BiasRows.Add(c + ((nint)firstRow * stride), after.Bias, rows, columns);
            after.Bias = null;
        }

        if (after.IsEmpty)
        {
            return;
        }

        if (after.Bias is null && stride == columns)
        {
            // One row of all: functions see no rows.
            (columns, rows) = (columns * rows, 1);
        }

        for (int i = 0; i < rows; i++)
        {
            nint at = ((nint)(firstRow + i) * stride) + firstColumn;
            var row = new Span<T>(c + at, columns);
            if (after.Bias is not null)
            {
                AddBias(row, after.Bias + firstColumn, after.Function == Activation.Relu);
            }
            else if (after.Function == Activation.Relu)
            {
                TensorPrimitives.Max(row, T.Zero, row);
            }

            if (after.Function is Activation.Tanh or Activation.Sigmoid)
            {
                Function(after.Function, row);
            }

            if (after.Derivative != Activation.None)
            {
                Derive(after.Derivative, row, after.Outputs + at);
            }
        }
    }

    // Native code holds nothing with registers of the processor's own width: what else runs before it is compiled in full takes ten times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBias<T>(Span<T> row, T* bias, bool cut) where T : unmanaged, INumber<T>
    {
        int i = 0;
        fixed (T* y = row)
        {
            for (; Vector<T>.IsSupported && i <= row.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> sum = Vector.Load(y + i) + Vector.Load(bias + i);
                (cut ? default(ReluKernel.Forward).Invoke(sum) : sum).Store(y + i);
            }

            for (; i < row.Length; i++)
            {
                T sum = Number.Add(y[i], bias[i]);
                y[i] = cut ? default(ReluKernel.Forward).Invoke(new Vector<T>(sum)).ToScalar() : sum;
            }
        }
    }

    private static void Function<T>(Activation function, Span<T> row) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Span<float> y = System.Runtime.InteropServices.MemoryMarshal.Cast<T, float>(row);
            if (function == Activation.Tanh)
            {
                VectorFunctions.Tanh(y, y);
            }
            else
            {
                VectorFunctions.Sigmoid(y, y);
            }
        }
        else if (typeof(T) == typeof(double))
        {
            Span<double> y = System.Runtime.InteropServices.MemoryMarshal.Cast<T, double>(row);
            if (function == Activation.Tanh)
            {
                VectorFunctions.Tanh(y, y);
            }
            else
            {
                VectorFunctions.Sigmoid(y, y);
            }
        }
        else
        {
            throw EngineException.Internal($"there is no {function} of {typeof(T).Name}");
        }
    }

    // In the order of roundings of the gradient ops: dy (1 - y y) and dy y (1 - y).
    private static void Derive<T>(Activation function, Span<T> row, T* outputs) where T : unmanaged, INumber<T>
    {
        switch (function)
        {
            case Activation.Relu: Derive<T, ReluKernel.Backward>(row, outputs, default, outputsAreFirst: false); break;
            case Activation.Tanh: Derive<T, TanhGradKernel.TanhGrad>(row, outputs, default, outputsAreFirst: true); break;
            default: Derive<T, SigmoidGradKernel.SigmoidGrad>(row, outputs, default, outputsAreFirst: true); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Derive<T, TGradient>(Span<T> row, T* outputs, TGradient gradient, bool outputsAreFirst)
        where T : unmanaged, INumber<T>
        where TGradient : struct, IVectorBinary
    {
        fixed (T* g = row)
        {
            int i = 0;
            for (; Vector<T>.IsSupported && i <= row.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                Vector<T> y = Vector.Load(outputs + i), dy = Vector.Load(g + i);
                (outputsAreFirst ? gradient.Invoke(y, dy) : gradient.Invoke(dy, y)).Store(g + i);
            }

            for (; i < row.Length; i++)
            {
                Vector<T> y = new(outputs[i]), dy = new(g[i]);
                g[i] = (outputsAreFirst ? gradient.Invoke(y, dy) : gradient.Invoke(dy, y)).ToScalar();
            }
        }
    }
}
