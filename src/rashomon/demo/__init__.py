"""The demo event: a collision at sea between two invented states, told by three outlets.

`ARTICLES` is the folder that `rashomon demo` compares; `articles.csv` in it names outlets and dates.
"""

from pathlib import Path

ARTICLES = Path(__file__).with_name("articles")
