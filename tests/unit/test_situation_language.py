"""What a test can check of the sentences around the cards; whether they read well is for people."""

import re
from collections import Counter
from typing import Any

import pytest

from observatie.instruments import intervention_card, situation_language
from tests.unit.test_feedback_language import (
    LEAD,
    LESS,
    NEVER_IN_A_DRAFT,
    ROWS,
    draft_parts,
    found,
    length,
    opening,
    runs,
    words,
)

COMPLIMENTS = ("compliment_ask_first", "compliment_then_do")
TIPS = ("tip_ask_first", "tip_then_do")
CARDS = {card.id: card for card in intervention_card().cards}
LANGUAGE = situation_language()

each_card = pytest.mark.parametrize("card", LANGUAGE.values(), ids=LANGUAGE)


def texts(card: dict[str, Any]) -> list[str]:
    return [card[key] for key in (*COMPLIMENTS, *TIPS, "reason")]


def test_every_card_has_its_words_and_no_others() -> None:
    assert list(LANGUAGE) == list(CARDS)
    for card in LANGUAGE.values():
        assert set(card) == {"id", *COMPLIMENTS, *TIPS, "reason"}


@each_card
def test_texts_are_short_whole_sentences(card: dict[str, Any]) -> None:
    for text in texts(card):
        assert text[0].isupper(), text
        assert text.endswith("."), text
        assert length(text) <= 30, text
    for key in (*COMPLIMENTS, "reason"):
        assert length(card[key]) <= 25, card[key]
        assert len(re.findall(r"[.?]", card[key])) == 1, card[key]


@each_card
def test_a_draft_is_at_most_60_words(card: dict[str, Any]) -> None:
    for key in COMPLIMENTS:
        assert length(f"{card[key]} {card['reason']}") <= 60
    assert length(f"{card['tip_ask_first']} {LEAD} ‘{CARDS[card['id']].ask_first}’") <= 60
    assert length(card["tip_then_do"]) <= 60


@each_card
def test_only_the_parent_is_u_and_the_card_has_the_question(card: dict[str, Any]) -> None:
    for text in texts(card):
        assert not found("u|uw", text), text
        assert "?" not in text and "‘" not in text, text
    assert found("u|uw", CARDS[card["id"]].ask_first)


@each_card
def test_no_forbidden_words_in_a_draft(card: dict[str, Any]) -> None:
    for text in texts(card):
        assert not found(NEVER_IN_A_DRAFT, text), text
        assert not re.search(r"[!()/\[\]\"'“”]|  ", text), text
        assert not found("nog iets|en ook|daarnaast|bovendien|verder,|bijvoorbeeld", text), text
    for key in (*COMPLIMENTS, "reason"):
        assert not found("maar", card[key]), card[key]


@each_card
def test_a_compliment_is_not_the_card_s_own_imperative(card: dict[str, Any]) -> None:
    own = CARDS[card["id"]]
    for text in texts(card):
        assert not runs(text, 5) & (runs(own.then_do, 5) | runs(own.ask_first, 5)), text


def test_every_reason_is_its_own_and_none_is_a_row_s() -> None:
    reasons = [(card["id"], runs(card["reason"], 5)) for card in LANGUAGE.values()]
    rows = [(row["id"], runs(row["reason"], 5)) for row in ROWS]
    for at, (one, first) in enumerate(reasons):
        for other, second in reasons[at + 1 :] + rows:
            assert not first & second, f"{one} and {other}"


@pytest.mark.parametrize("key", [*COMPLIMENTS, *TIPS])
def test_different_cards_open_differently(key: str) -> None:
    counts = Counter(" ".join(words(card[key])[:2]) for card in LANGUAGE.values())
    assert [text for text, count in counts.items() if count > 1] == []


@each_card
def test_drafts_of_one_card_open_differently(card: dict[str, Any]) -> None:
    assert len({opening(text) for text in texts(card)}) == len(texts(card))


def test_openings_differ_among_rows_and_cards_together() -> None:
    all_parts = [text for row in ROWS + LESS for text in draft_parts(row)]
    counts = Counter(map(opening, all_parts + [text for card in LANGUAGE.values() for text in texts(card)]))
    assert {text: count for text, count in counts.items() if count > 3} == {}
