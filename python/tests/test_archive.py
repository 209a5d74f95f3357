"""The command line: kinds of files, bad rows, stops and starts, memory."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import resource
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import newsgloss
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from newsgloss.__main__ import main
from newsgloss.archive import worker
from newsgloss.archive.parts import Parts

STORY = "“The bridge is safe,” Carla Weiss said on Tuesday. At least {} people left."
DAY = "2024-05-09"


def stories(count: int) -> list[dict[str, Any]]:
    return [{"id": number, "text": STORY.format(number), "day": DAY} for number in range(count)]


def parquet(path: Path, count: int, **more: Any) -> Path:
    pq.write_table(pa.Table.from_pylist(stories(count)), path, **more)
    return path


def marks(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


def expected(count: int, **more: Any) -> list[dict[str, Any]]:
    batch = pa.RecordBatch.from_pylist(stories(count))
    found: list[dict[str, Any]] = newsgloss.annotate_batch(batch, published_on="day", keep=["id"], **more).to_pylist()
    return found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_parquet(tmp_path: Path, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = parquet(tmp_path / "s.parquet", 25, row_group_size=7), tmp_path / "m.parquet"
    assert main([str(source), "-o", str(out), "--published-on", "day", "--keep", "id", "--batch", "4", "--jobs", jobs]) == 0
    assert marks(out) == [{"file": str(source), "row": row, **told} for row, told in enumerate(expected(25))]
    assert set(tmp_path.iterdir()) == {source, out}
    assert capsys.readouterr().out.startswith(f"25 stories into {out} in ")


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_the_text_is_kept_where_it_is_named(tmp_path: Path, ending: str) -> None:
    source, out = tmp_path / f"s.{ending}", tmp_path / "m.parquet"
    table = pa.Table.from_pylist([{"body": "“No,” said Ana Bell.", "at": 1}])
    if ending == "parquet":
        pq.write_table(table, source)
    elif ending == "csv":
        source.write_text('body,at\n"“No,” said Ana Bell.",1\n', "utf8")
    else:
        source.write_text(json.dumps(table.to_pylist()[0]), "utf8")
    assert main([str(source), "-o", str(out), "--text", "body", "--keep", "body", "--jobs", "1"]) == 0
    (row,) = marks(out)
    assert list(row)[:3] == ["file", "row", "body"] and "at" not in row
    assert row["body"][row["quotes"][0]["start"] : row["quotes"][0]["end"]] == "“No,”"


def test_jsonl_with_bad_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [*(json.dumps(story) for story in stories(2)), "{bad", "", "[1]", '{"id": 5}', '{"text": 7}', '{"text": null, "id": {"a": 1}}', '{"text": "\\ud83d"}', '{"text": "x", "day": "2024-02-30"}']
    source, out = tmp_path / "s.jsonl", tmp_path / "m.jsonl"
    source.write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    assert main([str(source), "-o", str(out), "--published-on", "day", "--jobs", "1"]) == 0
    rows = [json.loads(line) for line in out.read_text("utf8").splitlines()]
    assert [row["row"] for row in rows] == [0, 1, 2, 4, 5, 6, 7, 8, 9, 10]
    assert [row["id"] for row in rows[:2]] == ["0", "1"]
    assert rows[0]["numbers"] == json.loads(json.dumps(expected(1)[0]["numbers"], default=str))
    reasons = [row["error"] for row in rows]
    told = [None, None, "no JSON", "no object but a list", "no 'text'", "no string but 7", None, "no character", "no day", "no JSON"]
    for reason, words in zip(reasons, told, strict=True):
        assert reason is None if words is None else words in reason
    assert rows[6]["id"] == '{"a": 1}' and rows[6]["quotes"] is None
    said = capsys.readouterr()
    assert f"{source}, row 2: the line is no JSON" in said.err
    assert "10 stories" in said.out and "7 of them with an error" in said.out


def test_csv_with_bad_rows(tmp_path: Path) -> None:
    source, out = tmp_path / "s.csv", tmp_path / "m.parquet"
    with source.open("w", encoding="utf8", newline="") as opened:
        written = csv.writer(opened)
        written.writerow(["id", "body", "day"])
        written.writerows([[1, STORY.format("\n\n7"), DAY], [2, "x" * 200_000, ""], [3, "short"], [4, "x", DAY, "more"]])
    source.write_bytes(source.read_bytes() + b"5,\xff,2024-05-09\r\n")
    assert main([str(source), "-o", str(out), "--text", "body", "--keep", "id", "--layers", "numbers", "--published-on", DAY, "--jobs", "1"]) == 0
    rows = marks(out)
    assert list(rows[0]) == ["file", "row", "id", "numbers", "error"]
    assert [row["id"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0]["numbers"][0]["value"] == "2024-05-07"
    assert [row["error"] and row["error"][:16] for row in rows] == [None, None, "the row has 2 ce", "the row has 4 ce", "'body' has what "]


def test_folders_of_texts(tmp_path: Path) -> None:
    folder, out = tmp_path / "stories", tmp_path / "marks"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.txt").write_text(STORY.format(2), "utf8")
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf" + STORY.format(1).encode())
    (folder / "deep" / "c.txt").write_bytes(b"\xff")
    (folder / "_not.txt").write_text("x")
    assert main([str(folder), "-o", str(out), "--jobs", "1", "--batch", "2"]) == 0
    rows = pq.read_table(out).to_pylist()
    assert [Path(row["file"]).name for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert rows[0]["quotes"][0]["start"] == 0 and rows[0]["quotes"][0]["speaker"] == "Carla Weiss"
    assert "no UTF-8" in rows[2]["error"]
    # Finished: the same again costs nothing, and changes nothing.
    assert main([str(folder), "-o", str(out), "--jobs", "1", "--batch", "2"]) == 0
    assert pq.read_table(out).to_pylist() == rows


def test_folders_of_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="saved pages: trafilatura is missing; pip install 'newsgloss[html]'")
    prose = " ".join(STORY.format(number) for number in range(3, 9))
    page = f'<html lang="en"><head><title>Bridge</title><meta property="article:published_time" content="{DAY}"></head><body><nav>Home Sport</nav><article><h1>Bridge</h1><p>{prose}</p><p>{prose}</p></article></body></html>'
    (tmp_path / "a.html").write_text(page, "utf8")
    (tmp_path / "b.htm").write_text("", "utf8")
    assert main([str(tmp_path), "-o", str(tmp_path / "m.parquet"), "--jobs", "1"]) == 0
    first, second = marks(tmp_path / "m.parquet")
    assert (first["title"], first["day"]) == ("Bridge", DAY)
    assert {"Carla Weiss"} == {quote["speaker"] for quote in first["quotes"]}
    assert "2024-05-07" in {number["value"] for number in first["numbers"]}
    assert "no story in the page" in second["error"]


def test_pages_without_their_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<p>x", "utf8")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert main([str(tmp_path), "-o", str(tmp_path / "m.parquet")]) == 1
    assert "trafilatura, which is missing: pip install 'newsgloss[html]'" in capsys.readouterr().err


def test_a_stopped_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = parquet(tmp_path / "s.parquet", 20), tmp_path / "m.parquet"
    command = [str(source), "-o", str(out), "--published-on", "day", "--keep", "id", "--batch", "3", "--jobs", "1"]
    write, written = worker.Worker.write, []

    def stops(self: worker.Worker, piece: Any, part: Path) -> None:
        if len(written) == 4:
            part.with_name(f".{part.name}.1").write_bytes(b"half")
            raise KeyboardInterrupt
        written.append(part)
        write(self, piece, part)

    monkeypatch.setattr(worker.Worker, "write", stops)
    assert main(command) == 130
    assert "Run the same command again" in capsys.readouterr().err
    assert not out.exists()
    # Other options are another run, and do not mix with it.
    assert main([*command, "--layers", "quotes"]) == 1
    assert "parts of another run" in capsys.readouterr().err
    untouched = written[0].stat().st_mtime_ns
    monkeypatch.setattr(worker.Worker, "write", lambda self, piece, part: (written.append(part), write(self, piece, part)))
    join, kept = Parts.join, []
    monkeypatch.setattr(Parts, "join", lambda parts: (kept.append(written[0].stat().st_mtime_ns), join(parts)))
    assert main(command) == 0
    assert kept == [untouched]
    assert len(written) == 4 + 3
    assert [{name: row[name] for name in row if name not in ("file", "row")} for row in marks(out)] == expected(20)


def test_a_killed_process_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    source, out = parquet(tmp_path / "s.parquet", 30_000), tmp_path / "m.parquet"
    command = [sys.executable, "-m", "newsgloss", str(source), "-o", str(out), "--keep", "id", "--batch", "500", "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as run:
        parts = out.with_name("m.parquet.parts")
        while len(list(parts.glob("part-*"))) < 2 and run.poll() is None:
            time.sleep(0.02)
        # A worker's file under way has its process in its name.
        while run.poll() is None:
            under_way = [int(file.name.rsplit(".", 1)[1]) for file in parts.glob(".part-*")]
            if under_way:
                os.kill(under_way[0], signal.SIGKILL)
                break
        assert run.stderr is not None
        assert "a process ended in the midst of its work" in run.stderr.read()
        assert run.wait() == 1
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.startswith("Going on behind ")
    assert [row["id"] for row in marks(out)] == list(range(30_000))


@pytest.mark.parametrize(
    ("files", "more", "words"),
    [
        ({}, [], "holds no file that ends in .parquet"),
        ({"a.txt": "x", "b.csv": "text\nx"}, [], "files of several kinds (csv, txt)"),
        ({"a.csv": "text\nx", "b.csv": "body\nx"}, [], "has other columns than"),
        ({"a.csv": "body\nx"}, [], "no column 'text'; it has 'body'. Name the right one, as in --text body"),
        ({"a.csv": "text\nx"}, ["--keep", "id"], "no column 'id' to keep"),
        ({"a.csv": "text,quotes\nx,y"}, [], "the marks have a column 'quotes' of their own; leave the input's out, as in --keep ''"),
        ({"a.csv": "text\nx"}, ["--published-on", "day"], "neither a day such as 2024-05-01 nor a column: 'day'"),
        ({"a.csv": "text\nx"}, ["--published-on", "2024-02-30"], 'there is no day "2024-02-30"'),
        ({"a.csv": "text\nx"}, ["--layers", "quote"], "there is no layer 'quote'"),
        ({"a.csv": "text\n"}, [], "there is no story"),
        ({"a.parquet": "text"}, [], "is no Parquet file that can be read"),
    ],
)
def test_refusals(tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], more: list[str], words: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_text(content, "utf8")
    assert main([str(folder), "-o", str(tmp_path / "m.parquet"), "--jobs", "1", *more]) == 1
    told = capsys.readouterr().err
    assert told.startswith("newsgloss: ") and words in told and told.count("\n") == 1
    assert list(tmp_path.iterdir()) == [folder]


def test_outputs_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = parquet(tmp_path / "s.parquet", 1)
    (tmp_path / "there.parquet").write_text("x")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("x")
    for out, words in [("there.parquet", "is there already"), ("full", "is not empty"), ("m.csv", "is of no kind that is written")]:
        assert main([str(source), "-o", str(tmp_path / out)]) == 1
        assert words in capsys.readouterr().err
    assert main([str(tmp_path / "none.csv"), "-o", str(tmp_path / "m")]) == 1
    assert "there is no " in capsys.readouterr().err


def test_own_words(tmp_path: Path) -> None:
    source, words = parquet(tmp_path / "s.parquet", 1), tmp_path / "words.json"
    words.write_text('{"names": [{"name": "Bridge Watch", "kind": "organization", "aliases": ["Carla Weiss"]}]}')
    assert main([str(source), "-o", str(tmp_path / "m.parquet"), "--words", str(words), "--jobs", "1"]) == 0
    assert marks(tmp_path / "m.parquet")[0]["quotes"][0]["speaker"] == "Bridge Watch"


def test_a_bar_on_a_terminal_alone(tmp_path: Path) -> None:
    source = parquet(tmp_path / "s.parquet", 30)
    command = [sys.executable, "-m", "newsgloss", str(source), "--jobs", "1", "-o"]
    quiet = subprocess.run([*command, str(tmp_path / "a.parquet")], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=True)
    assert quiet.stderr == b""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    subprocess.run([*command, str(tmp_path / "b.parquet")], stderr=theirs, stdout=subprocess.DEVNULL, check=True)
    os.close(theirs)
    told = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "30.0/30.0" in told and "stories/s" in told


def test_memory_is_flat(tmp_path: Path) -> None:
    """Four times the stories take no more memory, in one process that reads, marks, writes and joins."""

    def peak(count: int) -> int:
        source = parquet(tmp_path / f"{count}.parquet", count)
        subprocess.run([sys.executable, "-m", "newsgloss", str(source), "-o", str(tmp_path / f"m{count}.parquet"), "--jobs", "1"], check=True, stdout=subprocess.DEVNULL)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss

    # The peak of all children so far: what the longer run adds to it.
    short = peak(8_000)
    assert peak(32_000) - short < 48 << 10
