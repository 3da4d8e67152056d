internal import CGSL

/// Version of the GNU Scientific Library in use: other versions may draw other numbers.
public let libraryVersion = String(cString: throughline_gsl_version())
