// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayGroth16

/// A proof as the eight words that contracts read: A, B with imaginary parts first, C.
public struct ProofWords: Hashable, Sendable {
    /// A, two words.
    public let a: G1Words
    /// B, four words.
    public let b: G2Words
    /// C, two words.
    public let c: G1Words

    /// Any proof: nothing is checked here.
    public init(_ proof: Proof<BN254>) {
        a = G1Words(proof.a)
        b = G2Words(proof.b)
        c = G1Words(proof.c)
    }

    /// Eight words in the order of calldata.
    ///
    /// - Precondition: there are eight.
    init(_ words: ArraySlice<Word>) {
        let words = Array(words)
        a = G1Words(x: words[0], y: words[1])
        b = G2Words(xImaginary: words[2], xReal: words[3], yImaginary: words[4], yReal: words[5])
        c = G1Words(x: words[6], y: words[7])
    }

    /// All eight in the order of calldata.
    public var words: [Word] { a.words + b.words + c.words }

    /// The proof with these coordinates.
    ///
    /// - Throws: ``CalldataError`` for a coordinate that is not canonical and a point that is infinite or off its curve, and when B
    ///   has real parts first. The subgroup is checked by ``Verifier``.
    public func proof() throws(CalldataError) -> Proof<BN254> {
        let a = try point("A") { () throws(WordsError) in try self.a.point() }
        let c = try point("C") { () throws(WordsError) in try self.c.point() }
        if (try? b.point()) == nil, (try? b.exchanged.point()) != nil { throw .realPartFirst }
        let b = try point("B") { () throws(WordsError) in try self.b.point() }
        return Proof(a: a, b: b, c: c)
    }

    private func point<P: AffinePoint>(_ name: String, _ read: () throws(WordsError) -> P) throws(CalldataError) -> P {
        let point: P
        do throws(WordsError) {
            point = try read()
        } catch {
            switch error {
            case .notCanonical(let word): throw .coordinateNotCanonical(element: name, word: word)
            case .notOnCurve: throw .notOnCurve(element: name)
            }
        }
        guard !point.isInfinity else { throw .pointAtInfinity(element: name) }
        return point
    }
}
