namespace Tensorflow;

/// <content>Whether variables have values; collections by reference.</content>
public sealed partial class tensorflow
{
    /// <summary>Whether a variable has a value.</summary>
    /// <param name="variable">The variable.</param>
    /// <returns>A boolean scalar.</returns>
    public Tensor is_variable_initialized(IVariableV1 variable) => Initialized.Is(variable);

    /// <summary>The names of the variables that have no value.</summary>
    /// <param name="var_list">The variables; null for the global and local ones.</param>
    /// <param name="name">The scope of the nodes.</param>
    /// <returns>A vector of strings, empty when all have one.</returns>
    public Tensor report_uninitialized_variables(IVariableV1[]? var_list = null, string name = "report_uninitialized_variables")
    {
        var_list ??= [.. global_variables(), .. local_variables()];
        using ops.NameScope scope = name_scope(name);
        if (var_list.Length == 0)
        {
            return constant(Array.Empty<string>());
        }

        Tensor[] initialized = [.. var_list.Select(v => Initialized.Is(v))];
        using (device("/cpu:0"))
        {
            Tensor without = logical_not(stack(initialized));
            Tensor names = constant(var_list.Select(v => v.Op.name).ToArray());
            return boolean_mask(names, without);
        }
    }

    /// <summary>An operation that fills all tables: there are none.</summary>
    /// <param name="name">The name of the node.</param>
    /// <returns>The operation.</returns>
    public Operation tables_initializer(string name = "init_all_tables") => no_op(name);

    /// <summary>The values of a collection of the default graph, not copied: what is added to the list is added to the collection.</summary>
    /// <param name="key">The collection, made when there is none.</param>
    public List<object> get_collection_ref(string key) => get_default_graph().get_collection_ref(key);

    /// <inheritdoc cref="strings_api.to_number"/>
    public Tensor string_to_number(Tensor string_tensor, TF_DataType out_type = TF_DataType.TF_FLOAT, string? name = null) => strings.to_number(string_tensor, out_type, name);
}
