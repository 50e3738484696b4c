// SPDX-License-Identifier: Apache-2.0
public import AssayData
public import AssayExchange

/// How much a file of health records may hold before it is refused.
public struct HealthLimits: Sendable {
    /// Bytes of a JSON file, which is held in memory.
    public var jsonByteCount: Int
    /// Bytes of an XML file, which is read piece by piece.
    public var xmlByteCount: Int
    /// Readings, pulses and further values together that are kept.
    public var recordCount: Int

    public init(
        jsonByteCount: Int = DataImport.maximumByteCount, xmlByteCount: Int = 16 << 30, recordCount: Int = Schema.capacities.upperBound
    ) {
        self.jsonByteCount = jsonByteCount
        self.xmlByteCount = xmlByteCount
        self.recordCount = recordCount
    }
}
