"""Times one way to read an archive, for `npm run bench:archive`: ``archive.py WAY STORIES.parquet``, JSON on the last line."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STORIES = Path(sys.argv[2])
BATCH = 500


def texts() -> list[str]:
    import pyarrow.parquet as pq

    found: list[str] = pq.read_table(STORIES).column("text").to_pylist()
    return found


def batches() -> list[Any]:
    import pyarrow.parquet as pq

    return list(pq.read_table(STORIES).combine_chunks().to_batches(max_chunksize=BATCH))


def timed(work: Callable[[], object]) -> dict[str, float]:
    began = time.perf_counter()
    work()
    return {"seconds": time.perf_counter() - began}


def wheel(_: int = 0) -> float:
    """Seconds of one process, whose annotator has read a batch before; its share of the batches."""
    import newsgloss

    own = batches()
    annotator = newsgloss.Annotator()
    annotator.annotate_batch(own[0])
    began = time.perf_counter()
    for batch in own:
        annotator.annotate_batch(batch)
    return time.perf_counter() - began


def dictionaries() -> dict[str, float]:
    import newsgloss

    own = texts()
    annotator = newsgloss.Annotator()
    annotator.annotate(own[0])
    return timed(lambda: [annotator.annotate(text) for text in own])


def two() -> dict[str, float]:
    """Two processes at the same time, each over all stories: half the seconds of the slower one, for stories read once."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        return {"seconds": max(pool.map(wheel, [0, 1], chunksize=1)) / 2}


def command(jobs: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder, "marks.parquet")
        run = [sys.executable, "-m", "newsgloss", str(STORIES), "-o", str(marks), "--jobs", jobs, "--batch", str(BATCH)]
        told = timed(lambda: subprocess.run(run, check=True, stdout=subprocess.DEVNULL))
        return {**told, "bytes": marks.stat().st_size}


def spacy(model: str) -> dict[str, Any]:
    """spaCy's small model and textacy's quotes, over the first stories: they are slow."""
    import importlib

    import spacy
    from textacy.extract import direct_quotations

    nlp = importlib.import_module(model).load()
    own = texts_without_arrow()[:100]
    found = 0
    list(nlp.pipe(own[:5]))
    began = time.perf_counter()
    for doc in nlp.pipe(own):
        try:
            found += len(list(direct_quotations(doc)))
        except ValueError:  # textacy refuses texts with an odd number of marks.
            pass
    return {"seconds": time.perf_counter() - began, "stories": len(own), "version": spacy.__version__, "quotes": found}


def texts_without_arrow() -> list[str]:
    return [json.loads(line)["text"] for line in STORIES.with_suffix(".jsonl").read_text("utf8").splitlines()]


def spark() -> dict[str, float]:
    """Two local cores, Parquet to Parquet, behind a first run that starts all that is needed; and with nothing marked."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from newsgloss.spark import annotate

    began = time.perf_counter()
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.config("spark.sql.files.maxPartitionBytes", str(STORIES.stat().st_size // 2 + 1)).config("spark.sql.files.openCostInBytes", "1").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:

        def run(name: str) -> None:
            stories = session.read.parquet(str(STORIES))
            annotate(stories, keep=["id"]).write.parquet(f"{folder}/{name}")

        run("first")
        first = time.perf_counter() - began
        again = timed(lambda: run("again"))["seconds"]
    session.stop()
    return {"first": first, "seconds": again}


WAYS: dict[str, Callable[[], Any]] = {
    "wheel": lambda: {"seconds": wheel()},
    "dict": dictionaries,
    "two": two,
    "command-1": lambda: command("1"),
    "command-2": lambda: command("2"),
    "spacy": lambda: spacy(os.environ.get("NEWSGLOSS_SPACY_MODEL", "en_core_web_sm")),
    "spark": spark,
}

if __name__ == "__main__":
    print(json.dumps(WAYS[sys.argv[1]]()))
