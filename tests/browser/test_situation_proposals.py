"""A situation among the drafts: its card's lines for the tip, and what the colleague did of them for the compliment."""

from typing import Any

import pytest
from playwright.sync_api import Page

from observatie.instruments import situation_language
from tests.browser.test_proposals import propose
from tests.support.blank import open_blank
from tests.support.server import Server
from tests.support.situations import CARDS, FIRST, SECOND, situation

LANGUAGE = situation_language()
SEEN = {f"seen.{row}": "yes" for row in ("delen-1", "delen-2", "delen-3", "delen-5")}
CHECK = """async (drafts) => {
  const { checkFeedback } = await import("/static/js/domain/feedback_check.js");
  return drafts.map(([text, kind]) => checkFeedback(text, kind));
}"""


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def drafts(page: Page, answers: dict[str, Any], kind: str = "compliments") -> list[dict[str, Any]]:
    return propose(page, answers)[0][kind]["drafts"]


def words(draft: dict[str, Any]) -> str:
    return draft["words"]


def tip_to_ask(card: str) -> str:
    return f"{LANGUAGE[card]['tip_ask_first']} Je kunt bijvoorbeeld vragen: ‘{CARDS[card].ask_first}’"


def test_a_situation_brings_its_card_to_the_tip_and_nothing_to_the_compliment(blank: Page) -> None:
    answers = situation(FIRST, "card-8", "Werd stil. Keek weg.")
    assert drafts(blank, answers) == []
    found = drafts(blank, answers, "tips")
    assert list(map(words, found)) == [tip_to_ask("card-8"), LANGUAGE["card-8"]["tip_then_do"]]
    assert {draft["about"] for draft in found} == {"card-8"}
    assert {draft["note"] for draft in found} == {"Werd stil."}


def test_what_the_colleague_did_goes_to_the_compliment_and_leaves_the_tip(blank: Page) -> None:
    answers = situation(FIRST, "card-8", did="ask_first")
    language = LANGUAGE["card-8"]
    assert list(map(words, drafts(blank, answers))) == [f"{language['compliment_ask_first']} {language['reason']}"]
    assert list(map(words, drafts(blank, answers, "tips"))) == [language["tip_then_do"]]
    both = situation(FIRST, "card-8", did="ask_first then_do")
    assert drafts(blank, both, "tips") == []
    assert len(drafts(blank, both)) == 2


def test_there_are_three_drafts_at_most_and_rows_keep_the_first_places(blank: Page) -> None:
    found = drafts(blank, SEEN | situation(FIRST, "card-8", did="ask_first"))
    assert [draft["about"] for draft in found] == ["delen-1", "delen-2", "card-8"]
    tips = drafts(
        blank,
        {f"seen.{row}": "no" for row in ("delen-1", "delen-2", "delen-5")} | situation(FIRST, "card-1"),
        "tips",
    )
    assert [draft["about"] for draft in tips] == ["delen-1", "delen-2", "card-1"]


def test_more_situations_take_the_places_that_rows_leave(blank: Page) -> None:
    answers = situation(FIRST, "card-8") | situation(SECOND, "card-1") | {"seen.delen-1": "no"}
    assert [draft["about"] for draft in drafts(blank, answers, "tips")] == ["delen-1", "card-8", "card-1"]
    assert len(drafts(blank, SEEN | situation(FIRST, "card-8"), "tips")) == 2


def test_both_lines_of_a_card_are_shown_where_there_is_a_place(blank: Page) -> None:
    found = drafts(blank, situation(FIRST, "card-8") | {"seen.delen-1": "no"}, "tips")
    assert [draft["about"] for draft in found] == ["delen-1", "card-8", "card-8"]
    assert {words(draft) for draft in found[1:]} == {tip_to_ask("card-8"), LANGUAGE["card-8"]["tip_then_do"]}
    did = situation(FIRST, "card-8", did="ask_first then_do") | {"seen.delen-1": "yes"}
    assert [draft["about"] for draft in drafts(blank, did)] == ["delen-1", "card-8", "card-8"]


def test_her_own_words_keep_their_place_and_a_row_its_only_one(blank: Page) -> None:
    own = {"closing.trust_words": "De stoel schoof je naast de ouder."}
    did = situation(FIRST, "card-8", did="then_do")
    assert [draft["about"] for draft in drafts(blank, SEEN | own | did)] == ["delen-1", "card-8", "other"]
    two = {f"closing.{name}": "Minder vaak op je scherm kijken" for name in ("more_words", "less_words")}
    not_seen = {"seen.delen-1": "no"} | two | situation(FIRST, "card-8")
    assert [draft["about"] for draft in drafts(blank, not_seen, "tips")][0] == "delen-1"


def test_the_same_card_twice_gives_one_draft_of_each(blank: Page) -> None:
    found = drafts(blank, situation(FIRST, "card-8") | situation(SECOND, "card-8"), "tips")
    assert len(found) == len(set(map(words, found))) == 2


def test_nothing_comes_from_a_private_one_or_from_one_with_two_cards(blank: Page) -> None:
    hers = situation(FIRST, "card-8", "Alleen voor mij", did="ask_first") | {f"private.{FIRST}": True}
    two = situation(FIRST) | {f"situation_card.{FIRST}": ["card-8", "card-1"]}
    for answers in (hers, two, situation(FIRST, "card-99"), situation(FIRST, note="Zonder kaart")):
        assert drafts(blank, answers) == []
        assert drafts(blank, answers, "tips") == []


def test_every_card_gives_drafts_that_pass_our_own_check(blank: Page) -> None:
    made = []
    for card in CARDS:
        for did in ("", "ask_first", "then_do", "ask_first then_do"):
            answers = situation(FIRST, card, "Keek naar het raam en zei toen niets.", did=did)
            made += [(draft["text"], "compliment") for draft in drafts(blank, answers)]
            made += [(draft["text"], "tip") for draft in drafts(blank, answers, "tips")]
    assert len(made) >= 60
    advice = blank.evaluate(CHECK, made)
    assert [(text, found) for (text, _), found in zip(made, advice, strict=True) if found] == []
    assert [text for text, _ in made if len(text.split("\n")[0].split()) > 60] == []


def test_three_drafts_of_any_cards_open_differently(blank: Page) -> None:
    ids = [FIRST, SECOND, "31111111-1111-4111-8111-111111111111"]
    names = list(CARDS)
    trios = [[names[(at + step * gap) % 10] for step in range(3)] for at in range(10) for gap in (1, 2, 3)]
    cases = [
        {
            field: value
            for one, card in zip(ids, trio, strict=True)
            for field, value in situation(one, card, did=did).items()
        }
        for trio in trios
        for did in ("", "ask_first", "then_do")
    ]
    for proposals in propose(blank, *cases):
        for kind in ("compliments", "tips"):
            openings = [tuple(draft["words"].lower().split()[:2]) for draft in proposals[kind]["drafts"]]
            assert len(set(openings)) == len(openings) <= 3
