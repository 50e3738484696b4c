// SPDX-License-Identifier: Apache-2.0

/// A sentence or two about each word of the language, for hovers and completion.
enum WordDocumentation {
    /// By word; verbs of two words by both.
    static let all: [String: String] = declarations.merging(verbs) { a, _ in a }.merging(functions) { a, _ in a }
        .merging(joints) { a, _ in a }

    static let declarations = [
        "assay": "The edition of the language, on the first line: `assay 1`.",
        "algorithm": "The title, on the second line: `algorithm \"Home blood-pressure diary\"`.",
        "module": "At the head of a file of functions for other programs: `module \"Digits\"`.",
        "import": "Makes the functions of a module known: `import quality.completeness \"DIGEST\"`. `assay pin` writes the digest.",
        "record": "What one row holds: `record Reading { day: 1 .. 21  session: morning | evening }`.",
        "data": "A table of up to so many rows of a record: `data readings: at most 168 of Reading`.",
        "param": "A value that the buyer chooses before the run and both sides see: `param expected: 0 .. 100`.",
        "rule": "A name for a condition or value of one row: `rule high(r) = r.systolic > 135`.",
        "function": "Something worked out from what it is given: `function f(readings: rows, value: number in readings) = …`.",
        "let": "A name for a value or a set of rows: `let usable = readings where plausible`.",
        "require": "What must hold, or there is no result and no proof: `require (count in readings) >= 12`.",
        "publish": "What leaves the owner's machine, and nothing else does: `publish score = … as 0 .. 100 rounded half up`.",
        "test": "Data, and what must come out of it: `test \"no readings\" { readings = [] expect score = 0 }`. `assay test` tries it.",
        "property": "A change of the data, and what it must keep: `property \"order\" { shuffle readings expect same score }`.",
        "give": "What a function in braces gives, after its `let`s.",
    ]

    static let verbs = [
        "count": "`count in ROWS`: how many rows; 0 over no rows.",
        "share": "`share of CONDITION in ROWS`: the part of the rows for which it holds, 0% to 100%. Over no rows it does not exist.",
        "any": "`any of CONDITION in ROWS`: holds if it holds for at least one row.",
        "all": "`all of CONDITION in ROWS`: holds if it holds for every row; over no rows too.",
        "sum": "`sum of VALUE in ROWS`: the sum; 0 over no rows.",
        "mean": "`mean of VALUE in ROWS`: the exact average. Over no rows it does not exist.",
        "median": "`median of VALUE in ROWS`: the value in the middle; of an even number of rows the mean of the two in the middle.",
        "percentile": "`percentile 90 of VALUE in ROWS`: the smallest value that 90 % of the rows do not exceed (nearest rank).",
        "variance": "`variance of VALUE in ROWS`: the sum of the squared distances from the mean over one less than the number of rows.",
        "standard deviation": "`standard deviation of VALUE in ROWS rounded …`: the square root of the variance.",
        "mad": "`mad of VALUE in ROWS`: the median of the distances from the median.",
        "slope": "`slope of VALUE against OTHER in ROWS`: of the least squares line, how much VALUE grows when OTHER grows by one.",
        "correlation": "`correlation of VALUE with OTHER in ROWS rounded …`: Pearson's correlation, from -1 to 1.",
        "row": "`row 3 of VALUE in DATA`: the value in the third row. It exists where the number is from 1 to how many rows there are.",
        "longest run": "`longest run of CONDITION in ROWS`: the most rows one after the other for which it holds; 0 over no rows.",
    ]

    static let functions = [
        "abs": "`abs(a)`: `a` without its sign.",
        "min": "`min(a, b)`: the smaller. `min of VALUE in ROWS`: the smallest; over no rows it does not exist.",
        "max": "`max(a, b)`: the larger. `max of VALUE in ROWS`: the largest; over no rows it does not exist.",
        "sqrt": "`sqrt(a) rounded …`: the square root, rounded where it stands.",
        "remainder": "`remainder(a, b)`: what is left of `a` when whole multiples of `b` are taken away, from 0 to below `b`.",
        "curve": "`curve(x: 5 -> 100%, 20 -> 0%)`: straight lines from point to point; the first and last value go on for ever.",
        "table": "`table(session: morning -> 1, evening -> 2)`: the value at a key, and nothing between the keys.",
        "bands": "`bands(score: A from 85, B from 70, C below)`: the band that a value falls in, from the highest to the lowest.",
        "weighted": "`weighted(60: coverage, 40: agreement)`: weights that add up to 100, each with a part from 0% to 100%.",
    ]

    static let joints = [
        "and": "Both hold. `and` and `or` side by side need parentheses.",
        "or": "At least one holds. `and` and `or` side by side need parentheses.",
        "not": "Holds when the condition does not: `not (x in 60 .. 260)`.",
        "in": "`x in 60 .. 260`: at least 60 and at most 260. After a verb: over which rows.",
        "of": "After a verb: of what. The names of fields mean those of each row.",
        "is": "`pulse is present`, `pulse is missing`: whether a field has a value.",
        "present": "`pulse is present`: whether the field has a value.",
        "missing": "`pulse is missing`: whether the field has none. In a record, `or missing`: the field may be empty.",
        "where": "`ROWS where CONDITION`: the rows for which the condition holds. It reaches as far to the right as it can.",
        "when": "`when CONDITION: VALUE else VALUE`: a choice between values.",
        "else": "What a `when` gives when none of its conditions holds.",
        "otherwise": "`VALUE otherwise OTHER`: the other value where the first does not exist, such as a mean over no rows.",
        "rounded": "`rounded half up to 2 decimals`: nothing is rounded until this says so. Modes: half up, half even, down, up.",
        "as": "`publish NAME = … as 0 .. 100`: the range or the labels of an output.",
        "previous": "`previous systolic`: the value in the row before, inside `consecutive ROWS`.",
        "consecutive": "`consecutive ROWS`: the rows that have one before them, so that `previous` has a meaning.",
        "by": "`ROWS by KEY`: the groups of rows that have one key. `by every KEY`: one group for each value of the key.",
        "group": "Inside `of …` and `where …` about groups: the rows of the group.",
        "key": "Inside `of …` and `where …` about groups: the key of the group.",
    ]
}
