using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>
/// What is known of an exception after it crossed a storage boundary. The type's name does not always survive on
/// the real host ("(unknown)"), so that nothing should branch on it.
/// </summary>
public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    private Type? found;

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception.InnerException is { } cause ? FromException(cause) : null;
        return new TaskFailureDetails(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, Properties: null);
    }

    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <exception cref="ArgumentException">The type is no exception.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of the recorded name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!targetBaseExceptionType.IsAssignableTo(typeof(Exception)))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        found ??= string.IsNullOrEmpty(ErrorType) ? null : Find(targetBaseExceptionType.Assembly);
        return found is not null && targetBaseExceptionType.IsAssignableFrom(found);
    }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private Type? Find(Assembly likely)
    {
        if ((Type.GetType(ErrorType) ?? likely.GetType(ErrorType)) is { } direct)
        {
            return direct;
        }

        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(ErrorType)).OfType<Type>().ToList();
        return loaded.Count < 2
            ? loaded.FirstOrDefault()
            : throw new AmbiguousMatchException($"{loaded.Count} loaded assemblies have an exception type {ErrorType}.");
    }
}
