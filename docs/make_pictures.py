"""Takes the pictures of the README from a run of the demo: page (wide, narrow, part by part) and terminal.

Run `make pictures`; needs the dev extra and Chromium. Writes into docs/images.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

IMAGES = Path(__file__).parent / "images"
SIZES = {"report.png": (1440, 900), "report-narrow.png": (390, 844)}
PARTS = {
    "matrix.png": "table.matrix tbody.point",
    "timeline.png": "#timeline .scroll",
    "blame.png": "#blame .scroll",
    "article.png": ".sheet .text",
}
COLUMNS = 120


def run_demo(page: Path) -> str:
    """Run the demo in a terminal's colours; write the page and give what was printed."""
    command = [sys.executable, "-m", "rashomon", "demo", "--html", str(page)]
    ran = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)},
    )
    return ran.stdout.replace(str(page), "report.html")


def take_terminal(printed: str, path: Path) -> None:
    """Draw what was printed as an SVG."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(printed))
    console.save_svg(str(path), title="rashomon demo")


def take_pages(page: Path) -> None:
    """Photograph the page at every size, the part seen first, and then single parts of it."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for name, (width, height) in SIZES.items():
            view = browser.new_page(viewport={"width": width, "height": height})
            view.goto(page.as_uri())
            view.screenshot(path=str(IMAGES / name))
            print(f"docs/images/{name}")
        view = browser.new_page(viewport={"width": 1440, "height": 3000})
        view.goto(page.as_uri())
        # Set one by one: the page's policy lets no style sheet in.
        view.evaluate(
            "document.querySelectorAll('nav, thead th').forEach(one => one.style.position = 'static')"
        )
        for name, part in PARTS.items():
            view.locator(part).first.screenshot(path=str(IMAGES / name))
            print(f"docs/images/{name}")
        browser.close()


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        printed = run_demo(page)
        take_terminal(printed, IMAGES / "terminal.svg")
        print("docs/images/terminal.svg")
        take_pages(page)


if __name__ == "__main__":
    main()
