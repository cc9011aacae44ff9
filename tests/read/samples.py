"""Articles and pages on invented events, and what a test server answers."""

from __future__ import annotations

from dataclasses import dataclass, field

YARD = """Minister and union at odds over closure of Tarnow shipyard
The economy minister said on Thursday that the shipyard would close in June because it had lost 40 million
euros last year. "There is no other way," she told reporters in the capital. The dock workers' union said the
yard had made a profit and would not close. Its leader accused the minister of hiding the figures. The company
that owns the yard did not answer questions about its books, and its owner was said to be abroad.
"""
BRIDGE = """Engineers warned of cracks in bridge, documents show
Engineers had warned the ministry of cracks in the bridge two years before it fell, according to documents that
were read to the inquiry on Tuesday. The former head of the roads office said he had never seen the warning.
"Nobody showed me that letter," he told the judge. A lawyer for the families said the letter had been on his desk
for months. The hearing goes on next week, when the builders of the bridge are to speak for the first time.
"""
GERMAN = """Minister und Gewerkschaft streiten über die Schließung der Werft
Der Wirtschaftsminister sagte am Donnerstag, die Werft werde im Juni geschlossen, weil sie im vergangenen Jahr
vierzig Millionen Euro verloren habe. Die Gewerkschaft der Hafenarbeiter erklärte, die Werft habe Gewinn gemacht
und werde nicht geschlossen. Der Minister bestritt, dass Zahlen verschwiegen worden seien.
"""


def make_page(text=YARD, *, head="", before="", after=""):
    """Wrap a text into a page as news sites serve them."""
    title, _, body = text.partition("\n")
    paragraphs = "".join(f"<p>{part.strip()}.</p>" for part in body.split(". ") if part.strip())
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"{before}<article><h1>{title}</h1>{paragraphs}</article>{after}"
        "<footer>Copyright 2031 The Publisher. All rights reserved.</footer></body></html>"
    )


@dataclass
class Answer:
    """What the test server says to one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(
        default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"}
    )
    wait_s: float = 0.0
    drip_s: float = 0.0
