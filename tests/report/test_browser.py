"""The page in a real browser: hostile words run nothing, it fits a telephone, and links land."""

from __future__ import annotations

import re
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

    def open_page(report, *, width=1440, scheme="light", has_script=True, place=""):
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
        page.goto(path.as_uri() + place)
        assert noise.pop(0).partition("#")[0] == path.as_uri()
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
    quote = page.locator(".cell a.words").first
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
    page.locator(".cell a.words").first.click()
    page.wait_for_selector(".lit")
    assert (
        page.locator(".lit").first.inner_text() in page.locator(".cell a.words").first.inner_text()
    )


def test_a_link_into_a_closed_list_opens_it(show):
    report = factory.make_report()
    captain = 6  # stands on no point, so its way back leads to the list of statements
    page, _ = show(report, place=f"#l{captain}")
    page.wait_for_selector(f"details.list[open] #l{captain}")


def count_shown(page, selector):
    return sum(one.is_visible() for one in page.locator(selector).all())


def test_a_chosen_party_leaves_its_quotes_only_and_the_address_keeps_it(show):
    report = factory.make_report()
    page, _ = show(report)
    everything = count_shown(page, "tbody.point .quote")
    page.get_by_role("checkbox", name="Maravia").check()
    chosen = page.get_by_role("checkbox", name="Maravia").get_attribute("value")
    left = count_shown(page, "tbody.point .quote")
    assert 0 < left < everything
    assert count_shown(page, f'tbody.point .quote[data-p="{chosen}"]') == left
    assert page.evaluate("location.hash") == f"#party={chosen}"
    again, _ = show(report, place=f"#party={chosen}")
    assert count_shown(again, "tbody.point .quote") == left
    assert again.get_by_role("checkbox", name="Maravia").is_checked()


@pytest.mark.parametrize(
    ("name", "value"), [("point", "q1"), ("outlet", "o1"), ("sure", "90"), ("from", "2031-04-12")]
)
def test_every_filter_narrows_the_matrix_and_show_all_gives_it_back(show, name, value):
    page, noise = show(factory.make_report())
    everything = count_shown(page, "tbody.point .quote")
    field = page.locator(f"#sieve [name={name}]")
    field.fill(value) if name == "from" else field.select_option(value)
    assert 0 < count_shown(page, "tbody.point .quote") < everything
    assert page.evaluate("location.hash") == f"#{name}={value}"
    assert " of " in page.get_by_role("status").inner_text()
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(lambda url: "=" not in url.partition("#")[2])
    assert count_shown(page, "tbody.point .quote") == everything
    assert noise == []


def test_following_a_quote_keeps_the_view(show):
    page, _ = show(factory.make_report(), place="#sure=90")
    page.locator("#matrix .cell a.words:visible").first.click()
    page.wait_for_url(lambda url: re.fullmatch(r"s\d+&sure=90", url.partition("#")[2]) is not None)


def test_points_can_be_put_in_another_order(show):
    page, _ = show(factory.make_report())
    page.locator("#sieve [name=order]").select_option("label")
    names = [
        one.split("\n")[-1].strip() for one in page.locator("tbody.point h3").all_inner_texts()
    ]
    names = [name.lstrip("0123456789 ") for name in names]
    assert names == sorted(names)


def test_enter_opens_all_statements_of_a_cell(show):
    page, _ = show(factory.make_report())
    summary = page.locator("tbody.point .cell summary").first
    folded = page.locator("tbody.point .cell details").first.locator(".quote").first
    assert not folded.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert folded.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_meets_wcag_aa(show, scheme, width):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed"
    )
    page, _ = show(factory.make_report(), width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_on_paper_everything_folded_is_open_and_no_control_is_left(show):
    page, _ = show(factory.make_report())
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("nav").is_visible()
    assert not page.locator("#sieve").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_timeline_can_be_walked_without_a_mouse(show):
    page, _ = show(factory.make_report())
    dot = page.locator("#timeline svg a").first
    dot.focus()
    assert dot.get_attribute("aria-label")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == dot.get_attribute("href")


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
