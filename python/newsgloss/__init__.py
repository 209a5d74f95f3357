"""newsgloss marks who acts, who says what, and how many in English news text.

One story, as a dictionary whose offsets count code points, as Python does:

>>> import newsgloss
>>> text = "“The bridge is safe,” Carla Weiss told reporters. At least 27 people were hurt."
>>> marks = newsgloss.annotate(text, published_on="2024-05-06")
>>> quote = marks["quotes"][0]
>>> text[quote["start"]:quote["end"]], marks["entities"][quote["speaker"]["entity"]]["name"]
('“The bridge is safe,”', 'Carla Weiss')
>>> marks["numbers"][0]["modifier"], marks["numbers"][0]["value"]
('at-least', '27')

Many stories, as Arrow columns (``pip install 'newsgloss[archive]'``):

>>> import pyarrow as pa
>>> stories = pa.RecordBatch.from_pydict({"id": [1, 2], "text": [text, None]})
>>> rows = newsgloss.annotate_batch(stories).to_pylist()
>>> [(quote["speaker"], quote["cue"], quote["words"]) for quote in rows[0]["quotes"]]
[('Carla Weiss', 'told', '“The bridge is safe,”')]
>>> rows[1]["quotes"] is None, rows[1]["error"] is None
(True, True)

``python -m newsgloss stories.parquet -o marks.parquet`` reads whole archives.
"""

from newsgloss._annotator import Annotator, annotate, annotate_batch, annotate_batches, schema
from newsgloss._version import __version__

__all__ = ["Annotator", "__version__", "annotate", "annotate_batch", "annotate_batches", "schema"]
