/// Version of the program and of its engine: the one place that states it.
///
/// It heads every result, because numbers may change between versions of the engine.
public let engineVersion = "0.1.0"
