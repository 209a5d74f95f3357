"""The wheel itself: small, with the licence texts of all that is inside, and with nothing that is not needed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.metadata import distribution, version
from pathlib import Path

import newsgloss
import pytest
from conftest import ROOT


@pytest.fixture
def wheel() -> zipfile.ZipFile:
    told = os.environ.get("NEWSGLOSS_WHEEL")
    if not told:
        pytest.skip("the wheel's file: NEWSGLOSS_WHEEL names none; npm test does")
    return zipfile.ZipFile(told)


def test_it_is_small(wheel: zipfile.ZipFile) -> None:
    assert wheel.filename is not None and Path(wheel.filename).stat().st_size < 4e6


def test_it_holds_the_package_alone(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    source = {f"newsgloss/{file.relative_to(ROOT / 'python/newsgloss').as_posix()}" for file in (ROOT / "python/newsgloss").rglob("*.py*") if "__pycache__" not in file.parts}
    native = {name for name in names if name.startswith("newsgloss/_native.") and not name.endswith(".pyi")}
    assert len(native) == 1
    others = {name for name in names if "dist-info/" not in name and not name.endswith("/")}
    assert others == source | native | {"newsgloss/py.typed"}


def test_it_brings_licences(wheel: zipfile.ZipFile) -> None:
    texts = {Path(name).name: wheel.read(name).decode() for name in wheel.namelist() if "dist-info/licenses/" in name}
    assert set(texts) >= {"LICENSE-MIT", "LICENSE-APACHE", "NOTICE.md", "THIRD-PARTY-LICENSES.txt"}
    for part in ("arrow-array", "arrow-pyarrow", "pyo3", "pythonize", "serde", "std"):
        assert f"- {part} " in texts["THIRD-PARTY-LICENSES.txt"]
    assert "GeoNames" in texts["NOTICE.md"]


def test_versions_agree() -> None:
    manifest = (ROOT / "python/Cargo.toml").read_text("utf8")
    assert f'\nversion = "{newsgloss.__version__}"\n' in manifest
    assert newsgloss.__version__ == version("newsgloss")


def test_one_story_needs_nothing_else() -> None:
    required = [line for line in distribution("newsgloss").requires or [] if "extra ==" not in line]
    assert required == []
    hidden = "import sys; sys.modules.update(pyarrow=None, tqdm=None)"
    code = f"{hidden}; import newsgloss; print(len(newsgloss.annotate('“No,” said Ana Bell.')['quotes']))\ntry: newsgloss.annotate_batch(None)\nexcept ImportError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\nbatches need pyarrow: pip install 'newsgloss[archive]'\n"
    command = f"{hidden}; from newsgloss.__main__ import main; sys.exit(main(['x.parquet', '-o', 'm.parquet']))"
    failed = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=False)
    assert (failed.returncode, failed.stderr) == (1, "newsgloss: archives need pyarrow: pip install 'newsgloss[archive]'\n")


def test_the_command_line_tells_of_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "newsgloss", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"newsgloss {newsgloss.__version__}\n"
    told = subprocess.run([sys.executable, "-m", "newsgloss", "--help"], capture_output=True, text=True, check=True).stdout
    for option in ("--text", "--published-on", "--layers", "--keep", "--words", "--batch", "--jobs"):
        assert option in told
