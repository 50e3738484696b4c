// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayGroth16

/// A proof as the words that contracts read: A, B, C, eight words on BN254 and sixteen on BLS12-381.
public struct ProofWords<C: ContractCurve>: Hashable, Sendable {
    /// A, two numbers.
    public let a: PointWords<C.G1.Affine>
    /// B, four numbers.
    public let b: PointWords<C.G2.Affine>
    /// C, two numbers.
    public let c: PointWords<C.G1.Affine>

    /// How many words a proof takes.
    public static var count: Int { C.Fp.contracts.proofSize / Word.byteCount }

    /// Any proof: nothing is checked here.
    public init(_ proof: Proof<C>) {
        a = PointWords(proof.a)
        b = PointWords(proof.b)
        c = PointWords(proof.c)
    }

    /// Words in the order of calldata.
    ///
    /// - Precondition: there are ``count``.
    init(_ words: ArraySlice<Word>) {
        let size = PointWords<C.G1.Affine>.count
        a = PointWords(words.prefix(size))
        b = PointWords(words.dropFirst(size).dropLast(size))
        c = PointWords(words.suffix(size))
    }

    /// All words in the order of calldata.
    public var words: [Word] { a.words + b.words + c.words }

    /// The proof with these coordinates.
    ///
    /// - Throws: ``CalldataError`` for a coordinate that is not canonical and a point that is infinite or off its curve, and when the parts
    ///   of B stand in the order of the other curve's contracts. The subgroup is checked by ``Verifier``.
    public func proof() throws(CalldataError) -> Proof<C> {
        let a = try point("A") { () throws(WordsError) in try self.a.point() }
        let c = try point("C") { () throws(WordsError) in try self.c.point() }
        if (try? b.point()) == nil, (try? b.exchanged.point()) != nil {
            throw C.Fp.contracts.putsRealPartFirst ? .imaginaryPartFirst : .realPartFirst
        }
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
