// SPDX-License-Identifier: Apache-2.0
internal import AssayFormats
internal import AssayWorker
internal import HTTPTypes
internal import Hummingbird

extension SandboxAPI {
    /// What this server is, and the description of its API.
    func addDescription(to group: RouterGroup<Context>) {
        group.get("status") { _, _ in Response.json(status) }
        group.get("samples") { _, _ in Response.json(["samples": .array(Sample.all.map(\.json))]) }
        group.get("samples/:name/:table") { _, context in
            let (name, table) = (try context.parameters.require("name"), try context.parameters.require("table"))
            guard let bytes = Sample.all.first(where: { $0.name == name })?.tables[table] else { throw Problem.notFound("sample") }
            return Response.document(bytes, type: "text/csv; charset=utf-8")
        }
        group.get("openapi.json") { _, _ in Response.document(PackageResources.openapi_json) }
    }

    /// In OpenAPI 3.1.
    static var description: JSON { (try? JSON(parsing: PackageResources.openapi_json)) ?? [:] }

    private var status: JSON {
        [
            "name": "assay-sandbox", "api": "v1",
            "limits": [
                "job": settings.limits.json, "question": settings.questionLimits.json, "tableBytes": .integer(settings.largestTable),
                "exportBytes": .integer(settings.largestExport), "keyBytes": .integer(settings.largestKey),
                "waitingJobs": .integer(settings.waitingJobs), "waitingJobsPerOwner": .integer(settings.waitingJobsPerOwner),
                "workers": .integer(settings.workers),
            ],
        ]
    }
}

extension WorkLimits {
    fileprivate var json: JSON {
        [
            "seconds": .integer(seconds), "memory": .integer(memory), "constraints": .integer(constraints), "threads": .integer(threads),
        ]
    }
}
