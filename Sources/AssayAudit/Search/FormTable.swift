// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
internal import AssayCertificate
internal import AssayConstraints

/// A number for each of some forms.
struct FormTable<F: PrimeField> {
    private var forms: [Form<F>] = []
    private var numbers: [Int] = []
    private var table = NumberTable()

    /// The number of a form; `nil` leaves what is there.
    subscript(form: Form<F>) -> Int? {
        get { place(of: form).map { numbers[$0] } }
        set {
            guard let newValue else { return }
            if let place = place(of: form) {
                numbers[place] = newValue
            } else {
                forms.append(form)
                numbers.append(newValue)
                table.insert(forms.count - 1) { forms[$0].fingerprint() }
            }
        }
    }

    private func place(of form: Form<F>) -> Int? { table.number(form.fingerprint()) { forms[$0] == form } }
}
