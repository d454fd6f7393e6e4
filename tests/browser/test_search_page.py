"""The search page: results while typing, by keyboard, without a server, and Back brings the list back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browser import NO_SERVER, PHONE, TABLET, axe, goto_ready, wait_until_kept
from tests.support.server import Server

HOSTILE = [
    "<script>window.hacked = 1</script> boos",
    '"><img src=x onerror="window.hacked = 2"> boos',
    "boos .* (?:a+)+$ [\\w]{1,99} \\",
    "boos 👩🏽‍🏫 💥 \u202eomgekeerd\u202c",
    "boos __proto__ constructor toString hasOwnProperty",
]

# A timeout is over in a fifth of its time.
SOONER = """{
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => timeout(ms / 5);
}"""


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Zoeken", exact=True)


def links(page: Page) -> Locator:
    return page.get_by_role("list", name="Gevonden").get_by_role("link")


def open_search(page: Page, url: str) -> None:
    goto_ready(page, f"{url}/zoeken")
    expect(box(page)).to_be_focused()


def test_results_come_while_typing_with_their_kind_title_and_a_line(page: Page, server: Server) -> None:
    open_search(page, server.url)
    expect(page.get_by_role("heading", name="Zoek bijvoorbeeld")).to_be_visible()
    box(page).press_sequentially("boze oud")
    first = page.get_by_role("list", name="Gevonden").get_by_role("listitem").first
    expect(first.get_by_role("link", name="Kaart 1 Ouder is boos")).to_have_attribute("href", "/kaarten/1")
    expect(first).to_contain_text("Ouder reageert fel, verwijtend of geëmotioneerd.")
    expect(page.get_by_role("heading", name="Zoek bijvoorbeeld")).to_be_hidden()
    box(page).fill("klavertje vier")
    expect(links(page).filter(has_text="Opdracht 2")).to_have_attribute("href", "/opdrachten/2")
    box(page).fill("luistert actief")
    expect(links(page).filter(has_text="Gedraging").first).to_have_attribute("href", "/gedragingen#delen-3")
    expect(links(page).filter(has_text="Gesprekswijzer").first).to_have_attribute("href", "/wijzer/actief-luisteren")


def test_how_many_there_are_is_said_in_words_after_a_pause(page: Page, server: Server) -> None:
    open_search(page, server.url)
    said = page.get_by_role("status")
    expect(said).to_be_empty()
    box(page).fill("klavertje vier")
    found = links(page).count()
    words = "1 resultaat" if found == 1 else f"{found} resultaten"
    expect(said).to_have_text(f"{words} bij ‘klavertje vier’")
    box(page).fill("")
    expect(said).to_be_empty()


def test_what_is_not_there_is_said_with_something_to_try(page: Page, server: Server) -> None:
    open_search(page, server.url)
    box(page).fill("qqqqqq")
    expect(page.get_by_role("status")).to_have_text("Niets gevonden")
    expect(page.get_by_text("Probeer een ander woord")).to_be_visible()
    page.get_by_role("button", name="boze ouder").click()
    expect(box(page)).to_have_value("boze ouder")
    expect(links(page).first).to_contain_text("Ouder is boos")
    expect(page.get_by_text("Probeer een ander woord")).to_be_hidden()


def test_it_goes_by_arrow_keys(page: Page, server: Server) -> None:
    open_search(page, server.url)
    page.keyboard.type("thuis anders")
    expect(links(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links(page).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("thuis anders")
    page.keyboard.press("Enter")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    target = links(page).first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(server.url + target)


def test_it_goes_by_tab(page: Page, server: Server) -> None:
    open_search(page, server.url)
    page.keyboard.type("boze ouder")
    expect(links(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(links(page).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/kaarten/1")


def test_back_brings_the_list_back_and_the_query_is_in_no_address(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_search(page, server.url)
    box(page).fill("boze ouder")
    links(page).first.click()  # sooner than the pause
    expect(page).to_have_url(f"{server.url}/kaarten/1")
    page.go_back()
    page.wait_for_selector("html[data-ready=true]", state="attached")
    expect(box(page)).to_have_value("boze ouder")
    expect(links(page).first).to_contain_text("Ouder is boos")
    expect(page).to_have_url(f"{server.url}/zoeken")
    assert [url for url in asked if "boze" in url] == []
    # A new visit begins empty.
    page.goto("about:blank")
    open_search(page, server.url)
    expect(box(page)).to_have_value("")


def test_it_searches_without_a_server(page: Page, own_server: Server) -> None:
    goto_ready(page, own_server.url + "/")
    wait_until_kept(page)
    own_server.stop()
    page.allowed_errors += NO_SERVER
    open_search(page, own_server.url)
    box(page).fill("hij hoeft dat extra werk niet te maken")
    expect(links(page).filter(has_text="Neemt het op voor het kind")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_results_and_without(page: Page, server: Server, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    open_search(page, server.url)
    for size in (TABLET, PHONE):
        page.set_viewport_size(size)
        for query, said in (("moeder huilt", "result"), ("qqqqqq", "Niets gevonden")):
            box(page).fill(query)
            expect(page.get_by_role("status")).to_contain_text(said)
            assert axe(page) == [], (query, size)


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_only_words(page: Page, server: Server, query: str) -> None:
    open_search(page, server.url)
    box(page).fill(query)
    expect(links(page).filter(has_text="Ouder is boos")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("bij ‘")
    assert page.evaluate("[window.hacked, document.querySelectorAll('main img, main script').length]") == [None, 0]


def test_ten_thousand_characters_are_searched_by_their_beginning(page: Page, server: Server) -> None:
    open_search(page, server.url)
    box(page).fill("boze ouder " + "abcdefghi " * 1_000)
    expect(links(page).first).to_contain_text("Ouder is boos")
    expect(page.get_by_role("status")).to_contain_text("…’")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_the_words_it_says_so_and_points_to_the_pages(page: Page, server: Server) -> None:
    page.allowed_errors += ["503"]
    page.context.route("**/search.json", lambda route: route.fulfill(status=503, body="<h1>Onderhoud</h1>"))
    open_search(page, server.url)
    expect(page.get_by_role("alert")).to_have_text("Zoeken lukt nu niet. Bladeren kan wel, met de links hieronder.")
    box(page).fill("boos")
    expect(page.get_by_text("Probeer een ander woord")).to_be_hidden()
    expect(page.get_by_role("main").get_by_role("link", name="gesprekswijzer")).to_have_attribute("href", "/wijzer")


def test_one_letter_is_too_short_and_one_digit_is_not(page: Page, server: Server) -> None:
    open_search(page, server.url)
    said = page.get_by_role("status")
    box(page).fill("k")
    expect(said).to_have_text("Typ nog een letter.")
    expect(links(page)).to_have_count(0)
    box(page).fill("8")
    expect(links(page).first).to_contain_text("Kaart 8")
    box(page).fill("opdracht 2")
    expect(links(page).first).to_have_attribute("href", "/opdrachten/2")
    box(page).fill("")
    expect(said).to_be_empty()


def test_words_that_do_not_come_are_waited_for_and_given_up(page: Page, server: Server) -> None:
    page.context.add_init_script(SOONER)
    page.context.route("**/search.json", lambda route: None)
    page.goto(f"{server.url}/zoeken")
    page.get_by_role("button", name="Donker").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    box(page).fill("boos")
    expect(page.get_by_role("status")).to_have_text("De zoekwoorden worden opgehaald.")
    expect(page.locator("html")).to_have_attribute("data-ready", "false")
    expect(page.get_by_role("alert")).to_have_text("Zoeken lukt nu niet. Bladeren kan wel, met de links hieronder.")
    expect(page.locator("html")).to_have_attribute("data-ready", "true")
    expect(page.get_by_role("status")).to_be_empty()
