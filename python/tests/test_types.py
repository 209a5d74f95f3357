"""The package and its stubs are whole to a strict type checker, and tell a caller what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import newsgloss
import pytest

api = pytest.importorskip("mypy.api")
CONFIG = Path(__file__).parents[1] / "pyproject.toml"

CALLER = '''
import datetime
import newsgloss

marks = newsgloss.annotate("No, said Ana Bell.", published_on=datetime.date(2024, 5, 6), layers=["quotes"])
for quote in marks["quotes"]:
    if quote["speaker"] is not None:
        name: str = marks["entities"][quote["speaker"]["entity"]]["name"]
before: str | None = marks["numbers"][0]["from"]
newsgloss.Annotator({"names": [{"name": "OWW", "kind": "organization"}], "verbs": ["post"]})
'''


def check(*arguments: str) -> str:
    told, errors, _ = api.run(["--config-file", str(CONFIG), "--cache-dir", "/dev/null", *arguments])
    return f"{told}{errors}"


def test_the_package_is_typed() -> None:
    assert (Path(newsgloss.__file__).parent / "py.typed").exists()
    assert check(str(CONFIG.parent / "newsgloss")).startswith("Success")


def test_callers_are_typed(tmp_path: Path) -> None:
    good = tmp_path / "good.py"
    good.write_text(CALLER)
    assert check(str(good)).startswith("Success")
    bad = tmp_path / "bad.py"
    bad.write_text(CALLER.replace('layers=["quotes"]', 'layers=["quote"]').replace("before: str | None", "before: int"))
    assert check(str(bad)).count(": error:") == 2


def test_the_stubs_are_those_of_the_native_half() -> None:
    told = subprocess.run([sys.executable, "-m", "mypy.stubtest", "newsgloss._native"], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout
