# ruff: noqa
# The main date of every deadline, from the same rules. MicroPython has no datetime, so days are counted here.
import json

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_month(year, month):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else DAYS[month - 1]


def add(day, amount, unit):
    year, month, date = [int(part) for part in day.split("-")]
    if unit in ("dagen", "weken"):
        date += amount * (7 if unit == "weken" else 1)
    else:
        month += amount * (12 if unit == "jaren" else 1) - 1
        year, month = year + month // 12, month % 12 + 1
        date = min(date, in_month(year, month))
    while date > in_month(year, month):
        date -= in_month(year, month)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return year, month, date


def before(year, month, date):
    if date > 1:
        return year, month, date - 1
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month, in_month(year, month)


rules = json.loads(RULES)
facts = dict([pair.split("=") for pair in LINK.split("&")])
planner = rules["planners"]["termijnen"]


def moment(name):
    if name in facts:
        return facts[name]
    rule = planner["momenten"].get(name, {})
    if "gegeven" in rule:
        return facts.get(rule["gegeven"])
    known = sorted([facts[x] for x in rule.get("vroegste_van", []) if x in facts])
    return known[0] if known else None


found = []
for name, rule in planner["termijnen"].items():
    start = moment(rule["vanaf"])
    if not start or "als" in rule:
        continue
    length = rule["duur"]
    versions = rules["waarden"][length]["waarden"] if isinstance(length, str) else length
    value = versions[-1]["waarde"]
    day = add(start, value["aantal"], value["eenheid"])
    if rule.get("dag_ervoor"):
        day = before(*day)
    found.append(
        {"id": name, "titel": rule["titel"], "soort": rule["soort"], "datum": "%04d-%02d-%02d" % day}
    )
ANSWER = json.dumps(found)
