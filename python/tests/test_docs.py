"""The docs' code runs as it is pasted: each section of docs/archives.md, the README's paragraph, the wheel's README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, java

TEXT = "“The bridge {} is safe,” Carla Weiss told reporters on Tuesday. She said that at least 27 people left."
NEEDS = {"Apache Spark": "pyspark", "Ray Data": "ray", "DuckDB": "duckdb", "Polars": "polars", "spaCy": "spacy"}
PRINTS = {
    "One story": "Carla Weiss said “The bridge is safe,”\n27 at-least 27\nTuesday None 2024-05-07\nOpen Water Watch\n",
    "Batches": "['id', 'actors', 'entities', 'quotes', 'numbers', 'error']\n1 Carla Weiss said “The bridge is safe,”\n2 money 3.2 3 USD None\n2 date 2024-05-03 None None 2024-05-03\n2 money 3 None USD None\n",
    "The command line": "40 stories into marks.parquet in ",
    "Apache Spark": "|Carla Weiss|    80|",
    "Ray Data": "",
    "DuckDB": "Carla Weiss",
    "Polars": "Carla Weiss",
    "spaCy": "[('“The bridge is safe,”', 'Carla Weiss')]\n",
}


def sections(file: str) -> dict[str, list[tuple[str, str]]]:
    """Code blocks by the heading above them."""
    parts = re.split(r"^#+ (.+)$", (ROOT / file).read_text("utf8"), flags=re.M)
    blocks = {title: re.findall(r"^```(python|sh)\n(.*?)^```$", body, flags=re.M | re.S) for title, body in zip(parts[1::2], parts[2::2], strict=True)}
    return {title: found for title, found in blocks.items() if found}


def paste(blocks: list[tuple[str, str]], folder: Path) -> str:
    """Runs blocks as they stand, and gives what they print."""
    printed = ""
    env = {**os.environ, "PYTHONUTF8": "1", "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_DISABLE_IMPORT_WARNING": "1"}
    for language, code in blocks:
        command = [sys.executable, "-c", code] if language == "python" else ["sh", "-euc", f'python() {{ "{sys.executable}" "$@"; }}\n{code}']
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{code}\n{done.stderr}"
        printed += done.stdout
    return printed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [{"id": row, "text": TEXT.format(row), "day": "2024-05-09"} for row in range(40)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "stories.parquet")
    return tmp_path


def test_every_section_is_pasted() -> None:
    assert set(sections("docs/archives.md")) == {"Install", *PRINTS}


def test_what_is_installed_is_there() -> None:
    """`pip install` is not run: it would fetch the wheel from elsewhere. What it names is what the wheel has."""
    (_, code), = sections("docs/archives.md")["Install"]
    extras = set(re.findall(r"newsgloss\[(\w+)\]", code))
    told = set(re.findall(r"^(\w+) = \[", (ROOT / "python/pyproject.toml").read_text("utf8").split("optional-dependencies]")[1].split("\n[")[0], flags=re.M))
    assert extras == told


@pytest.mark.parametrize("section", PRINTS)
def test_section(section: str, folder: Path) -> None:
    needed = NEEDS.get(section)
    if needed and find_spec(needed) is None:
        pytest.skip(f"docs, {section}: {needed} is missing; pip install {needed}")
    if needed == "pyspark" and java():
        pytest.skip(f"docs, {java()}")
    printed = paste(sections("docs/archives.md")[section], folder)
    assert PRINTS[section] in printed
    if section == "Ray Data":
        marks = pq.read_table(folder / "ray-marks").to_pylist()
        assert sorted(row["id"] for row in marks) == list(range(40))
        assert {quote["speaker"] for row in marks for quote in row["quotes"]} == {"Carla Weiss"}


def test_quick_start(folder: Path) -> None:
    blocks = [block for block in sections("docs/quick-start.md")["Python"] if block[0] == "python"]
    assert paste(blocks, folder) == "Ana Ruiz said “We will rebuild,”\nAna Ruiz said for $3 million\n2024-05-07 date\n3000000 USD\n"


@pytest.mark.parametrize("file", ["README.md", "python/README.md"])
def test_readme(file: str, folder: Path) -> None:
    blocks = [block for found in sections(file).values() for block in found if block[0] == "python" or "python -m" in block[1]]
    assert [language for language, _ in blocks] == ["python", "sh"]
    printed = paste([blocks[0], ("sh", re.sub("(?m)^pip install .*$", "", blocks[1][1]))], folder)
    assert "Carla Weiss" in printed
    assert "40 stories into marks.parquet" in printed
