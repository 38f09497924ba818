namespace Tensorflow;

public sealed partial class tensorflow
{
    /// <summary>
    /// A function that shares the variables which it gets with get_variable between its calls: <c>var layer = tf.make_template("fc", (Tensor x) => …);
    /// layer.Apply(a); layer.Apply(b);</c>. The first call opens a variable scope of a name that no other has, later ones open it again and reuse; the
    /// operations of each call get a name scope of their own.
    /// </summary>
    /// <typeparam name="T">What the function takes.</typeparam>
    /// <typeparam name="TResult">What the function gives.</typeparam>
    /// <param name="name_">The name of the scope, made unique.</param>
    /// <param name="func_">Builds the part of the graph; fixed arguments are what it captures.</param>
    /// <param name="create_scope_now_">Whether the scope is opened now, inside the present one, and not where the first call is.</param>
    /// <param name="unique_name_">The name of the scope as it is: a second template of that name finds the variables in its way.</param>
    /// <returns>The template, also a function by conversion.</returns>
    /// <exception cref="ValueError">There is no name. Of a call: a variable to be trained is made after the first one, or found where one is to be made.</exception>
    public Template<T, TResult> make_template<T, TResult>(string name_, Func<T, TResult> func_, bool create_scope_now_ = false, string? unique_name_ = null)
        => new(name_, func_, create_scope_now_, unique_name_);

    /// <summary>The same of a function without arguments.</summary>
    /// <inheritdoc cref="make_template{T, TResult}"/>
    public Template<TResult> make_template<TResult>(string name_, Func<TResult> func_, bool create_scope_now_ = false, string? unique_name_ = null)
        => new(name_, func_, create_scope_now_, unique_name_);

    /// <summary>The same of a function of two arguments.</summary>
    /// <typeparam name="T1">What the function takes first.</typeparam>
    /// <typeparam name="T2">What it takes second.</typeparam>
    /// <typeparam name="TResult">What the function gives.</typeparam>
    /// <inheritdoc cref="make_template{T, TResult}"/>
    public Template<T1, T2, TResult> make_template<T1, T2, TResult>(string name_, Func<T1, T2, TResult> func_, bool create_scope_now_ = false, string? unique_name_ = null)
        => new(name_, func_, create_scope_now_, unique_name_);
}
