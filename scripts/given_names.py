"""Given names that nearly always are a woman's or a man's.

python3 scripts/given_names.py names-0.3.0/names faker/providers/person src/lexicon

Reads the US Census's lists (public domain; PyPI `names`) and those of Faker (PyPI, MIT), whose locales are written in Latin
letters, and writes female_names.txt and male_names.txt."""

import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

CENSUS, FAKER, OUT = (Path(argument) for argument in sys.argv[1:])
# A name is told apart where one share is at least so many times the other.
RATIO = 12
# Faker has no shares: a name counts as this much a locale.
LOCALE_SHARE = 0.02

# Names of people in the news that the lists lack or share between both.
ADDED = {
    "female": "ashley benazir brittany carrie christy connie dilma erin gail haifa hillary joan kay kristen kristin malala marian michele "
    "myrtle nicola oksana shelly stacey sunita tracey vivian",
    "male": "ahmed alex ali anil arun asif barack bobby brett charlie chris claude corey cory dale dmitry eddie ehud evo francis francois "
    "freddie hassan hussein ibrahim ilham jaime jimmie johnnie kyle lonnie luiz manmohan mohamed mohammed narendra nawaz nikol oleg rajesh "
    "rene ronnie saeed sam sanjay sergey shane shawn shimon shinzo sidney takeshi tyler vijay volodymyr willie yitzhak yuri",
}
# Words that are titles or kin before a name.
TITLES = {"lady", "miss", "princess", "queen", "sister", "baron", "duke", "king", "prince", "son"}

shares = {"female": defaultdict(float), "male": defaultdict(float)}
for gender, table in shares.items():
    for line in (CENSUS / f"dist.{gender}.first").read_text().splitlines():
        name, share, *_ = line.split()
        table[name.lower()] += float(share)

# Long lists of names that news in English seldom has.
LEFT_OUT = {"is_IS", "tr_TR", "uz_UZ", "tw_GH", "az_AZ"}

for file in FAKER.glob("*/__init__.py"):
    if file.parent.name in LEFT_OUT:
        continue
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        gender = {"first_names_female": "female", "first_names_male": "male"}.get(node.targets[0].id)
        if gender is None:
            continue
        names = {c.value.lower() for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
        for name in names:
            shares[gender][name.strip()] += LOCALE_SHARE

for gender, other in (("female", "male"), ("male", "female")):
    added = set(ADDED[gender].split())
    excluded = TITLES | set(ADDED[other].split())
    names = sorted(
        name
        for name, share in {**shares[gender], **dict.fromkeys(added, 1e9)}.items()
        if name not in excluded and share >= RATIO * shares[other].get(name, 0) and re.fullmatch(r"[a-zà-öø-ÿāăąćčďđēėęěğįīıłńňōőřśşšťūůűųźżž]{3,}(-[a-zà-ÿ]{2,})?", name)
    )
    head = f"# Given names that nearly always are a {'woman' if gender == 'female' else 'man'}'s.\n"
    head += "# Source: US Census 1990 (public domain; PyPI names 0.3.0) and Faker's locales (MIT). Command: scripts/given_names.py\n"
    (OUT / f"{gender}_names.txt").write_text(head + "".join(f"{name}\n" for name in names), encoding="utf-8")
