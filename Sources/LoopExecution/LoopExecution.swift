public import EventLoop
public import RPC

/// An event loop runs the handlers of its calls, whichever transport brings them: here and in neither module, as loops
/// know nothing of calls, and calls of no loop in particular.
extension Loop: LoopExecutor {}
