// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayData
internal import AssayExchange
public import AssayFormats

// The curve that a file says it is for. Nothing else of the file is looked at: its reader says whether it holds what it should.
extension KnownCurve {
    /// `nil` for a file that names no curve, or none that is known, or cannot be read.
    public init?(ofFile bytes: [UInt8]) {
        let found =
            if let place = Self.binaryPlace(bytes.prefix(4)) {
                Self.prime(try? BinaryContainer(bytes, format: place.format, versions: Self.anyVersion), place)
            } else { Self.json(bytes) }
        guard let found else { return nil }
        self = found
    }

    /// The same for a binary file of any length, of which only the header is read.
    public init?(ofBinary file: FileReader) {
        guard let start = try? file.read(0..<min(4, file.byteCount)), let place = Self.binaryPlace(start[...]),
            let found = Self.prime(try? BinaryContainer(file, format: place.format, versions: Self.anyVersion), place)
        else { return nil }
        self = found
    }

    // MARK: Binary files

    private typealias Place = (format: String, section: UInt32)

    /// The reader of a file says whether it knows the version.
    private static let anyVersion: ClosedRange<UInt32> = 0...UInt32.max

    /// The section that begins with the length of a prime and the prime.
    private static func binaryPlace(_ start: ArraySlice<UInt8>) -> Place? {
        let format = String(decoding: start, as: UTF8.self)
        switch format {
        case "r1cs", "awpr", "ptau", "wtns": return (format, 1)
        case "zkey": return (format, 2)
        default: return nil
        }
    }

    private static func prime(_ container: BinaryContainer?, _ place: Place) -> KnownCurve? {
        let longest = 48
        guard let container, let length = container.length(of: place.section),
            var reader = try? container.reader(section: place.section, "header", part: 0..<min(length, 4 + longest)),
            let size = try? reader.readUInt32(), size <= longest, size.isMultiple(of: 8)
        else { return nil }
        let limbs = (0..<size / 8).map { _ in try? reader.readUInt64() }
        return KnownCurve(prime: limbs.compactMap(\.self))
    }

    // MARK: JSON

    private static func json(_ bytes: [UInt8]) -> KnownCurve? {
        guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{"), let document = FileKind.document(bytes)
        else { return nil }
        switch FileKind(document) {
        case .document(SignedAgreement<BN254>.format): return name(in: document["agreement"])
        case .document(Receipt<BN254>.format): return name(in: document["agreement"]?["agreement"])
        default: return name(in: document)
        }
    }

    private static func name(in document: JSON?) -> KnownCurve? {
        document?["curve"]?.text.flatMap { KnownCurve(named: $0) }
    }
}
