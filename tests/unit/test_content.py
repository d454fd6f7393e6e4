"""The words of the instrument reach the tablet to the letter."""

import hashlib
import json
import tomllib

import pytest

from observatie import instruments
from observatie.instruments import CONTENT, all_content, assignments, intervention_card, observation_form

ROWS_PER_PHASE = {"Afstemmen": 2, "Delen": 8, "Zorgen": 3, "Afspreken": 2, "Afronden": 4}
OPTIONAL = ["afspreken-2", "afronden-3"]
MAKERS_OWN = {
    "observatieformulier.toml": "82021955d1bad02190136ee7226d9e5f290f3d2b017636b755a207f23443fa18",
    "interventiekaart.toml": "ba2c92f002ce4f9e396085c02e16596980ee610999ef62528b0fcb2227e27c11",
}


@pytest.mark.parametrize("name", MAKERS_OWN)
def test_the_makers_words_are_untouched(name: str):
    """Binding to the letter: every other test reads these files itself, so a slip in one would pass them all.

    Changes only together with a new text of the makers.
    """
    words = (CONTENT / name).read_text("utf-8")  # whatever line ends the checkout has
    assert hashlib.sha256(words.encode()).hexdigest() == MAKERS_OWN[name]


def test_five_phases_in_the_order_of_the_paper_form():
    assert {phase.title: len(phase.behaviours) for phase in observation_form().phases} == ROWS_PER_PHASE
    assert [phase.title for phase in observation_form().phases] == list(ROWS_PER_PHASE)


def test_the_words_are_those_of_the_file():
    with (CONTENT / "observatieformulier.toml").open("rb") as file:
        words = tomllib.load(file)
    expected = [text for phase in words["phase"] for text in phase["behaviours"]]
    assert [behaviour.text for behaviour in observation_form().behaviours] == expected
    assert len(expected) == len(set(expected)) == 19


def test_ids_are_the_phase_and_a_number():
    ids = [behaviour.id for behaviour in observation_form().behaviours]
    expected = [f"{title.lower()}-{n + 1}" for title, rows in ROWS_PER_PHASE.items() for n in range(rows)]
    assert ids == expected


def test_the_two_optional_rows_are_known_by_their_words():
    assert [row.id for row in observation_form().behaviours if "eventue" in row.text] == OPTIONAL


def test_every_row_has_its_sentences_and_six_points_are_served():
    language = all_content()["language"]["behaviours"]
    assert list(language) == [row.id for row in observation_form().behaviours]
    for words in language.values():
        assert words["hint"] and words["reason"] and words["say"], words["id"]
        assert words["compliments"] and words["tips_unseen"], words["id"]
        assert set(words["attention"]) <= set(range(1, 7)), words["id"]
    assert len(observation_form().attention.points) == 6


def test_the_content_is_plain_json():
    assert json.loads(json.dumps(all_content()))["instrument"]["title"] == observation_form().title


def test_a_row_without_sentences_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    read = instruments._read

    def without_the_last_row(name: str) -> dict:
        words = read(name)
        if name == "feedback_language.toml":
            words["behaviour"] = words["behaviour"][:-1]
        return words

    monkeypatch.setattr(instruments, "_read", without_the_last_row)
    with pytest.raises(instruments.ContentError, match=r"feedback_language\.toml"):
        instruments.feedback_language.__wrapped__()


def test_the_ten_cards_have_the_words_of_the_file():
    with (CONTENT / "interventiekaart.toml").open("rb") as file:
        words = tomllib.load(file)
    parts = list(words["labels"])
    assert [card.id for card in intervention_card().cards] == [f"card-{number}" for number in range(1, 11)]
    for card, written in zip(intervention_card().cards, words["card"], strict=True):
        assert {part: getattr(card, part) for part in [*parts, "title"]} == {p: written[p] for p in [*parts, "title"]}
    assert intervention_card().meaning_questions == tuple(words["meaning"]["questions"])
    assert len(parts) == len(words["meaning"]["questions"]) == 4


def test_the_three_assignments_have_the_words_of_the_file():
    with (CONTENT / "observatieformulier.toml").open("rb") as file:
        written = tomllib.load(file)["assignment"]
    assert [one.id for one in assignments()] == ["assignment-1", "assignment-2", "assignment-3"]
    for assignment, words in zip(assignments(), written, strict=True):
        assert assignment.title == words["title"]
        assert list(assignment.questions) == words.get("questions", [])
        assert list(assignment.sub_questions) == words.get("sub_questions", [])
        assert assignment.text == words.get("text")
