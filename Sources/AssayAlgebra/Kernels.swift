// SPDX-License-Identifier: Apache-2.0
internal import CAssayKernels

/// The machine code that all arithmetic below runs on. Every backend gives the same bits; they differ in speed alone.
public enum Kernels {
    public enum Backend: String, CaseIterable, Sendable {
        /// Plain C, on every processor; the others must agree with it.
        case portable
        /// `mulx`, `adcx` and `adox`, on x86-64 processors that have them.
        case adx
        /// The same, and AVX-512 IFMA for bulk work: eight elements at a time (Ice Lake, Zen 4 and later).
        case ifma

        var raw: assay_backend {
            switch self {
            case .portable: ASSAY_BACKEND_PORTABLE
            case .adx: ASSAY_BACKEND_ADX
            case .ifma: ASSAY_BACKEND_IFMA
            }
        }

        /// Whether this processor can run it.
        public var isAvailable: Bool { assay_backend_is_available(raw) }
    }

    /// The environment variable that names the backend to use.
    public static let environmentVariable = "ASSAY_BACKEND"

    /// The backend in use: the fastest available one, unless the environment named another available one.
    public static var backend: Backend { Backend.allCases.first { $0.raw == assay_backend_selected() } ?? .portable }

    /// Switches the whole process to another backend. Safe at any time; meant for tests and measurements.
    ///
    /// - Returns: `false`, without any change, when this processor cannot run it.
    @discardableResult
    public static func use(_ backend: Backend) -> Bool { assay_backend_select(backend.raw) }

    /// What is wrong with the environment's wish, in words for a user; `nil` when it is absent or was granted.
    public static func complaint(aboutRequest request: String?) -> String? {
        guard let request else { return nil }
        let known = Backend.allCases.map(\.rawValue).joined(separator: ", ")
        guard let backend = Backend(rawValue: request) else {
            return "\(environmentVariable)=\(request) names no backend; there are: \(known)"
        }
        if backend.isAvailable { return nil }
        return "\(environmentVariable)=\(request) cannot run on this processor; using \(Kernels.backend.rawValue)"
    }
}
