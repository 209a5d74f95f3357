#!/usr/bin/env python3
"""conventions.py FOLDER PRED.jsonl: values of Recognizers-Text's specs, read as newsgloss's contract writes them.

The contract and the specs tell the same in different ways: the last day of a span belongs to it (the specs name the day
behind it), 7:30 is T07:30 (not 07:30:00), an hour and a half PT90M (PT1.5H), 50 cents 0.5 USD (50 "Cent"), a third 0.333
(33.3 %). FOLDER holds recognizers.dev.jsonl and values.py, whose own judgement comes first. Prints the share of values
that are right, in percent, as JSON."""
import json
import re
import sys
from datetime import date, timedelta
from decimal import Decimal

sys.path.insert(0, sys.argv[1])
import values  # noqa: E402


def month_end(year, month):
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def days(value):
    """First and last day that a value of the contract names: a day, month, quarter, year, decade or century."""
    value = value or ""
    if match := re.fullmatch(r"(\d{2,3})(X{1,2})", value):
        return match[1] + "0" * len(match[2]) + "-01-01", match[1] + "9" * len(match[2]) + "-12-31"
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, quarter = int(match[1]), int(match[2])
        return f"{year:04}-{3 * quarter - 2:02}-01", month_end(year, 3 * quarter)
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value):
        return value + "-01", month_end(int(match[1]), int(match[2]))
    if re.fullmatch(r"\d{4}", value):
        return value + "-01-01", value + "-12-31"
    return value, value


def day_before(day):
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:
        return None


def minutes(duration):
    match = re.fullmatch(r"PT([\d.]+)([HM])", duration or "")
    return match and Decimal(match[1]) * {"H": 60, "M": 1}[match[2]]


def right(number, kind, gold):
    value, low, high = number["value"], number["low"], number["high"]
    told = values.dec(gold.get("value"))
    if kind == "currency" and gold.get("unit") in ("Cent", "Pence"):
        return told is not None and values.same(value, told / 100)
    if kind == "percentage" and number["type"] == "cardinal":
        return bool(value) and told is not None and abs(Decimal(value) * 100 - told) < Decimal("1e-6")
    for reading in gold.get("values", []):
        start, end = reading.get("start"), reading.get("end")
        if kind.endswith(".time") and value and (reading.get("value") or "")[:5] == value[-5:]:
            return True
        if kind.endswith("duration") and minutes(value) and minutes(value) == minutes(reading.get("timex")):
            return True
        if kind.endswith("daterange") and start and end:
            if days(low or value)[0] == start and days(high or value)[1] in (end, day_before(end)):
                return True
    return False


def main():
    folder, predictions = sys.argv[1:3]
    found = {row["id"]: row["numbers"] for row in map(json.loads, open(predictions, encoding="utf-8"))}
    total, correct = {"numbers": 0, "dates": 0}, {"numbers": 0, "dates": 0}
    for row in map(json.loads, open(f"{folder}/recognizers.dev.jsonl", encoding="utf-8")):
        if "Experimental" in row["model"] or "Extractor" in row["model"]:
            continue
        for gold in row["numbers"]:
            kind = gold["type"]
            if kind not in values.MODELS | values.DATES or not gold.get("resolution"):
                continue
            group = "numbers" if kind in values.MODELS else "dates"
            near = [number for number in found[row["id"]] if number["s"] < gold["e"] and number["e"] > gold["s"]]
            judged = (judge(number, kind, gold["resolution"]) for judge in (values.right, right) for number in near)
            total[group] += 1
            correct[group] += any(judged)
    print(json.dumps({group: round(100 * correct[group] / total[group], 1) for group in total}))


if __name__ == "__main__":
    main()
