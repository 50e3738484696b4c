import AssayAlgebra
import AssayAudit
import AssayCertificate
import AssayConstraints
import AssayGadgets
import Testing
@Suite struct RankTmpTests {
    typealias F = BN254.Fr
    func circuit(_ build: (inout ConstraintSystem<F>, [Bounded<F>], [Bit<F>]) -> [LinearCombination<F>], n: Int = 5, presence: Bool = false) -> R1CS<F> {
        var s = ConstraintSystem<F>()
        let xs = (0..<n).map { i in s.bounded(s.privateInput("x\(i)"), in: 0...300) }
        let ms = (0..<n).map { i in s.boolean(s.privateInput("m\(i)")) }
        for (i, o) in build(&s, xs, ms).enumerated() { s.output("o\(i)", o) }
        return s.finalised().r1cs
    }
    @Test func orderConstant() {
        let r = circuit { s, x, m in [s.orderStatistic(of: x, where: x.map { _ in .true }, rank: 3).value] }
        #expect(UniquenessAudit(r).isDetermined)
    }
    @Test func orderMasked() {
        let r = circuit { s, x, m in
            let k = m.reduce(LinearCombination<F>.zero) { $0 + $1.value }
            return [s.orderStatistic(of: x, where: m, rank: k).value] }
        #expect(UniquenessAudit(r).isDetermined)
    }
    @Test func orderNone() {
        let r = circuit { s, x, m in
            let k = m.reduce(LinearCombination<F>.zero) { $0 + $1.value }
            let none = s.isZero(k)
            return [s.orderStatistic(of: x, where: m, rank: k, whenNone: none).value] }
        #expect(UniquenessAudit(r).isDetermined)
    }
    @Test func pair() {
        let r = circuit { s, x, m in let (a, b) = s.medianPair(of: x, where: m); return [a.value, b.value] }
        let a = UniquenessAudit(r)
        #expect(a.isDetermined, "\(a.openOutputs)")
    }
    @Test func pairNone() {
        let r = circuit { s, x, m in
            let k = m.reduce(LinearCombination<F>.zero) { $0 + $1.value }
            let none = s.isZero(k)
            let (a, b) = s.medianPair(of: x, where: m, whenNone: none); return [a.value, b.value] }
        let a = UniquenessAudit(r)
        #expect(a.isDetermined, "\(a.openOutputs)")
    }
}
