// SPDX-License-Identifier: Apache-2.0
public import AssayAlgebra
public import AssayFormats

/// `public.json`: the public signals of a proof as an array of decimal strings, outputs first, without the constant one.
public enum PublicInputs {
    /// Reads `public.json`.
    ///
    /// - Throws: ``FormatError`` unless every element is a canonical decimal string. A value of r or more would be a second
    ///   spelling of another input, the double spend of CVE-2023-33252.
    public static func parse<F: PrimeField>(json: [UInt8], as type: F.Type = F.self) throws(FormatError) -> [F] {
        var inputs: [F] = []
        for place in try JSONPlace(parsing: json, as: .publicInputs).elements() { inputs.append(try place.element()) }
        return inputs
    }

    /// The text of `public.json`, byte for byte as snarkjs lays it out.
    public static func json(_ inputs: [some PrimeField]) -> String {
        Artefact.text(.array(inputs.map { .element($0) }))
    }
}
