"""The interventiekaart: found in seconds, read at arm's length, and on paper."""

import io
import tomllib
import unicodedata

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.support.browser import LANDSCAPE, PHONE, TABLET, goto_ready
from tests.support.server import Server
from tests.support.visit import CONTENT

with (CONTENT / "interventiekaart.toml").open("rb") as _file:
    SHEET = tomllib.load(_file)
CARDS = SHEET["card"]
PARTS = list(SHEET["labels"])
# In the words of a printer: below this one holds the paper closer.
SMALLEST_PRINT_POINTS = 7.5
SMALLEST_PRINTED_WORDS_POINTS = 9
PIXELS_PER_POINT = 96 / 72


def all_words() -> list[str]:
    remember, meaning = SHEET["remember"], SHEET["meaning"]
    own = [card[part] for card in CARDS for part in ("title", *PARTS)]
    return [SHEET["title"], SHEET["subtitle"], SHEET["motto"], *own, *SHEET["labels"].values(), *remember.values(),
            meaning["title"], *meaning["questions"]]  # fmt: skip


def printed(page: Page) -> list[str]:
    """The text of each sheet without spaces, since a PDF breaks lines where it likes."""
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [squeezed(sheet.extract_text()) for sheet in paper.pages]


def squeezed(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())  # "ﬁ" is one sign


def test_ten_articles_are_named_by_their_card(page: Page, server: Server):
    goto_ready(page, server.url + "/kaarten")
    expect(page.get_by_role("heading", name="Interventiekaart oudergesprekken", level=1)).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(10)
    for card in CARDS:
        article = page.get_by_role("article", name=card["title"], exact=True)
        for part in PARTS:
            expect(article).to_contain_text(card[part])


@pytest.mark.parametrize("path", ["/kaarten", "/kaarten/8", "/kaarten/knippen"])
def test_it_can_be_read_without_javascript(browser: Browser, server: Server, path: str):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url + path)
        card = page.get_by_role("article", name=CARDS[7]["title"], exact=True)
        for part in PARTS:
            expect(card.get_by_text(CARDS[7][part], exact=True)).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)  # none that would do nothing


def test_what_to_ask_and_to_do_is_largest_and_on_the_first_screen(page: Page, server: Server):
    for size in (TABLET, LANDSCAPE, PHONE):
        page.set_viewport_size(size)
        for card in CARDS:
            goto_ready(page, f"{server.url}/kaarten/{card['number']}")
            sizes = {part: font_size(page, card[part]) for part in PARTS}
            assert sizes["ask_first"] > sizes["then_do"] > max(sizes["what_i_see"], sizes["what_may_be_going_on"])
            assert sizes["ask_first"] >= 28  # px: 7 mm, read at 70 cm
            for part in ("ask_first", "then_do"):
                box = page.get_by_text(card[part], exact=True).bounding_box()
                assert box["y"] + box["height"] <= size["height"], (size, card["title"])


def font_size(page: Page, words: str) -> float:
    return page.get_by_text(words, exact=True).evaluate("one => parseFloat(getComputedStyle(one).fontSize)")


def test_from_card_to_card_and_back_to_all(page: Page, server: Server):
    goto_ready(page, server.url + "/kaarten")
    page.get_by_role("link", name=CARDS[7]["title"]).click()
    expect(page.get_by_role("heading", name=CARDS[7]["title"])).to_be_visible()
    page.get_by_role("link", name=f"Volgende kaart: {CARDS[8]['title']}").click()
    expect(page.get_by_role("heading", name=CARDS[8]["title"])).to_be_visible()
    page.get_by_role("link", name=f"Vorige kaart: {CARDS[7]['title']}").click()
    expect(page.get_by_role("heading", name=CARDS[7]["title"])).to_be_visible()
    page.get_by_role("link", name="Alle kaarten").click()
    page.wait_for_url(server.url + "/kaarten")


# DejaVu runs an eighth wider than most systems' own font, and stands for what another computer has.
@pytest.mark.parametrize("fonts", [None, ("DejaVu Sans", "DejaVu Serif")])
def test_the_overview_prints_on_one_page_with_every_word(page: Page, server: Server, fonts: tuple[str, str] | None):
    goto_ready(page, server.url + "/kaarten")
    set_fonts(page, fonts)
    sheets = printed(page)
    assert len(sheets) == 1
    assert [words for words in all_words() if squeezed(words) not in sheets[0]] == []
    assert "Afdrukken" not in sheets[0]


def test_the_overview_is_legible_on_paper(page: Page, server: Server):
    goto_ready(page, server.url + "/kaarten")
    page.emulate_media(media="print")
    sizes = {
        tag: page.locator(f"main {tag}").evaluate_all(
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        for tag in ("dt", "dd", "p", "li", "h2")
    }
    points = {tag: min(found) / PIXELS_PER_POINT for tag, found in sizes.items()}
    assert points.pop("dt") >= SMALLEST_PRINT_POINTS - 0.01
    assert min(points.values()) >= SMALLEST_PRINTED_WORDS_POINTS - 0.01


@pytest.mark.parametrize("fonts", [None, ("DejaVu Sans", "DejaVu Serif")])
def test_the_cards_to_cut_hold_every_word_and_none_is_split(page: Page, server: Server, fonts: tuple[str, str] | None):
    goto_ready(page, server.url + "/kaarten/knippen")
    set_fonts(page, fonts)
    sheets = printed(page)
    assert len(sheets) == 3
    assert [words for words in all_words() if squeezed(words) not in "".join(sheets)] == []
    for card in CARDS:
        words = [squeezed(card[part]) for part in ("title", *PARTS)]
        assert [sheet for sheet in sheets if all(one in sheet for one in words)], card["title"]
    assert "Afdrukken" not in "".join(sheets)


def set_fonts(page: Page, fonts: tuple[str, str] | None) -> None:
    if fonts:
        page.evaluate(
            """([sans, serif]) => {
              document.documentElement.style.setProperty("--sans", sans);
              document.documentElement.style.setProperty("--serif", serif);
            }""",
            list(fonts),
        )


def test_the_words_of_a_card_to_cut_stay_inside_its_lines(page: Page, server: Server):
    goto_ready(page, server.url + "/kaarten/knippen")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 733, "height": 1062})  # A4 within its margins, at 96 pixels to the inch
    too_full = page.locator("main article, main section").evaluate_all(
        "all => all.filter(one => one.scrollHeight > one.clientHeight + 1).map(one => one.textContent)"
    )
    assert too_full == []


def test_the_buttons_print(page: Page, server: Server):
    page.add_init_script("window.print = () => { document.title = 'printed' }")
    for path, name in {"/kaarten": "Afdrukken op één A4", "/kaarten/knippen": "Afdrukken"}.items():
        goto_ready(page, server.url + path)
        page.get_by_role("button", name=name, exact=True).click()
        expect(page).to_have_title("printed")
