// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// A base field that precompiled contracts know.
public protocol ContractField: PrimeField {
    /// The contracts, which say how numbers of the field are written.
    static var contracts: PrecompileFamily { get }
}

/// A curve that contracts can work with.
public protocol ContractCurve: PairingCurve where Fp: ContractField {}

extension BN254.Fp: ContractField {
    public static var contracts: PrecompileFamily { .eip197 }
}

extension BLS12381.Fp: ContractField {
    public static var contracts: PrecompileFamily { .eip2537 }
}

extension BN254: ContractCurve {}
extension BLS12381: ContractCurve {}

/// A point as the words that the precompiled contracts of its curve read.
///
/// Whoever holds a value of this type holds the order of those contracts: in G2 of BN254 the imaginary part before the real one (EIP-197),
/// in G2 of BLS12-381 after it (EIP-2537), as in `proof.json`. The type is made from points and from words of calldata only, so
/// the two orders cannot be mixed up.
public struct PointWords<P: AffinePoint>: Hashable, Sendable where P.Coordinate.Base: ContractField {
    /// x, then y.
    public let words: [Word]

    /// How many words a point takes.
    public static var count: Int { 2 * P.Coordinate.degree * P.Coordinate.Base.contracts.numberWords }

    /// Any words: nothing is checked here.
    ///
    /// - Precondition: there are ``count`` of them.
    init(_ words: some Sequence<Word>) {
        self.words = Array(words)
        precondition(self.words.count == Self.count)
    }

    /// Infinity is all zeros.
    public init(_ point: P) {
        words = [point.x, point.y].flatMap { Self.inOrder($0.components).flatMap { $0.contractWords } }
    }

    /// A point of G2 with real and imaginary parts exchanged: what comes of words in the order of the other family.
    var exchanged: Self {
        let size = P.Coordinate.Base.contracts.numberWords
        let numbers = stride(from: 0, to: words.count, by: size).map { words[$0..<$0 + size] }
        return Self(numbers.indices.flatMap { numbers[$0 ^ 1] })
    }

    private static func inOrder<T>(_ components: [T]) -> [T] {
        P.Coordinate.Base.contracts.putsRealPartFirst ? components : components.reversed()
    }
}

/// Why words are no point.
enum WordsError: Error, Hashable, Sendable {
    /// The number that begins with this word of the point is not below the modulus.
    case notCanonical(word: Int)
    case notOnCurve
}

extension PointWords {
    /// The point on the curve, infinity for zeros. The subgroup is not checked.
    func point() throws(WordsError) -> P {
        let size = P.Coordinate.Base.contracts.numberWords
        var numbers: [P.Coordinate.Base] = []
        for index in stride(from: 0, to: words.count, by: size) {
            guard let number = P.Coordinate.Base(contractWords: words[index..<index + size]) else { throw .notCanonical(word: index) }
            numbers.append(number)
        }
        if numbers.allSatisfy(\.isZero) { return .infinity }
        guard let x = P.Coordinate(components: Self.inOrder(Array(numbers.prefix(P.Coordinate.degree)))),
            let y = P.Coordinate(components: Self.inOrder(Array(numbers.suffix(P.Coordinate.degree)))), let point = P(x: x, y: y)
        else { throw .notOnCurve }
        return point
    }
}

extension ContractField {
    /// The number, most significant word first.
    var contractWords: [Word] {
        let padding = [UInt8](repeating: 0, count: Self.contracts.numberWords * Word.byteCount - Self.byteCount)
        let bytes = padding + bigEndianBytes
        return stride(from: 0, to: bytes.count, by: Word.byteCount).map { Word(bigEndian: bytes[$0...]) }
    }

    /// `nil` when the number is not below the modulus.
    init?(contractWords words: ArraySlice<Word>) {
        let bytes = Array(words).bytes
        guard bytes.dropLast(Self.byteCount).allSatisfy({ $0 == 0 }) else { return nil }
        self.init(bigEndian: bytes.suffix(Self.byteCount))
    }
}

extension [Word] {
    /// All bytes, one word after the other.
    public var bytes: [UInt8] { flatMap(\.bytes) }
}
