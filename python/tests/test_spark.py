"""Apache Spark on two local cores: Parquet in, Parquet out; a killed task, rows that cannot be read, SQL without offsets."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsgloss
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import java

pyspark = pytest.importorskip("pyspark", reason="Apache Spark: pyspark is missing; pip install 'newsgloss[spark]'")

STORY = "“Bridge {} is safe,” Carla Weiss said on Tuesday. At least 27 people left."


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    missing = java()
    if missing:
        pytest.skip(missing)
    from pyspark.sql import SparkSession

    # The workers' Python is this one, which has the wheel.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
    session = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").config("spark.sql.execution.arrow.maxRecordsPerBatch", "100").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for part in range(4):
        rows = [{"id": part * 250 + row, "text": STORY.format(row).encode(), "day": "2024-05-09", "url": "x"} for row in range(250)]
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{part}.parquet")
    # Rows that cannot be read, each in another way.
    poison: list[dict[str, Any]] = [
        {"id": 1000, "text": b"\xff\xfe", "day": "2024-05-09", "url": "x"},
        {"id": 1001, "text": b"x", "day": "2024-02-30", "url": "x"},
        {"id": 1002, "text": None, "day": None, "url": "x"},
    ]
    pq.write_table(pa.Table.from_pylist(poison), folder / "poison.parquet")
    return folder


def written(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder).to_pylist()
    return sorted(rows, key=lambda row: row["id"])


def expected(source: Path) -> list[dict[str, Any]]:
    batches = newsgloss.annotate_batches(pq.read_table(source).to_batches(), published_on="day", keep=["id"])
    return sorted((row for batch in batches for row in batch.to_pylist()), key=lambda row: row["id"])


def test_parquet_to_parquet(spark: Any, source: Path, tmp_path: Path) -> None:
    from newsgloss.spark import annotate

    marks = annotate(spark.read.parquet(str(source)), published_on="day", keep=["id"])
    assert marks.columns == ["id", "actors", "entities", "quotes", "numbers", "error"]
    marks.write.parquet(str(tmp_path / "marks"))
    rows = written(tmp_path / "marks")
    assert len(rows) == 1003
    assert rows == expected(source)
    assert "no UTF-8" in rows[1000]["error"] and "there is no day" in rows[1001]["error"] and rows[1002]["error"] is None
    assert [row["quotes"] for row in rows[1000:]] == [None] * 3
    # SQL needs no offsets.
    spark.read.parquet(str(tmp_path / "marks")).createOrReplaceTempView("marks")
    told = spark.sql("select q.speaker, q.cue, count(*) as times from (select explode(quotes) as q from marks) group by all").collect()
    assert [tuple(row) for row in told] == [("Carla Weiss", "said", 1000)]
    days = spark.sql("select distinct n.first_day from (select explode(numbers) as n from marks) where n.kind = 'date'").collect()
    assert [str(row[0]) for row in days] == ["2024-05-07"]


def test_a_killed_task_gives_the_same_rows(spark: Any, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newsgloss.spark import annotate

    once = str(tmp_path / "killed")

    class Deadly(newsgloss.Annotator):
        """An annotator whose process is killed in the midst of its first task."""

        def annotate_batch(self, *arguments: Any, **named: Any) -> Any:
            marks = super().annotate_batch(*arguments, **named)
            try:
                os.close(os.open(once, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return marks
            os.kill(os.getpid(), 9)

    monkeypatch.setattr(newsgloss, "Annotator", Deadly)
    annotate(spark.read.parquet(str(source)), published_on="day", keep=["id"]).write.parquet(str(tmp_path / "marks"))
    assert Path(once).exists()
    assert written(tmp_path / "marks") == expected(source)


def test_refusals(spark: Any, source: Path) -> None:
    from newsgloss.spark import annotate

    stories = spark.read.parquet(str(source))
    for arguments, words in [
        ({"text": "body"}, "no column 'body'; it has 'id', 'text', 'day', 'url'"),
        ({"keep": ["ids"]}, "no column 'ids'"),
        ({"published_on": "date"}, "neither a day such as"),
        ({"layers": ["quote"]}, "there is no layer 'quote'"),
        ({"words": {"verbs": ["two words"]}}, "is no single word"),
    ]:
        with pytest.raises(ValueError, match=words):
            annotate(stories, **arguments)
    with pytest.raises(ValueError, match="the marks have columns 'quotes' of their own"):
        annotate(stories.withColumnRenamed("url", "quotes"))
