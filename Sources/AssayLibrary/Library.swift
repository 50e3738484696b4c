// SPDX-License-Identifier: Apache-2.0

/// The modules that come with this release: checks of data quality, written in the language itself.
///
/// The texts are those of the folder `Modules`, which the build puts into the code.
public struct LibraryModule: Hashable, Sendable {
    /// What programs import: `quality.completeness`.
    public let name: String
    /// Its text in UTF-8.
    public let bytes: [UInt8]

    /// All of them, in the order in which one reads about them.
    public static let all: [LibraryModule] = [
        LibraryModule(name: "quality.completeness", bytes: PackageResources.completeness_assay),
        LibraryModule(name: "quality.validity", bytes: PackageResources.validity_assay),
        LibraryModule(name: "quality.plausibility", bytes: PackageResources.plausibility_assay),
        LibraryModule(name: "quality.temporal", bytes: PackageResources.temporal_assay),
        LibraryModule(name: "quality.uniqueness", bytes: PackageResources.uniqueness_assay),
        LibraryModule(name: "quality.consistency", bytes: PackageResources.consistency_assay),
        LibraryModule(name: "quality.credibility", bytes: PackageResources.credibility_assay),
        LibraryModule(name: "quality.points", bytes: PackageResources.points_assay),
    ]
}
