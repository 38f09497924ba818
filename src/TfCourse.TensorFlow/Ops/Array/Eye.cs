namespace Tensorflow;

/// <summary>Identity matrices, perhaps not square, perhaps a batch.</summary>
internal static class Eye
{
    public static Tensor Of(int rows, int? columns, Shape? batch, TF_DataType type, string? name)
    {
        long[] outer = batch is null ? [] : batch.dims;
        if (rows < 0 || columns < 0)
        {
            throw new ValueError($"Arguments `num_rows` and `num_columns` must be non-negative; they are {rows} and {columns}");
        }

        using var scope = new ops.NameScope(name, "eye");
        int width = columns ?? rows;
        Tensor ones = Binding.tf.ones(new Shape([.. outer, Math.Min(rows, width)]), type);
        return rows == width ? Diagonal.Matrix(ones, name: "diag")
            : Diagonal.Set(Binding.tf.zeros(new Shape([.. outer, rows, width]), type), ones, name: "set_diag");
    }
}

/// <content>eye.</content>
public sealed partial class tensorflow
{
    /// <summary>An identity matrix: ones on the main diagonal, zeros elsewhere.</summary>
    /// <param name="num_rows">Rows.</param>
    /// <param name="num_columns">Columns; null for as many as rows.</param>
    /// <param name="batch_shape">The shape of a batch of them; null for one.</param>
    /// <param name="dtype">The type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape [batch…, rows, columns].</returns>
    /// <exception cref="ValueError">A number is negative.</exception>
    public Tensor eye(int num_rows, int? num_columns = null, Shape? batch_shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
        => Eye.Of(num_rows, num_columns, batch_shape, dtype, name);
}

/// <content>eye.</content>
public sealed partial class linalg_api
{
    /// <summary>An identity matrix: ones on the main diagonal, zeros elsewhere.</summary>
    /// <param name="num_rows">Rows.</param>
    /// <param name="num_columns">Columns; -1 for as many as rows.</param>
    /// <param name="batch_shape">The shape of a batch of them; null for one.</param>
    /// <param name="dtype">The type.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>Shape [batch…, rows, columns].</returns>
    /// <exception cref="ValueError">A number is negative.</exception>
    public Tensor eye(int num_rows, int num_columns = -1, Shape? batch_shape = null, TF_DataType dtype = TF_DataType.TF_FLOAT, string? name = null)
        => Eye.Of(num_rows, num_columns == -1 ? null : num_columns, batch_shape, dtype, name);
}
