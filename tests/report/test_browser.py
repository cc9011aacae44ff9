"""The page in a real browser: hostile words run nothing, it fits a telephone, and links land."""

from __future__ import annotations

import shutil

import factory
import pytest

from rashomon.report.as_html import write_html

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def show(browser, tmp_path):
    """Open the page of a report; give it with everything it said and asked for."""
    opened = []

    def open_page(report, *, width=1440, scheme="light", has_script=True):
        path = tmp_path / "report.html"
        write_html(report, path)
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=has_script,
        )
        opened.append(context)
        page = context.new_page()
        noise = []
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("dialog", lambda dialog: (noise.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: noise.append(request.url))
        page.goto(path.as_uri())
        assert noise.pop(0) == path.as_uri()
        return page, noise

    yield open_page
    for context in opened:
        context.close()


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_words_run_nothing_and_ask_for_nothing(show):
    page, noise = show(factory.make_hostile_report("".join(factory.HOSTILE) + "\x00\x1b\u0301" * 9))
    page.mouse.move(200, 400)
    for summary in page.locator("summary").all():
        summary.click()
    assert noise == []
    assert page.title().startswith("<script>alert(1)</script>")


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_no_width_makes_the_page_scroll_sideways(show, width):
    page, _ = show(factory.make_report(), width=width)
    assert fits(page)
    page, _ = show(factory.make_hostile_report("W" * 3000 + "\u0e49" * 200), width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert fits(page)


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])
def test_a_quote_leads_to_its_place_in_the_article_and_back(show, has_script):
    page, noise = show(factory.make_report(), width=390, has_script=has_script)
    quote = page.locator(".box a.words").first
    target = quote.get_attribute("href")
    quote.click()
    place = page.locator(target)
    assert place.evaluate("one => one.getBoundingClientRect().top") < 900
    assert place.locator("xpath=following-sibling::span[1]").inner_text() in quote.inner_text()
    back = place.get_attribute("href")
    place.click()
    box = page.locator(back)
    assert quote.inner_text() in box.inner_text()
    assert 0 <= box.evaluate("one => one.getBoundingClientRect().top") < 900
    assert noise == []


def test_the_place_a_link_leads_to_lights_up(show):
    page, _ = show(factory.make_report())
    page.locator(".box a.words").first.click()
    page.wait_for_selector(".lit")
    assert (
        page.locator(".lit").first.inner_text() in page.locator(".box a.words").first.inner_text()
    )


def test_a_link_into_a_closed_list_opens_it(show):
    page, _ = show(factory.make_report())
    page.locator("ul.parties a.mark").first.click()
    page.wait_for_selector("details.list[open]")


def test_the_page_can_be_walked_by_keyboard(show):
    page, _ = show(factory.make_report())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#matrix"


def test_dark_mode_turns_the_page_dark(show):
    colours = []
    for scheme in ("light", "dark"):
        page, _ = show(factory.make_report(points=(), relations=(), matrix=()), scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(251, 250, 248)", "rgb(23, 24, 27)"]
