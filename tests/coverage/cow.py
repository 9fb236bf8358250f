#!/usr/bin/env python3
"""How much of the Correlates of War's defence pacts the shipped facts hold.

usage: cow.py ENTENTE DATA BY_MEMBER

ENTENTE is the program, DATA the folder of facts, BY_MEMBER the file alliance_v4.1_by_member.csv of the
Correlates of War project, which is not part of this repository. Prints, as Markdown, for 1 July of some
years the pairs of states that are bound by a defence pact in one, in the other and in both, and every
alliance of theirs some of whose pairs the facts lack, with the reason. docs/coverage.md keeps what it printed.
"""

import csv
import io
import itertools
import subprocess
import sys
from collections import defaultdict

YEARS = (1950, 1960, 1970, 1980, 1990, 2000, 2010, 2012)

# Codes that stand for a state which has another code in the facts: West Germany is Germany there.
SAME_STATE = {260: 255}

# Why pairs of an alliance of theirs are not bound in the facts. First those whose states were not bound, or not yet, by the
# treaty or the organisation's own list; then those that the facts read otherwise. An alliance in neither is unexplained.
NOT_BOUND = {
    210: "Rio Treaty: counted from signature, and with every later member of the Organization of American States, "
    "Canada and the Caribbean states among them, that never ratified it; Mexico kept after 2004.",
    230: "Arab Joint Defence Treaty: counted by membership of the League where accession came later or is not known, as "
    "for Tunisia before 1964.",
    318: "ECOWAS protocol of 1981: Cape Verde, Guinea-Bissau and Mali did not sign it.",
    349: "Commonwealth of Independent States: its Charter asks for consultation (Article 12), not defence.",
    350: "Collective Security Treaty: Azerbaijan, Georgia and Uzbekistan left it in 1999.",
    365: "Kyrgyz-Uzbek treaty of 1992: replaced in 1996 by a treaty of eternal friendship.",
    396: "Luanda pact of 1999: has the Republic of the Congo in it, by mistake for the Democratic Republic.",
    398: "ECCAS pact of 2000: Rwanda, which left in 2007, is kept.",
}
READ_OTHERWISE = {
    196: "Canberra Pact of 1944: a zone of defence and consultation, entered as consultation.",
    220: "Finno-Soviet treaty of 1948: Soviet help was subject to agreement, entered as consultation.",
    245: "Egyptian-Syrian pact of 1955: Egypt and Syria were one state, the United Arab Republic, in 1960.",
    254: "US-Pakistan agreement of 1959: action as may be agreed upon, entered as consultation, as theirs does with the "
    "same words for Iran.",
    259: "Cyprus Treaty of Alliance: ended when Cyprus declared it so on 4 April 1964; in theirs in 1974.",
    260: "Franco-Gabonese agreement of 1960: replaced in 2011 by a partnership without a duty of assistance.",
}
WHY = NOT_BOUND | READ_OTHERWISE


def day_of(row, which, unknown):
    """The day in the columns `which`_year, _month and _day; none if the year is blank."""
    year, month, day = (row[f"{which}_{part}"].strip() for part in ("year", "month", "day"))
    if not year or int(year) <= 0:
        return None
    known = lambda text, limit: int(text) if text and int(text) > 0 else (1 if unknown == "first" else limit)
    return int(year), known(month, 12), known(day, 31)


def their_pairs(rows, day):
    """Pairs of state codes, each with the alliances in which at least one of the two owes defence."""
    members = defaultdict(list)
    for row in rows:
        start, end = day_of(row, "mem_st", "first"), day_of(row, "mem_end", "last")
        if start and start <= day and (end is None or end > day):
            members[int(row["version4id"])].append((code_of(row), row["defense"] == "1"))
    pairs = defaultdict(set)
    for alliance, states in members.items():
        for (one, owes), (other, owed) in itertools.combinations(states, 2):
            if one != other and (owes or owed):
                pairs[frozenset((one, other))].add(alliance)
    return pairs


def code_of(row):
    code = int(row["ccode"])
    return SAME_STATE.get(code, code)


def our_pairs(program, data, day):
    query = (
        "MATCH (x:Country)-[:GUARANTEES]->(y:Country) WHERE x.cow <> y.cow AS OF date('%d-%02d-%02d') "
        "RETURN DISTINCT x.cow AS x, y.cow AS y" % day
    )
    command = [program, "--data", data, "--format", "csv", query]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return {frozenset((int(row["x"]), int(row["y"]))) for row in csv.DictReader(io.StringIO(run.stdout))}


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"


def table_of_years(rows, program, data):
    """Prints a line a year; gives the pairs of theirs that are missing, by alliance."""
    print("| 1 July | theirs | found | not bound | read otherwise | unexplained | found of those bound | ours alone |")
    print("|---|---|---|---|---|---|---|---|")
    missing = defaultdict(set)
    for year in YEARS:
        theirs, ours = their_pairs(rows, (year, 7, 1)), our_pairs(program, data, (year, 7, 1))
        found, lacking = theirs.keys() & ours, theirs.keys() - ours
        wrong = {pair for pair in lacking if theirs[pair] <= NOT_BOUND.keys()}
        otherwise = {pair for pair in lacking - wrong if theirs[pair] <= WHY.keys()}
        print(
            f"| {year} | {len(theirs)} | {len(found)} | {len(wrong)} | {len(otherwise)} "
            f"| {len(lacking - wrong - otherwise)} | {percent(len(found), len(theirs) - len(wrong))} "
            f"| {len(ours - theirs.keys())} |"
        )
        for pair in lacking:
            for alliance in theirs[pair]:
                missing[alliance].add(tuple(sorted(pair)))
    return missing


def main():
    program, data, file = sys.argv[1:]
    with open(file, encoding="latin-1", newline="") as text:
        rows = list(csv.DictReader(text))
    missing = table_of_years(rows, program, data)
    print("\n| alliance | missing pairs, by state codes | why |")
    print("|---|---|---|")
    for alliance, pairs in sorted(missing.items()):
        shown = [f"{one}-{other}" for one, other in sorted(pairs)]
        listed = ", ".join(shown[:6]) + (", ..." if shown[6:] else "")
        print(f"| {alliance} | {len(pairs)}: {listed} | {WHY.get(alliance, 'unexplained')} |")


if __name__ == "__main__":
    main()
