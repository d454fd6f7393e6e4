"""What a test can check of the feedback language; whether it reads well is for people."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CONTENT = Path(__file__).parents[2] / "observatie" / "content"
LEAD = "Je kunt bijvoorbeeld vragen:"
OPEN_WORDS = {"wat", "hoe", "welk", "welke", "waar", "wanneer", "wie"}
KEYS = {"id", "hint", "compliments", "reason", "tips_unseen", "tips_more", "say", "attention"}
OPTIONAL_KEYS = {"say_lead", "overdoing"}
LESS_KEYS = {"id", "label", "tips", "say"}
OPTIONAL_LESS_KEYS = {"say_lead", "about"}
LABELS = r"goed bezig|top|professione\w*|super|perfect|prima|altijd|nooit|lastige ouders?|je bent"
FORM_JARGON = (
    r"adequa\w*|gevoelsreflecti\w*|procedurevoorstel\w*|inventaris\w*|basisbehoefte\w*|groeikans\w*"
    r"|social talk|non-verba\w*|eigen handelen|benut\w*"
)
# "dat je ouders ontving" reads as the colleague's own parents; "maar" takes half a compliment back.
NEVER_IN_A_DRAFT = rf"{LABELS}|{FORM_JARGON}|vaker|je ouders|jouw ouders|hij|zij|hem|haar|voelde\w*"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


LANGUAGE = read("feedback_language.toml")
ROWS: list[dict[str, Any]] = LANGUAGE["behaviour"]
LESS: list[dict[str, Any]] = LANGUAGE["less"]
FORM = read("observatieformulier.toml")
FORM_IDS = [
    f"{phase['title'].lower()}-{number}"
    for phase in FORM["phase"]
    for number, _ in enumerate(phase["behaviours"], start=1)
]

each_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
each_less = pytest.mark.parametrize("row", LESS, ids=[row["id"] for row in LESS])
each_of_both = pytest.mark.parametrize("row", ROWS + LESS, ids=[row["id"] for row in ROWS + LESS])


def tips(row: dict[str, Any]) -> list[str]:
    return row.get("tips_unseen", []) + row.get("tips_more", []) + row.get("tips", [])


def praise(row: dict[str, Any]) -> list[str]:
    return row.get("compliments", []) + ([row["reason"]] if "reason" in row else [])


def draft_parts(row: dict[str, Any]) -> list[str]:
    """All a draft is made of, besides `say`."""
    return praise(row) + tips(row)


def texts_to_the_colleague(row: dict[str, Any]) -> list[str]:
    return draft_parts(row) + [row[key] for key in ("hint", "overdoing", "label", "say_lead") if key in row]


def length(text: str) -> int:
    return len(text.split())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def opening(text: str) -> str:
    return " ".join(words(text)[:3])


def runs(text: str, size: int) -> set[tuple[str, ...]]:
    said = words(text)
    return {tuple(said[at : at + size]) for at in range(len(said) - size + 1)}


def found(pattern: str, text: str) -> list[str]:
    return re.findall(rf"\b(?:{pattern})\b", text, flags=re.IGNORECASE)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)


def test_every_behaviour_has_words() -> None:
    assert [row["id"] for row in ROWS] == FORM_IDS
    assert len(FORM_IDS) == 19


@each_row
def test_a_row_has_the_keys_the_app_reads(row: dict[str, Any]) -> None:
    assert row.keys() >= KEYS
    assert row.keys() <= KEYS | OPTIONAL_KEYS


@each_less
def test_a_thing_to_do_less_has_the_keys_the_app_reads(row: dict[str, Any]) -> None:
    assert row.keys() >= LESS_KEYS
    assert row.keys() <= LESS_KEYS | OPTIONAL_LESS_KEYS
    assert row.get("about", FORM_IDS[0]) in FORM_IDS


def test_the_common_things_to_do_less_come_first() -> None:
    ids = [row["id"] for row in LESS]
    assert ids[:3] == ["talking", "jargon", "quick_solutions"]
    assert len(ids) == len(set(ids)) <= 6


@each_row
def test_a_row_has_one_or_two_of_each_draft(row: dict[str, Any]) -> None:
    for key in ("compliments", "tips_unseen", "tips_more"):
        assert 1 <= len(row[key]) <= 2, key


@each_of_both
def test_texts_are_short(row: dict[str, Any]) -> None:
    assert length(row.get("hint", "")) <= 30
    assert all(length(text) <= 25 for text in row.get("compliments", []))
    assert length(row.get("reason", "")) <= 25
    assert all(length(text) <= 30 for text in tips(row))
    assert length(row["say"]) <= 15
    assert length(row.get("label", "")) <= 7


@each_of_both
def test_a_draft_is_at_most_60_words(row: dict[str, Any]) -> None:
    for compliment in row.get("compliments", []):
        assert length(f"{compliment} {row['reason']}") <= 60
    for tip in tips(row):
        assert length(f"{tip} {row.get('say_lead', LEAD)} ‘{row['say']}’") <= 60


@each_of_both
def test_texts_are_whole_sentences(row: dict[str, Any]) -> None:
    for text in draft_parts(row) + [row[key] for key in ("hint", "overdoing") if key in row]:
        assert text[0].isupper(), text
        assert text.endswith((".", "?") if text == row.get("hint") else "."), text
    for text in praise(row):
        assert len(re.findall(r"[.?]", text)) == 1, text


@each_of_both
def test_a_tip_leaves_the_question_to_the_app(row: dict[str, Any]) -> None:
    assert row.get("say_lead", LEAD).endswith(":")
    for tip in tips(row):
        assert "?" not in tip
        assert not found("bijvoorbeeld", tip), "the lead-in says it already"
        assert not found("nog iets|en ook|daarnaast|bovendien|verder,", tip), "reads as a second tip"


@each_of_both
def test_the_sentence_for_a_parent_is_an_open_question(row: dict[str, Any]) -> None:
    say = row["say"]
    assert say.endswith("?")
    assert found("u|uw", say)
    assert words(say)[0] in OPEN_WORDS


@each_of_both
def test_only_the_parent_is_u(row: dict[str, Any]) -> None:
    for text in texts_to_the_colleague(row):
        assert not found("u|uw", text), text
    assert not found("je|jij|jou|jouw|jullie", row["say"])


@each_of_both
def test_no_forbidden_words_in_a_draft(row: dict[str, Any]) -> None:
    for text in [*draft_parts(row), row["say"]]:
        assert not found(NEVER_IN_A_DRAFT, text), text
    for text in praise(row):
        assert not found("maar", text), text
    assert not found(rf"{FORM_JARGON}|je bent", row.get("hint", ""))


def test_no_exclamations_brackets_slashes_or_straight_quotes() -> None:
    for text in strings(LANGUAGE):
        assert not re.search(r"[!()/\[\]\"'“”]|  ", text), text
        assert text == text.strip()


def test_gehoord_voelen_is_said_once_at_most() -> None:
    assert len(found("gehoord", " ".join(strings(LANGUAGE)))) <= 1


def test_every_reason_is_its_own() -> None:
    reasons = [(row["id"], runs(row["reason"], 5)) for row in ROWS]
    for at, (one, first) in enumerate(reasons):
        for other, second in reasons[at + 1 :]:
            assert not first & second, f"{one} and {other}"


def test_no_two_questions_are_the_same() -> None:
    says = [row["say"] for row in ROWS + LESS]
    assert len(set(says)) == len(says)


def test_openings_differ() -> None:
    counts = Counter(opening(text) for row in ROWS + LESS for text in draft_parts(row))
    assert {text: count for text, count in counts.items() if count > 3} == {}


@each_of_both
def test_drafts_of_one_row_open_differently(row: dict[str, Any]) -> None:
    openings = [opening(text) for text in draft_parts(row)]
    assert len(set(openings)) == len(openings)


@pytest.mark.parametrize("key", ["compliments", "tips_unseen", "tips_more"])
def test_first_choices_of_different_rows_open_differently(key: str) -> None:
    """The app shows three drafts of three rows side by side."""
    counts = Counter(opening(row[key][0]) for row in ROWS)
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_attention_point_is_served() -> None:
    points = range(1, len(FORM["attention"]["points"]) + 1)
    assert {point for row in ROWS for point in row["attention"]} == set(points)


@each_row
def test_a_row_serves_one_to_three_attention_points(row: dict[str, Any]) -> None:
    assert 1 <= len(row["attention"]) <= 3
    assert row["attention"] == sorted(set(row["attention"]))
