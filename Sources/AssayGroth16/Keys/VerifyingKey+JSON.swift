// SPDX-License-Identifier: Apache-2.0
internal import AssayAlgebra
public import AssayFormats

/// `verification_key.json` as snarkjs and its readers know it.
///
/// A single-party key carries one member more, `"setup": "unsafe-single-party"`, which other readers ignore.
extension VerifyingKey {
    /// Reads `verification_key.json`. `vk_alphabeta_12` is not read: it is worked out from alpha and beta.
    ///
    /// - Throws: ``FormatError`` for anything that is not one key in its one spelling, or whose points are no sound key.
    public init(json: [UInt8]) throws(FormatError) { try self.init(document: Artefact.verifyingKey.value(of: json)) }

    /// The same from a value that was read already.
    public init(document: JSON) throws(FormatError) {
        let file = JSONPlace(document, as: .verifyingKey)
        try file.checkProtocol(C.self)
        let alpha1: C.G1.Affine = try file.member("vk_alpha_1").point()
        let beta2: C.G2.Affine = try file.member("vk_beta_2").point()
        let gamma2: C.G2.Affine = try file.member("vk_gamma_2").point()
        let delta2: C.G2.Affine = try file.member("vk_delta_2").point()
        let inputPoints = try Self.readInputPoints(file)
        let isMarked = try Self.readMark(file)
        do throws(KeyError) {
            try self.init(
                alpha1: alpha1, beta2: beta2, gamma2: gamma2, delta2: delta2, inputPoints: inputPoints, isUnsafeSingleParty: isMarked)
        } catch {
            throw file.error(error.formatKind, error.description)
        }
    }

    /// A mark that is not known may be a warning that somebody misspelt.
    private static func readMark(_ file: JSONPlace) throws(FormatError) -> Bool {
        guard let mark = try file.optionalMember("setup") else { return false }
        guard mark.value == .string(unsafeSinglePartyMark) else {
            throw file.error(.unsupported, "\"setup\" is not known; \"\(unsafeSinglePartyMark)\" or no such member is")
        }
        return true
    }

    private static func readInputPoints(_ file: JSONPlace) throws(FormatError) -> [C.G1.Affine] {
        let list = try file.member("IC")
        let places = try list.elements()
        let inputs = try file.member("nPublic").count()
        guard places.count - 1 == inputs else {
            throw list.error(.outOfRange, "\(places.count) points do not fit \(inputs) public inputs; there is one point more than inputs")
        }
        var points: [C.G1.Affine] = []
        for place in places { points.append(try place.point()) }
        return points
    }

    /// `verification_key.json` as a value.
    public var document: JSON {
        let alphaBeta = C.pairing(alpha1, beta2).towerCoefficients
        var members: [String: JSON] = [
            "protocol": "groth16", "curve": .string(C.name), "nPublic": .integer(inputCount),
            "vk_alpha_1": .point(alpha1), "vk_beta_2": .point(beta2), "vk_gamma_2": .point(gamma2), "vk_delta_2": .point(delta2),
            "vk_alphabeta_12": .array(alphaBeta.map { .array($0.map { .array($0.map { .element($0) }) }) }),
            "IC": .array(inputPoints.map { .point($0) }),
        ]
        if isUnsafeSingleParty { members["setup"] = .string(Self.unsafeSinglePartyMark) }
        return .object(members)
    }

    /// The text of `verification_key.json`, byte for byte as snarkjs lays it out, the mark of a single-party key apart.
    public var json: String {
        Artefact.text(
            document,
            memberOrder: [
                "protocol", "curve", "nPublic", "vk_alpha_1", "vk_beta_2", "vk_gamma_2", "vk_delta_2", "vk_alphabeta_12", "IC", "setup",
            ])
    }
}
