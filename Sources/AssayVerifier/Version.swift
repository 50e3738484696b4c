// SPDX-License-Identifier: Apache-2.0

/// The version of Assay that everything built from these sources says of itself.
public enum Version {
    public static let text: StaticString = "0.1.0"
}
