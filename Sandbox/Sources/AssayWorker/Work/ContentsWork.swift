// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats

/// What is in data, without a program that reads it.
struct ContentsWork {
    /// What the data of such an order is called.
    static let name = "data"

    private let data: OrderedData

    init(_ order: WorkOrder) throws {
        guard let data = try OrderedData(order, Self.name) else { throw WorkProblem(.failure, "the order has no data") }
        self.data = data
    }

    func perform() throws -> Worker.WorkAnswer { .init(json: .object(try data.contents())) }
}
