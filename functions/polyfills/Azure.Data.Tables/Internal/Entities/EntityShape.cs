#nullable enable
using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Internal;

/// <summary>The members of a type of entity that are stored, with compiled access, made once a type.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();
    private static readonly Dictionary<Type, MethodInfo> Writers = typeof(EntityWriter).GetMethods()
        .Where(method => method.Name == nameof(EntityWriter.Write) && method.GetParameters().Length == 2)
        .ToDictionary(method => method.GetParameters()[1].ParameterType);

    private readonly Action<EntityWriter, object> write;
    private readonly Dictionary<string, Action<object, object?>> setters = new(StringComparer.Ordinal);

    private EntityShape(Type type)
    {
        var writer = Expression.Parameter(typeof(EntityWriter));
        var boxed = Expression.Parameter(typeof(object));
        var entity = Expression.Variable(type);
        var steps = new List<Expression> { Expression.Assign(entity, Expression.Convert(boxed, type)) };
        foreach (var (member, valueType) in Members(type))
        {
            var name = NameOf(member);
            var access = Expression.MakeMemberAccess(entity, member);
            steps.Add(WriteCall(writer, name, access, valueType));
            if (IsSettable(member) && EdmConversion.To(valueType) is { } convert)
            {
                setters[name] = Setter(type, member, valueType, convert);
            }
        }

        write = Expression.Lambda<Action<EntityWriter, object>>(Expression.Block([entity], steps), writer, boxed).Compile();
    }

    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static t => new EntityShape(t));

    /// <summary>A member's name in the table: its own, or the one of its <see cref="DataMemberAttribute"/>.</summary>
    public static string NameOf(MemberInfo member) => member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name;

    public void Write(EntityWriter writer, ITableEntity entity) => write(writer, entity);

    /// <summary>Sets the member of that name; a property that the type does not have is passed over.</summary>
    public void Set(ITableEntity entity, string name, object? value)
    {
        if (setters.TryGetValue(name, out var set))
        {
            set(entity, value);
        }
    }

    private static IEnumerable<(MemberInfo Member, Type Type)> Members(Type type)
    {
        foreach (var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public))
        {
            var valueType = member switch
            {
                PropertyInfo { GetMethod.IsPublic: true } property when property.GetIndexParameters().Length == 0 => property.PropertyType,
                FieldInfo field => field.FieldType,
                _ => null,
            };
            if (valueType is not null && !IsSystem(member.Name) && !member.IsDefined(typeof(IgnoreDataMemberAttribute)))
            {
                yield return (member, valueType);
            }
        }
    }

    private static bool IsSystem(string name) => name is nameof(ITableEntity.PartitionKey) or nameof(ITableEntity.RowKey) or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag);

    private static bool IsSettable(MemberInfo member) => member is FieldInfo { IsInitOnly: false } or PropertyInfo { SetMethod.IsPublic: true };

    private static MethodCallExpression WriteCall(ParameterExpression writer, string name, Expression value, Type type)
    {
        var nameText = Expression.Constant(name);
        return Writers.TryGetValue(type, out var exact)
            ? Expression.Call(writer, exact, nameText, value)
            : Expression.Call(writer, Writers[typeof(object)], nameText, Expression.Convert(value, typeof(object)));
    }

    private static Action<object, object?> Setter(Type type, MemberInfo member, Type valueType, Func<object, object?> convert)
    {
        var entity = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var target = Expression.MakeMemberAccess(Expression.Convert(entity, type), member);
        var assign = Expression.Lambda<Action<object, object?>>(Expression.Assign(target, Expression.Convert(value, valueType)), entity, value).Compile();
        return (e, v) =>
        {
            // Null, and text that names no value of an enum, leave the member as its type's constructor made it.
            if (v is not null && convert(v) is { } converted)
            {
                assign(e, converted);
            }
        };
    }
}
