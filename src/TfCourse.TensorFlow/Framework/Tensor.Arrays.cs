namespace Tensorflow;

/// <content>Arrays as tensors; one operator a C# type, because one for System.Array would take arrays of tensors too.</content>
public abstract partial class Tensor
{
    /// <summary>A vector of float.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(float[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of float.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(float[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of float.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(float[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of float.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(float[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>Rows of float, all of one length.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(float[][] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of double.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(double[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of double.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(double[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of double.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(double[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of double.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(double[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>Rows of double, all of one length.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(double[][] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of int.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(int[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of int.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(int[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of int.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(int[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of int.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(int[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>Rows of int, all of one length.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(int[][] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of long.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(long[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of long.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(long[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of long.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(long[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of long.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(long[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of bool.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(bool[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of bool.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(bool[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of bool.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(bool[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of bool.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(bool[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of byte.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(byte[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of byte.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(byte[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of byte.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(byte[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of byte.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(byte[,,,] value) => new Literal(Literals.Of(value));

    /// <summary>A vector of string.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(string[] value) => new Literal(Literals.Of(value));

    /// <summary>A matrix of string.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(string[,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 3 of string.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(string[,,] value) => new Literal(Literals.Of(value));

    /// <summary>An array of rank 4 of string.</summary>
    /// <param name="value">Its elements take the type of what they meet.</param>
    public static implicit operator Tensor(string[,,,] value) => new Literal(Literals.Of(value));
}
