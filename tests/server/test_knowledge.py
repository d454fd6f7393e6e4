"""Cards, guide and behaviours: complete, to the letter, and every link between them leads somewhere and back."""

import re
import tomllib
from html import unescape

import pytest
from flask.testing import FlaskClient

from observatie.instruments import CONTENT
from observatie.web.pages import SHELLS
from tests.server.test_pages import Page, get

with (CONTENT / "interventiekaart.toml").open("rb") as _file:
    SHEET = tomllib.load(_file)
GUIDE = {file.stem: tomllib.loads(file.read_text()) for file in (CONTENT / "wijzer").glob("*.toml")}
INDEX = GUIDE.pop("index")
PARTS = list(SHEET["labels"])


def main_of(client: FlaskClient, path: str) -> str:
    answer = get(client, path)
    assert answer.status_code == 200, path
    return re.search(r"<main.*?</main>", answer.text, re.S)[0]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def links_in(html: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', html))


def missing(words: list[str], text: str) -> list[str]:
    return [one for one in words if one not in text]


def around_the_cards() -> list[str]:
    remember, meaning = SHEET["remember"], SHEET["meaning"]
    return [SHEET["motto"], *remember.values(), meaning["title"], *meaning["questions"]]


@pytest.mark.parametrize("path", ["/kaarten", "/kaarten/knippen"])
def test_all_cards_are_there_to_the_letter(client: FlaskClient, path: str):
    html = main_of(client, path)
    assert missing([SHEET["title"], SHEET["subtitle"], *around_the_cards()], text_of(html)) == []
    cards = re.findall(r"<article.*?</article>", html, re.S)
    assert len(cards) == len(SHEET["card"]) == 10
    for card, words in zip(cards, SHEET["card"], strict=True):
        # In the order of the card, each under its label.
        parts = " ".join(f"{SHEET['labels'][part]} {words[part]}" for part in PARTS)
        assert text_of(card) == f"{words['number']} {words['title']} {parts}"


def test_each_card_has_an_address_and_leads_to_its_neighbours(client: FlaskClient):
    titles = {card["number"]: card["title"] for card in SHEET["card"]}
    for card in SHEET["card"]:
        html = main_of(client, f"/kaarten/{card['number']}")
        text = text_of(html)
        assert missing([card["title"], *(card[part] for part in PARTS), *SHEET["labels"].values()], text) == []
        neighbours = [number for number in (card["number"] - 1, card["number"] + 1) if number in titles]
        expected = {f"/kaarten/{number}" for number in neighbours} | {"/kaarten"}
        assert {link for link in links_in(html) if link.startswith("/kaarten")} == expected
        assert missing([titles[number] for number in neighbours], text) == []


def test_the_guide_lists_every_page_in_its_group(client: FlaskClient):
    html = main_of(client, "/wijzer")
    text = text_of(html)
    order = [one["title"] for one in [*INDEX["thread"], *INDEX["group"]]]
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == order
    for group in INDEX["group"]:
        for name in group["pages"]:
            assert f"/wijzer/{name}" in links_in(html)
            assert missing([GUIDE[name]["title"], GUIDE[name]["summary"]], text) == []


def test_the_five_skills_and_the_three_keys_lead_to_their_pages(client: FlaskClient):
    html = main_of(client, "/wijzer")
    skills, keys = INDEX["thread"]
    assert (len(skills["steps"]), len(keys["steps"])) == (5, 3)
    for step in [*skills["steps"], *keys["steps"]]:
        assert step["page"] in GUIDE
        assert f'<a href="/wijzer/{step["page"]}">{step["word"]}</a>' in html


def test_a_page_of_the_guide_holds_every_word_and_names_its_sources(client: FlaskClient):
    sources = {source["id"]: source for source in INDEX["source"]}
    for name, page in GUIDE.items():
        sections = [
            [section["heading"], *section.get("paragraphs", []), *section.get("points", [])]
            for section in page["section"]
        ]
        sayings = [part for saying in page.get("say", []) for part in (saying["when"], saying["text"])]
        named = [
            str(sources[source][part])
            for source in page["sources"]
            for part in ("title", "by", "year")
            if part in sources[source]
        ]
        words = [page["title"], page["summary"], *sum(sections, []), *sayings, *named]
        assert missing([" ".join(one.split()) for one in words], text_of(main_of(client, f"/wijzer/{name}"))) == [], (
            name
        )


def test_a_page_with_words_of_the_instrument_in_it_says_so(client: FlaskClient):
    told = {name: page["verbatim"] for name, page in GUIDE.items() if "verbatim" in page}
    assert set(told) == {"achter-de-reactie", "zorg-dat-je"}
    over = text_of(main_of(client, "/over"))
    for name in GUIDE:
        text = text_of(main_of(client, f"/wijzer/{name}"))
        assert ("letterlijk" in text.partition("In onze eigen woorden")[2]) == (name in told), name
        if name in told:
            assert f"Alleen {told[name]} staan er letterlijk in." in text
            assert told[name] in over


def test_search_words_are_never_shown(client: FlaskClient):
    for name, page in GUIDE.items():
        shown = str(page | {"search_words": []})
        # A few words together may stand in the title of a source, a card or a row.
        hidden = [words for words in page["search_words"] if len(words.split()) > 3 and words not in shown]
        text = text_of(main_of(client, f"/wijzer/{name}"))
        assert [words for words in hidden if words in text] == [], name


def test_rows_cards_and_pages_lead_to_each_other(client: FlaskClient):
    behaviours = rows_of(client)
    for name, page in GUIDE.items():
        links = links_in(main_of(client, f"/wijzer/{name}"))
        for row in page.get("behaviours", []):
            assert f"/gedragingen#{row}" in links
            assert f"/wijzer/{name}" in links_in(behaviours[row])
        for number in page.get("cards", []):
            assert f"/kaarten/{number}" in links
            assert f"/wijzer/{name}" in links_in(main_of(client, f"/kaarten/{number}"))
            assert all(f"/kaarten/{number}" in links_in(behaviours[row]) for row in page.get("behaviours", []))
        for number in page.get("assignments", []):
            assert f"/opdrachten/{number}" in links
            assert f"/wijzer/{name}" in links_in(main_of(client, f"/opdrachten/{number}"))
        assert {f"/wijzer/{other}" for other in page.get("see_also", [])} <= links


def rows_of(client: FlaskClient) -> dict[str, str]:
    """Row -> its article on the page about the behaviours."""
    html = main_of(client, "/gedragingen")
    return {re.search(r'id="([^"]+)"', one)[1]: one for one in re.findall(r"<article.*?</article>", html, re.S)}


def test_each_row_has_its_words_its_hint_and_the_sentence_to_say(client: FlaskClient):
    with (CONTENT / "observatieformulier.toml").open("rb") as file:
        phases = tomllib.load(file)["phase"]
    with (CONTENT / "feedback_language.toml").open("rb") as file:
        language = {words["id"]: words for words in tomllib.load(file)["behaviour"]}
    rows = rows_of(client)
    assert list(rows) == list(language)
    texts = [text for phase in phases for text in phase["behaviours"]]
    for text, (row, html) in zip(texts, rows.items(), strict=True):
        too_much = [language[row]["overdoing"]] if "overdoing" in language[row] else []
        assert missing([text, language[row]["hint"], language[row]["say"], *too_much], text_of(html)) == []


def test_the_form_leads_from_each_hint_to_its_row(client: FlaskClient):
    form = get(client, "/observatie").text
    hints = re.findall(r'data-hook="hint" data-about="([^"]+)">(.*?)</p>', form, re.S)
    assert len(hints) == 19
    assert all(links_in(html) == {f"/gedragingen#{row}"} for row, html in hints)


def test_every_link_between_shells_leads_to_a_shell_and_its_anchor_is_there(client: FlaskClient):
    pages = {path: Page(get(client, path).text) for path in SHELLS}
    anchors = {path: {given["id"] for _, given in page.elements if "id" in given} for path, page in pages.items()}
    titles: dict[str, str] = {}
    for path, page in pages.items():
        assert len(page.all("h1")) == 1 or path not in knowledge(), path
        assert len(page.all("main")) == 1, path
        for link in page.all("a"):
            target, _, anchor = link.get("href", "").partition("#")
            target = target or path
            if target in SHELLS and anchor:
                assert anchor in anchors[target], f"{path} -> {link['href']}"
            elif target.startswith(("/kaarten", "/wijzer", "/gedragingen", "/opdrachten", "/zoeken")):
                assert target in SHELLS, f"{path} -> {link['href']}"
    for path in knowledge():
        title = re.search(r"<title>(.*?)</title>", get(client, path).text)[1]
        assert titles.setdefault(title, path) == path


def knowledge() -> list[str]:
    return [path for path in SHELLS if path.startswith(("/kaarten", "/wijzer", "/gedragingen"))]


def test_everything_there_is_to_read_can_be_reached_from_the_start(client: FlaskClient):
    seen, queue = set(), ["/"]
    while queue:
        path = queue.pop()
        if path not in seen and path in SHELLS:
            seen.add(path)
            queue += [link.partition("#")[0] for link in links_in(get(client, path).text)]
    assert set(knowledge()) <= seen


def test_who_made_the_words_is_told_as_far_as_the_sources_tell(client: FlaskClient):
    text = text_of(main_of(client, "/over"))
    used = {source for page in GUIDE.values() for source in page["sources"]}
    named = [source for source in INDEX["source"] if source["id"] in used]
    assert missing([SHEET["title"], *(source["title"] for source in named)], text) == []
    assert missing([source["by"] for source in named if "by" in source], text) == []
    assert "De gesprekswijzer hebben we in eigen woorden geschreven." in text
