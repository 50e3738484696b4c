// SPDX-License-Identifier: Apache-2.0

/// What a variable of a constraint system is to the outside.
enum Role: UInt8, Sendable { case one, output, publicInput, privateInput, intermediate }
