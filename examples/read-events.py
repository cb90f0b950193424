"""Counts of a CSV that Annalist wrote, with the standard library alone.

    annalist code reports.jsonl --format csv --out events.csv
    python3 examples/read-events.py events.csv
"""

import csv
import sys
from collections import Counter, defaultdict

QUADS = {"1": "verbal cooperation", "2": "material cooperation", "3": "verbal conflict", "4": "material conflict"}


def words(cell):
    """Takes back the apostrophe that keeps spreadsheets from running a cell."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def countries(cell):
    """A list cell: items joined by ';', an empty item where the country is unknown."""
    return [country or "unknown" for country in cell.split(";")] if cell else []


def main(path):
    quads, publishers = Counter(), Counter()
    pairs = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["factuality"] != "actual":
                continue
            quads[QUADS[row["quad"]]] += 1
            publishers[words(row["publisher"]) or "unknown"] += 1
            for actor in countries(row["actor_countries"]):
                for recipient in countries(row["recipient_countries"]):
                    pairs[actor, recipient].append(float(row["intensity"]))

    print(f"{sum(quads.values())} events that happened, by {len(publishers)} publishers")
    for quad, count in quads.most_common():
        print(f"{count:6} {quad}")
    print("who with whom: events, mean intensity")
    for (actor, recipient), scores in sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:10]:
        print(f"{len(scores):6} {actor} -> {recipient} {sum(scores) / len(scores):6.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
