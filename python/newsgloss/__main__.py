"""The command line: ``python -m newsgloss stories.parquet -o marks.parquet``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsgloss import __version__
from newsgloss._check import LAYERS

_ABOUT = """Marks actors, quotes and numbers in every story of an archive.

Input: .parquet, .jsonl (.ndjson), .csv, or folders of them, of .txt and of .html, all of one kind. Each row of a table is a
story; so is each .txt or .html file. A .parquet, .jsonl or folder of Parquet files comes out, with the columns "file" and "row"
(counted from 0), those that are kept, the marks and "error". A row that cannot be read is kept and says why in "error".

What is finished is kept as parts beside the output: after a stop, the same command goes on where it was."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and gives its exit code: 0 where every row is in the output, with an error or without."""
    options = _parser().parse_args(arguments)
    try:
        from newsgloss.archive.job import Job, run
        from newsgloss.archive.problem import Problem
    except ImportError as error:
        return _fail(str(error))
    try:
        words = json.loads(options.words.read_text("utf8")) if options.words else None
        layers = options.layers.split(",") if options.layers is not None else None
        keep = [name for name in options.keep.split(",") if name] if options.keep is not None else None
        job = Job(options.input, options.output, options.text, options.published_on, layers, words, keep, options.batch, options.jobs)
        run(job)
    except KeyboardInterrupt:
        return _fail("Stopped. Run the same command again to go on.", 130)
    except (Problem, OSError, ValueError, TypeError) as error:
        return _fail(str(error))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("newsgloss", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", nargs="+", type=Path, help="files or folders of stories")
    parser.add_argument("-o", "--output", required=True, type=Path, help="marks.parquet, marks.jsonl, or a folder for Parquet parts")
    parser.add_argument("--text", default="text", metavar="COLUMN", help='the column of texts (default: "text")')
    parser.add_argument("--published-on", metavar="COLUMN|DAY", help="the column of days, or one day such as 2024-05-01 for all")
    parser.add_argument("--layers", metavar="NAMES", help=f"of {','.join(LAYERS)}; all where left out")
    parser.add_argument("--keep", metavar="COLUMNS", help="columns to keep, such as id,url; all but the text where left out")
    parser.add_argument("--words", type=Path, metavar="FILE", help="your own words, as JSON")
    parser.add_argument("--batch", type=_positive, default=1000, metavar="ROWS", help="stories in a part (default: 1000)")
    parser.add_argument("--jobs", type=_positive, default=os.cpu_count() or 1, help="processes (default: one a core)")
    parser.add_argument("--version", action="version", version=f"newsgloss {__version__}")
    return parser


def _positive(told: str) -> int:
    number = int(told)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _fail(message: str, code: int = 1) -> int:
    print(f"newsgloss: {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
