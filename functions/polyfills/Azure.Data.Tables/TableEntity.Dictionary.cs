using System.Collections;

namespace Azure.Data.Tables;

public sealed partial class TableEntity
{
    public ICollection<string> Keys => properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    public int Count => properties.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>A missing property reads as null.</summary>
    public object this[string key]
    {
        get => Value(key);
        set => SetValue(key, value);
    }

    public void Add(string key, object value) => SetValue(key, value);

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    public bool TryGetValue(string key, out object value) => properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => SetValue(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object>>)properties).Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, object>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();
}
