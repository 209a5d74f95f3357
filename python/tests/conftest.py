"""What several tests need: the project's stories, and what the package for Node finds in them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def corpus() -> list[tuple[str, str | None]]:
    """Every text of the corpus, with the day that its case gives; and the seed story."""
    stories: list[tuple[str, str | None]] = [((ROOT / "tests/seed/article.txt").read_text("utf8"), None)]
    for file in sorted((ROOT / "tests/corpus").rglob("*.txt")):
        for case in file.read_text("utf8").split("\n===\n"):
            lines = case.split("\n---\n")[0].strip().split("\n")[1:]
            told = [line.removeprefix("published: ") for line in lines if line.startswith("published: ")]
            text = "\n".join(line for line in lines if not line.startswith("published: "))
            stories.append((text, told[0] if told else None))
    return stories


@pytest.fixture(scope="session")
def stories() -> list[tuple[str, str | None]]:
    return corpus()


def in_node(stories: list[tuple[str, str | None]]) -> list[dict[str, Any]]:
    """What the built package for JavaScript finds, offsets in UTF-16."""
    if not shutil.which("node") or not (ROOT / "dist/index.js").exists():
        pytest.skip("the package for Node is not built: npm run build")
    given = [{"text": text, "options": {"publishedOn": day} if day else {}} for text, day in stories]
    done = subprocess.run(["node", str(ROOT / "python/tests/same.mjs")], input=json.dumps(given), capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) == len(stories)
    return found


def java() -> str | None:
    """Why Spark cannot run, or None."""
    home = os.environ.get("JAVA_HOME")
    program = str(Path(home, "bin", "java")) if home else shutil.which("java")
    if not program or subprocess.run([program, "-version"], capture_output=True, check=False).returncode:
        return "Apache Spark: Java 17 or later is missing (Debian: apt install openjdk-17-jre-headless)"
    return None
