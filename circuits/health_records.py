# SPDX-License-Identifier: Apache-2.0
"""The sample tables again, as records of FHIR R4, Open mHealth and Apple Health: `circuits/generate.py` writes them into `records`.

Day 1 is 2 March 2026. Sessions begin at 07:00 and 19:00, and readings are two minutes apart.
"""

import json
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import quoteattr

ZONE = timezone(timedelta(hours=1))
LOINC, SNOMED, UCUM = "http://loinc.org", "http://snomed.info/sct", "http://unitsofmeasure.org"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
OWN = "http://example.org/diary"
ARMS = {"left": ("368208006", "Left upper arm structure"), "right": ("368209003", "Right upper arm structure")}


def timed(rows):
    """Each row with its time."""
    counts = {}
    for row in rows:
        session = (row["day"], row["session"])
        number = counts[session] = counts.get(session, -1) + 1
        hour = 7 if row["session"] == "morning" else 19
        yield row, datetime(2026, 3, 1, hour, tzinfo=ZONE) + timedelta(days=row["day"], minutes=2 * number)


def concept(system, code):
    return {"coding": [{"system": system, "code": code}]}


def quantity(value, unit, code):
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def pressure(code, value):
    return {"code": concept(LOINC, code), "valueQuantity": quantity(value, "mmHg", "mm[Hg]")}


def observation(identity, code, **parts):
    return {"resourceType": "Observation", "id": identity, "status": "final", "code": code, "subject": {"reference": "Patient/synthetic"}, **parts}


def panel(identity, row, time):
    return observation(
        identity, concept(LOINC, "85354-9"), effectiveDateTime=time.isoformat(),
        component=[pressure("8480-6", row["systolic"]), pressure("8462-4", row["diastolic"])])


def bundle(rows):
    """A search result, newest first, with what a reader must pass over or read in another way."""
    resources = [panel(f"bp-{number}", row, time) for number, (row, time) in enumerate(timed(rows), 1)]
    # A decimal that is a whole number, and a period that begins with the reading.
    resources[0]["component"][0]["valueQuantity"]["value"] = float(rows[0]["systolic"])
    start = resources[1].pop("effectiveDateTime")
    resources[1]["effectivePeriod"] = {"start": start, "end": (datetime.fromisoformat(start) + timedelta(seconds=40)).isoformat()}
    resources[2]["status"] = "amended"
    wrong = panel("bp-wrong", {"systolic": 999, "diastolic": 1}, datetime(2026, 3, 2, 8, tzinfo=ZONE))
    wrong["status"] = "entered-in-error"
    weight = observation(
        "weight", concept(LOINC, "29463-7"), effectiveDateTime="2026-03-02", valueQuantity=quantity(71.5, "kg", "kg"))
    patient = {"resourceType": "Patient", "id": "synthetic"}
    entries = [{"fullUrl": f"http://example.org/{it['resourceType']}/{it['id']}", "resource": it} for it in [patient, weight, wrong, *resources]]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries[::-1]}, indent=1) + "\n"


def diary_lines(rows):
    """The diary with all its fields, one Observation a line: pulses as components and by themselves, the rest for each session."""
    lines, sessions = [], {}
    for number, (row, time) in enumerate(timed(rows), 1):
        reading = panel(f"bp-{number}", row, time)
        code, display = ARMS[row["arm"]]
        reading["bodySite"] = {"coding": [{"system": SNOMED, "code": code, "display": display}]}
        if row["pulse"] == "":
            reading["component"].append({"code": concept(LOINC, "8867-4"), "dataAbsentReason": concept(ABSENT, "not-performed")})
        elif number % 2:
            reading["component"].append(
                {"code": concept(LOINC, "8867-4"), "valueQuantity": quantity(row["pulse"], "beats/minute", "/min")})
        else:
            lines.append(observation(
                f"hr-{number}", concept(LOINC, "8867-4"), effectiveDateTime=time.isoformat(),
                valueQuantity=quantity(row["pulse"], "beats/minute", "/min")))
        lines.append(reading)
        sessions.setdefault((row["day"], row["session"]), (row, time))
    for number, (row, time) in enumerate(sessions.values(), 1):
        period = {"start": time.isoformat(), "end": (time + timedelta(minutes=30)).isoformat()}
        lines.append(observation(f"stress-{number}", concept(OWN, "stress"), effectivePeriod=period, valueInteger=row["stress"]))
        lines.append(observation(
            f"activity-{number}", concept(LOINC, "55411-3"), effectivePeriod=period, valueQuantity=quantity(row["activity"], "min", "min")))
        lines.append(observation(
            f"diet-{number}", concept(OWN, "diet"), effectivePeriod=period, valueQuantity=quantity(row["diet"], "score", "{score}")))
    return "".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


