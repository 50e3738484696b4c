// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra

/// Points of BN254 as the words that EIP-196 and EIP-197 read.
///
/// Whoever holds a ``G2Words`` holds the order of EIP-197, the imaginary part before the real one; `proof.json` has it the other
/// way round. The type is made from points and from words of calldata only, so the two orders cannot be mixed up.
public struct G1Words: Hashable, Sendable {
    /// The first coordinate.
    public let x: Word
    /// The second coordinate.
    public let y: Word

    /// Any two words: nothing is checked here.
    public init(x: Word, y: Word) {
        self.x = x
        self.y = y
    }

    /// Infinity is two zeros.
    public init(_ point: BN254.G1.Affine) { self.init(x: Word(point.x), y: Word(point.y)) }

    /// x, then y.
    public var words: [Word] { [x, y] }
}

/// See ``G1Words``.
public struct G2Words: Hashable, Sendable {
    /// The coefficient of u in x.
    public let xImaginary: Word
    /// The part of x without u.
    public let xReal: Word
    /// The coefficient of u in y.
    public let yImaginary: Word
    /// The part of y without u.
    public let yReal: Word

    /// Any four words: nothing is checked here.
    public init(xImaginary: Word, xReal: Word, yImaginary: Word, yReal: Word) {
        self.xImaginary = xImaginary
        self.xReal = xReal
        self.yImaginary = yImaginary
        self.yReal = yReal
    }

    /// Infinity is four zeros.
    public init(_ point: BN254.G2.Affine) {
        self.init(
            xImaginary: Word(point.x.c1), xReal: Word(point.x.c0), yImaginary: Word(point.y.c1), yReal: Word(point.y.c0))
    }

    /// In the order of EIP-197.
    public var words: [Word] { [xImaginary, xReal, yImaginary, yReal] }

    /// The same numbers with real and imaginary parts exchanged: what comes of words in the order of `proof.json`.
    var exchanged: G2Words { G2Words(xImaginary: xReal, xReal: xImaginary, yImaginary: yReal, yReal: yImaginary) }
}

/// Why words are no point.
enum WordsError: Error, Hashable, Sendable {
    /// The word with this number within the point is not below the modulus.
    case notCanonical(word: Int)
    case notOnCurve
}

extension G1Words {
    /// The point, infinity for two zeros.
    func point() throws(WordsError) -> BN254.G1.Affine {
        let (x, y) = (try words.coordinate(0), try words.coordinate(1))
        if x.isZero && y.isZero { return .infinity }
        guard let point = BN254.G1.Affine(x: x, y: y) else { throw .notOnCurve }
        return point
    }
}

extension G2Words {
    /// The point on the curve, infinity for four zeros. The subgroup is not checked.
    func point() throws(WordsError) -> BN254.G2.Affine {
        let parts = [try words.coordinate(0), try words.coordinate(1), try words.coordinate(2), try words.coordinate(3)]
        if parts.allSatisfy(\.isZero) { return .infinity }
        let (x, y) = (BN254.Fp2(c0: parts[1], c1: parts[0]), BN254.Fp2(c0: parts[3], c1: parts[2]))
        guard let point = BN254.G2.Affine(x: x, y: y) else { throw .notOnCurve }
        return point
    }
}

extension [Word] {
    /// All bytes, one word after the other.
    public var bytes: [UInt8] { flatMap(\.bytes) }

    /// The word with this number as a coordinate.
    fileprivate func coordinate(_ index: Int) throws(WordsError) -> BN254.Fp {
        guard let element = self[index].element(of: BN254.Fp.self) else { throw .notCanonical(word: index) }
        return element
    }
}
