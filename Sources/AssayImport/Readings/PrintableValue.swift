// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// A value as a message may quote it.
enum PrintableValue {
    static func text(_ value: HealthValue) -> String { PrintableText.of(value.unit.isEmpty ? value.text : "\(value.text) \(value.unit)") }
}
