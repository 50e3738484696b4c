// SPDX-License-Identifier: Apache-2.0
import AssayTestSupport
import Foundation

/// Constants of a ceremony whose keys are in public use: see `vectors/groth16/README.md`.
struct PublicCeremony {
    /// Texts of `vk_alpha_1` and `vk_beta_2`.
    let alpha: String
    let beta: String
    /// `vk_alphabeta_12`
    let alphaBeta: [[[String]]]

    private struct File: Decodable {
        var alpha: [String]
        var beta: [[String]]
        var alphaBeta: [[[String]]]

        enum CodingKeys: String, CodingKey {
            case alpha = "vk_alpha_1"
            case beta = "vk_beta_2"
            case alphaBeta = "vk_alphabeta_12"
        }
    }

    static func load() throws -> PublicCeremony {
        let file = try JSONDecoder().decode(File.self, from: Data(try Repository.bytes("vectors/groth16/perpetual_powers_of_tau.json")))
        let encoder = JSONEncoder()
        return PublicCeremony(
            alpha: String(decoding: try encoder.encode(file.alpha), as: UTF8.self),
            beta: String(decoding: try encoder.encode(file.beta), as: UTF8.self), alphaBeta: file.alphaBeta)
    }
}
