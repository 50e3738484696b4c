// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// Which arm a body site is, by the codes of SNOMED CT or, where there is none of them, by its words.
enum FHIRArm {
    /// Arm and upper arm, as in the body locations of the vital signs guide of HL7.
    private static let arms = ["72098002": "left", "368208006": "left", "59126009": "right", "368209003": "right"]

    /// `left`, `right`, or empty for any other site.
    static func of(_ site: JSON?) -> String {
        guard let site else { return "" }
        let codes = FHIRCode.all(of: site).filter { $0.system == FHIRCode.snomed }
        guard codes.isEmpty else {
            let found = Set(codes.compactMap { arms[$0.code] })
            return found.count == 1 ? found.first ?? "" : ""
        }
        let texts = [site["text"]?.text].compactMap(\.self) + (site["coding"]?.elements ?? []).compactMap { $0["display"]?.text }
        return of(words: texts.joined(separator: " "))
    }

    /// The arm that words such as `left upper arm` name.
    static func of(words text: String) -> String {
        let words = Set(text.lowercased().split { !$0.isLetter }.map(String.init))
        guard words.contains("arm"), words.contains("left") != words.contains("right") else { return "" }
        return words.contains("left") ? "left" : "right"
    }
}