def diary_columns():
    """The column map of `diary_lines`."""
    codes = {"stress": f"{OWN}|stress", "activity": "55411-3", "diet": f"{OWN}|diet"}
    return json.dumps({name: {"code": code} for name, code in codes.items()}, indent=2) + "\n"


def open_mhealth(rows):
    def point(number, schema, version, body):
        header = {
            "id": f"00000000-0000-4000-8000-{number:012}", "creation_date_time": "2026-04-01T12:00:00Z",
            "schema_id": {"namespace": "omh", "name": schema, "version": version}}
        return {"header": header, "body": body}

    points = []
    for number, (row, time) in enumerate(timed(rows), 1):
        frame = {"date_time": time.isoformat()}
        if number % 5 == 0:
            frame = {"time_interval": {"start_date_time": time.isoformat(), "duration": {"value": 40, "unit": "sec"}}}
        points.append(point(number, "blood-pressure", "3.0", {
            "systolic_blood_pressure": {"value": row["systolic"], "unit": "mmHg"},
            "diastolic_blood_pressure": {"value": row["diastolic"], "unit": "mmHg"},
            "effective_time_frame": frame, "body_posture": "sitting", "measurement_location": "left upper arm"}))
    points.append(point(9001, "body-weight", "2.0", {
        "body_weight": {"value": 71.5, "unit": "kg"}, "effective_time_frame": {"date_time": "2026-03-02T07:00:00+01:00"}}))
    return json.dumps(points, indent=1) + "\n"


DOCTYPE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record (MetadataEntry*)>
<!ATTLIST Record
  type       CDATA #REQUIRED
  unit       CDATA #IMPLIED
  value      CDATA #IMPLIED
  sourceName CDATA #REQUIRED
  startDate  CDATA #REQUIRED
  endDate    CDATA #REQUIRED
>
]>
"""


def record(kind, value, unit, time, source="Cuff"):
    moment = time.strftime("%Y-%m-%d %H:%M:%S %z")
    parts = {"type": f"HKQuantityTypeIdentifier{kind}", "sourceName": source, "unit": unit, "creationDate": moment, "startDate": moment,
             "endDate": moment, "value": str(value)}
    return "<Record " + " ".join(f"{name}={quoteattr(text)}" for name, text in parts.items()) + "/>\n"


def apple_health(rows):
    """Records by type, as Apple writes them, and the correlations in which the pressures stand again."""
    systolic, diastolic, pairs, others = [], [], [], []
    for row, time in timed(rows):
        systolic.append(record("BloodPressureSystolic", row["systolic"], "mmHg", time))
        diastolic.append(record("BloodPressureDiastolic", row["diastolic"], "mmHg", time))
        pairs.append(f"<Correlation type=\"HKCorrelationTypeIdentifierBloodPressure\">\n {systolic[-1]} {diastolic[-1]}</Correlation>\n")
        others.append(record("HeartRate", 60 + row["day"], "count/min", time + timedelta(minutes=1), "Watch <of> \"somebody\" & co."))
        others.append(record("StepCount", 100 + row["day"], "count", time))
    body = "".join(others + diastolic[::-1] + systolic + pairs)
    return DOCTYPE + "<HealthData locale=\"en_GB\">\n<ExportDate value=\"2026-04-01 12:00:00 +0200\"/>\n<Me/>\n" + body + "</HealthData>\n"


def health_records(diary, fortnight):
    """Texts by file name."""
    return {
        "records/borderline.fhir.synthetic.json": bundle(fortnight),
        "records/borderline.open-mhealth.synthetic.json": open_mhealth(fortnight),
        "records/borderline.apple-health.synthetic.xml": apple_health(fortnight),
        "records/complete.fhir.synthetic.ndjson": diary_lines(diary),
        "records/complete.fhir.columns.json": diary_columns(),
    }
