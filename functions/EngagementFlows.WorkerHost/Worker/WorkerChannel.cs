using System.Collections.Concurrent;
using System.Threading.Channels;
using EngagementFlows.WorkerHost.Rpc;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace EngagementFlows.WorkerHost.Worker;

/// <summary>The conversation with the worker: it opens one stream, over which everything is asked and answered.</summary>
internal sealed class WorkerChannel(WorkerHostOptions options, WorkerProcess process, ILoggerFactory loggers) : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> questions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> invocations = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hearsCancellations;

    /// <summary>Where the worker takes HTTP requests; null where it has no HTTP functions by ASP.NET Core.</summary>
    public Uri? HttpAddress { get; private set; }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken) || requestStream.Current.StartStream?.WorkerId != process.Id)
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This is not the worker that the host has started."));
        }

        opened.SetResult();
        var writing = WriteAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
            {
                Take(message);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The worker has ended; whoever watches its process says so.
        }

        outgoing.Writer.TryComplete();
        await writing;
    }

    /// <summary>Brings the worker to where it takes invocations, and learns its functions.</summary>
    /// <exception cref="InvalidOperationException">The worker refused something, or ended.</exception>
    public async Task<IReadOnlyList<WorkerFunction>> InitializeAsync(IReadOnlySet<string> disabled, TimeSpan patience)
    {
        await WaitAsync(opened.Task, "open its stream", patience);
        var init = (await AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = "4.1037.0.0", WorkerDirectory = options.Folder, FunctionAppDirectory = options.Folder,
            },
        }, patience)).WorkerInitResponse;
        Check(init.Result, "start");
        HttpAddress = init.Capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null;
        hearsCancellations = init.Capabilities.ContainsKey("HandlesInvocationCancelMessage");

        var metadata = (await AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = options.Folder } },
            patience)).FunctionMetadataResponse;
        Check(metadata.Result, "list its functions");
        var functions = new List<WorkerFunction>();
        foreach (var function in metadata.FunctionMetadataResults.Where(function => !disabled.Contains(function.Name)))
        {
            var load = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
            Check((await AskAsync(new StreamingMessage { FunctionLoadRequest = load }, patience)).FunctionLoadResponse.Result, $"load {function.Name}");
            functions.Add(new WorkerFunction(function));
        }

        return functions;
    }

    /// <exception cref="WorkerInvocationException">The function failed.</exception>
    /// <exception cref="WorkerProcessExitException">The worker ended before it answered.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        invocations[request.InvocationId] = answer;
        await using var cancelling = cancellation.Register(() => Cancel(request.InvocationId));
        Send(new StreamingMessage { InvocationRequest = request });
        await Task.WhenAny(answer.Task, process.Ended);
        invocations.TryRemove(request.InvocationId, out _);
        var response = answer.Task.IsCompleted ? await answer.Task : throw new WorkerProcessExitException();
        return response.Result.Status == StatusResult.Types.Status.Success ? response : throw new WorkerInvocationException(response.Result);
    }

    /// <summary>Asks the worker to end by itself.</summary>
    public void Terminate(TimeSpan grace) =>
        Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    private async Task<StreamingMessage> AskAsync(StreamingMessage question, TimeSpan patience)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        question.RequestId = Guid.NewGuid().ToString();
        questions[question.RequestId] = answer;
        Send(question);
        await WaitAsync(answer.Task, $"answer a {question.ContentCase}", patience);
        return await answer.Task;
    }

    private async Task WaitAsync(Task what, string name, TimeSpan patience)
    {
        if (await Task.WhenAny(what, process.Ended, Task.Delay(patience)) != what)
        {
            throw new InvalidOperationException($"The worker did not {name}: it {(process.Ended.IsCompleted ? "ended" : "took too long")}.");
        }
    }

    private static void Check(StatusResult? result, string what)
    {
        if (result is { Status: not StatusResult.Types.Status.Success })
        {
            throw new InvalidOperationException($"The worker could not {what}: {result.Exception?.Message ?? result.Result}");
        }
    }

    private void Cancel(string invocationId)
    {
        if (hearsCancellations)
        {
            Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocationId } });
        }
    }

    // A write that comes too late is one to a worker that has ended.
    private void Send(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellation))
            {
                await stream.WriteAsync(message, cancellation);
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The worker has ended, with the stream.
        }
    }

    private void Take(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                Log(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (invocations.TryGetValue(message.InvocationResponse.InvocationId, out var invocation))
                {
                    invocation.TrySetResult(message.InvocationResponse);
                }

                break;
            default:
                if (questions.TryRemove(message.RequestId, out var question))
                {
                    question.TrySetResult(message);
                }

                break;
        }
    }

    private void Log(RpcLog entry)
    {
        var cause = entry.Exception is { } fault ? $"\n{fault.Type} {fault.Message}\n{fault.StackTrace}" : "";
        loggers.CreateLogger(entry.Category.Length > 0 ? entry.Category : "Worker").Log((LogLevel)entry.Level, "{Message}{Cause}", entry.Message, cause);
    }
}
