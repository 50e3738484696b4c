# SPDX-License-Identifier: Apache-2.0
"""Reads health records with programs that were not written here, and says which blood pressures they hold.

    health_judge.py fhir FILE    fhir.resources validates every resource (its models of R4B; Observation and Bundle are those of R4)
    health_judge.py apple FILE   expat reads the XML

Standard output: a JSON array of [day and time on the clock, systolic, diastolic], in the order of the clock.
"""

import json
import sys
from datetime import datetime
from xml.etree import ElementTree

LOINC = "http://loinc.org"


def coded(concept, code):
    return any(it.system == LOINC and it.code == code for it in concept.coding)


def fhir(path):
    from fhir.resources.R4B.bundle import Bundle
    from fhir.resources.R4B.observation import Observation

    text = open(path, encoding="utf-8").read()
    if path.endswith(".ndjson"):
        resources = [Observation.model_validate_json(line) for line in text.splitlines()]
    else:
        resources = [entry.resource for entry in Bundle.model_validate_json(text).entry]
    for it in resources:
        if it.get_resource_type() != "Observation" or it.status not in ("final", "amended", "corrected") or not coded(it.code, "85354-9"):
            continue
        values = [part.valueQuantity for code in ("8480-6", "8462-4") for part in it.component if coded(part.code, code)]
        assert all(value.code == "mm[Hg]" for value in values)
        yield it.effectiveDateTime or it.effectivePeriod.start, *(str(int(value.value)) for value in values)


def apple(path):
    values = {"Systolic": {}, "Diastolic": {}}
    for record in ElementTree.parse(path).getroot().findall("Record"):
        for kind, found in values.items():
            if record.get("type") == f"HKQuantityTypeIdentifierBloodPressure{kind}":
                found[record.get("startDate"), record.get("sourceName")] = record.get("value")
    for key, systolic in values["Systolic"].items():
        yield datetime.strptime(key[0], "%Y-%m-%d %H:%M:%S %z"), systolic, values["Diastolic"][key]


readers = {"fhir": fhir, "apple": apple}
readings = sorted((time.strftime("%Y-%m-%d %H:%M"), *pressures) for time, *pressures in readers[sys.argv[1]](sys.argv[2]))
json.dump(readings, sys.stdout)
