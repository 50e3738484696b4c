// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension Store {
    /// The tables, version by version; a store of an older version is brought up to date when it is opened.
    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: data sets, algorithms, jobs, receipts") { database in
            try database.execute(
                sql: """
                    CREATE TABLE vault (
                        id INTEGER PRIMARY KEY CHECK (id = 1), salt BLOB, passes INTEGER, memory INTEGER, "check" BLOB NOT NULL) STRICT;
                    CREATE TABLE dataSet (
                        id TEXT PRIMARY KEY, createdAt INTEGER NOT NULL, key BLOB NOT NULL, facts BLOB NOT NULL, "table" BLOB NOT NULL) STRICT;
                    CREATE TABLE algorithm (
                        id TEXT PRIMARY KEY, createdAt INTEGER NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL) STRICT;
                    CREATE TABLE job (
                        id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, owner TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
                        attempt INTEGER NOT NULL, createdAt INTEGER NOT NULL, startedAt INTEGER, finishedAt INTEGER, request TEXT NOT NULL,
                        answer BLOB, idempotencyKey TEXT, UNIQUE (owner, idempotencyKey)) STRICT;
                    CREATE INDEX jobByState ON job (state, owner, number);
                    CREATE TABLE jobDataSet (
                        jobID TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE, dataSetID TEXT NOT NULL, PRIMARY KEY (jobID, dataSetID)) STRICT;
                    CREATE INDEX jobByDataSet ON jobDataSet (dataSetID);
                    CREATE TABLE receipt (
                        id TEXT PRIMARY KEY, jobID TEXT NOT NULL UNIQUE, createdAt INTEGER NOT NULL, document BLOB NOT NULL, facts BLOB NOT NULL)
                        STRICT;
                    CREATE TABLE opening (
                        id TEXT PRIMARY KEY, dataSetID TEXT NOT NULL REFERENCES dataSet (id) ON DELETE CASCADE, receiptID TEXT NOT NULL,
                        document BLOB NOT NULL) STRICT;
                    """)
        }
        migrator.registerMigration("2: trades") { database in
            try database.execute(
                sql: """
                    CREATE TABLE trade (
                        id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, createdAt INTEGER NOT NULL, title TEXT NOT NULL,
                        step TEXT NOT NULL, endedBy TEXT) STRICT;
                    CREATE TABLE tradeFile (
                        tradeID TEXT NOT NULL REFERENCES trade (id) ON DELETE CASCADE, name TEXT NOT NULL, number INTEGER NOT NULL,
                        step TEXT NOT NULL, createdAt INTEGER NOT NULL, document BLOB NOT NULL, PRIMARY KEY (tradeID, name)) STRICT;
                    CREATE TABLE tradeSecret (
                        tradeID TEXT NOT NULL REFERENCES trade (id) ON DELETE CASCADE, party TEXT NOT NULL, name TEXT NOT NULL,
                        dataSetID TEXT REFERENCES dataSet (id) ON DELETE CASCADE, document BLOB NOT NULL,
                        PRIMARY KEY (tradeID, party, name)) STRICT;
                    CREATE INDEX tradeSecretByDataSet ON tradeSecret (dataSetID);
                    CREATE TABLE tradeSide (
                        tradeID TEXT NOT NULL REFERENCES trade (id) ON DELETE CASCADE, party TEXT NOT NULL, jobID TEXT, checks BLOB,
                        checkedAt INTEGER, PRIMARY KEY (tradeID, party)) STRICT;
                    """)
        }
        migrator.registerMigration("3: circuits of algorithms") { database in
            try database.execute(sql: "ALTER TABLE algorithm ADD COLUMN circuit TEXT")
        }
        return migrator
    }()
}
