// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayExchange
internal import AssayFormats
internal import AssayGroth16
internal import AssayVerifier

/// `assay verify` by itself, as one file that needs nothing of the machine it runs on.
@main
enum AssayVerify {
    static func main() {
        System.leaveNoCore()
        let arguments = Array(CommandLine.arguments.dropFirst())
        do throws(Failure) {
            let request = try Request(arguments)
            System.end(with: try answer(request), asJSON: request.asJSON)
        } catch {
            System.end(with: error, asJSON: arguments.contains("--json"))
        }
    }

    private static func answer(_ request: Request) throws(Failure) -> Answer {
        switch request.task {
        case .help: return Answer(Request.help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        case .version: return Answer(["assay-verify \(Version.text)"])
        case .receipt(let file): return try receipt(file, request)
        case .proofs(let key, let pairs): return try proofs(key, pairs, request)
        }
    }

    private static func receipt(_ file: String, _ request: Request) throws(Failure) -> Answer {
        let now = if let moment = request.moment { moment } else { try System.now() }
        let verdict: Verdict
        do throws(UnusableFile) {
            let file = try named(file, limit: ReceiptDocument.maximumByteCount)
            let curve = (KnownCurve(ofFile: file.bytes) ?? .bn254).type
            verdict = try check(file, now, request.singlePartyKeys, on: curve)
        } catch {
            throw Failure(error)
        }
        for help in verdict.help { System.note("help: \(help)") }
        return Answer(verdict, end: verdict.holds ? "valid" : "invalid")
    }

    private static func check<C: PairingCurve>(
        _ receipt: NamedFile, _ now: Timestamp, _ singlePartyKeys: SinglePartyKeys, on curve: C.Type
    ) throws(UnusableFile) -> Verdict {
        try ReceiptInput<C>(receipt).verdict(now: now, singlePartyKeys: singlePartyKeys)
    }

    private static func proofs(
        _ key: String, _ pairs: [(signals: String, proof: String)], _ request: Request
    ) throws(Failure) -> Answer {
        do throws(UnusableFile) {
            let key = try named(key)
            var files: [ProofFiles] = []
            for pair in pairs { files.append(.init(publicInputs: try named(pair.signals), proof: try named(pair.proof))) }
            return try check(key, files, request.singlePartyKeys, on: KnownCurve(ofKey: key, files).type)
        } catch {
            throw Failure(error)
        }
    }

    private static func check<C: PairingCurve>(
        _ key: NamedFile, _ files: [ProofFiles], _ singlePartyKeys: SinglePartyKeys, on curve: C.Type
    ) throws(UnusableFile) -> Answer {
        let input = try ProofInput<C>(key: key, files, singlePartyKeys: singlePartyKeys)
        for warning in input.warnings { System.note("warning: \(warning)") }
        return Answer(input.verdict())
    }

    private static func named(_ path: String, limit: Int = 64 << 20) throws(UnusableFile) -> NamedFile {
        do throws(FileError) {
            return NamedFile(path, try AtomicFile.read(path, limit: limit))
        } catch {
            throw UnusableFile(error.description, .unreadable)
        }
    }
}
