"""Drafts for 1 compliment and 1 tip: which rows they come from, and how a note is quoted."""

from typing import Any

import pytest
from playwright.sync_api import Page

from observatie.instruments import all_content, observation_form
from tests.support.blank import open_blank
from tests.support.server import Server

PROPOSE = """async ([content, cases]) => {
  const { proposeCompliments, proposeTips } = await import("/static/js/domain/proposals.js");
  const folded = (given) => Object.fromEntries(
    Object.entries(given).map(([field, value]) =>
      [field, { values: Array.isArray(value) ? value : [value], ids: [], at: null }]));
  return cases.map((given) =>
    ({ compliments: proposeCompliments(folded(given), content), tips: proposeTips(folded(given), content) }));
}"""
SENTENCES = """async (texts) => {
  const { firstSentence } = await import("/static/js/domain/first_sentence.js");
  return texts.map((text) => firstSentence(text));
}"""
CONTENT = all_content()
ROWS = [behaviour.id for behaviour in observation_form().behaviours]
OPTIONAL = {"afspreken-2", "afronden-3"}
NOTE = "Mijn aantekening:"


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def propose(page: Page, *cases: dict[str, Any]) -> list[dict[str, Any]]:
    return page.evaluate(PROPOSE, [CONTENT, list(cases)])


def compliments(page: Page, **answers: Any) -> list[dict[str, Any]]:
    return one(page, answers)["compliments"]["drafts"]


def tips(page: Page, **answers: Any) -> list[dict[str, Any]]:
    return one(page, answers)["tips"]["drafts"]


def one(page: Page, answers: dict[str, Any]) -> dict[str, Any]:
    """Keyword arguments as fields: seen__delen_3 is seen.delen-3."""
    fields = {name.replace("__", "."): value for name, value in answers.items()}
    fields = {
        ".".join([family, subject.replace("_", "-")]) if family != "closing" else field: value
        for field, value in fields.items()
        for family, _, subject in [field.partition(".")]
    }
    [proposals] = propose(page, fields)
    return proposals


def about(drafts: list[dict[str, Any]]) -> set[str]:
    return {draft["about"] for draft in drafts}


def test_a_compliment_comes_from_the_rows_that_build_trust(blank: Page) -> None:
    drafts = compliments(
        blank, seen__delen_1="yes", seen__delen_3="yes", note__delen_1="Noemde tijd en doel", trust__delen_3=True
    )
    assert about(drafts) == {"delen-3"}
    words = CONTENT["language"]["behaviours"]["delen-3"]
    assert [draft["words"] for draft in drafts] == [f"{text} {words['reason']}" for text in words["compliments"]]


def test_else_from_the_rows_with_examples(blank: Page) -> None:
    drafts = compliments(
        blank, seen__delen_1="yes", seen__delen_3="yes", note__delen_3="Wachtte vijf tellen", trust__delen_4=True
    )
    assert about(drafts) == {"delen-3"}


def test_else_from_the_rows_seen_starred_first(blank: Page) -> None:
    seen = {f"seen__{row}": "yes" for row in ("delen_1", "delen_2", "delen_3", "delen_5")}
    drafts = compliments(blank, **seen, starred__delen_5=True)
    assert [draft["about"] for draft in drafts] == ["delen-5", "delen-1", "delen-2"]


def test_never_a_compliment_on_a_row_that_was_not_seen(blank: Page) -> None:
    answers = {f"note.{row}": "Een voorbeeld." for row in ROWS} | {f"trust.{row}": True for row in ROWS}
    cases = [answers | {f"seen.{row}": value for row in ROWS} for value in ("no", "not_applicable", None)]
    for proposals in propose(blank, *cases):
        assert proposals["compliments"]["drafts"] == []
        assert proposals["compliments"]["question"].endswith("?")


def test_a_tip_comes_from_more_and_less_in_turn(blank: Page) -> None:
    drafts = tips(
        blank,
        seen__delen_1="no",
        seen__delen_3="yes",
        seen__delen_4="no",
        more__delen_3=True,
        more__delen_4=True,
        less__jargon=True,
    )
    assert [draft["id"].split(":")[0] for draft in drafts] == ["delen-3", "jargon", "delen-4"]
    words = CONTENT["language"]["behaviours"]["delen-3"]
    assert drafts[0]["words"] in [
        f"{tip} {words.get('say_lead', 'Je kunt bijvoorbeeld vragen:')} ‘{words['say']}’" for tip in words["tips_more"]
    ]
    assert drafts[1]["less"] == "Vaktaal"


def test_else_from_the_rows_that_were_not_seen_starred_first(blank: Page) -> None:
    drafts = tips(blank, seen__delen_1="no", seen__zorgen_2="no", starred__zorgen_2=True, seen__delen_2="yes")
    assert [draft["about"] for draft in drafts][:2] == ["zorgen-2", "delen-1"]
    assert about(drafts) == {"zorgen-2", "delen-1"}


def test_never_a_tip_from_no_answer_from_not_applicable_or_from_an_optional_row(blank: Page) -> None:
    chosen = {f"more.{row}": True for row in ROWS} | {f"starred.{row}": True for row in ROWS}
    nobody, not_applicable, not_seen = propose(
        blank,
        chosen,
        chosen | {f"seen.{row}": "not_applicable" for row in ROWS},
        chosen | {f"seen.{row}": "no" for row in OPTIONAL},
    )
    for proposals in (nobody, not_applicable, not_seen):
        assert proposals["tips"]["drafts"] == []
        assert proposals["tips"]["question"].endswith("?")


def test_what_is_done_less_is_not_tied_to_a_row_that_nobody_answered(blank: Page) -> None:
    assert about(tips(blank, less__talking=True)) == {"other"}
    assert about(tips(blank, less__talking=True, seen__delen_3="yes")) == {"delen-3"}


@pytest.mark.parametrize("seen", ["yes", "no"])
def test_every_row_gives_whole_drafts(blank: Page, seen: str) -> None:
    cases = [{f"seen.{row}": seen, f"more.{row}": True} for row in ROWS]
    for row, proposals in zip(ROWS, propose(blank, *cases), strict=True):
        assert bool(proposals["compliments"]["drafts"]) is (seen == "yes")
        assert bool(proposals["tips"]["drafts"]) is (row not in OPTIONAL)
        for draft in proposals["compliments"]["drafts"] + proposals["tips"]["drafts"]:
            assert draft["about"] == row
            assert draft["text"] == draft["words"]
            assert len(draft["words"].split()) <= 60


def test_three_drafts_open_differently(blank: Page) -> None:
    trios = [ROWS[index : index + 3] for index in range(len(ROWS) - 2)] + [ROWS[index::6][:3] for index in range(6)]
    cases = [
        {f"seen.{row}": value for row in rows} | {f"more.{row}": True for row in rows}
        for rows in trios
        for value in ("yes", "no")
    ]
    for proposals in propose(blank, *cases):
        for kind in ("compliments", "tips"):
            openings = [tuple(draft["words"].lower().split()[:2]) for draft in proposals[kind]["drafts"]]
            assert len(openings) <= 3
            assert len(set(openings)) == len(openings)


def test_a_note_is_quoted_as_a_paragraph_of_its_own(blank: Page) -> None:
    [draft, *_] = compliments(blank, seen__delen_3="yes", note__delen_3="‘Hoe merkt u dat?’ en wachtte. Daarna stil.")
    assert draft["note"] == "‘Hoe merkt u dat?’ en wachtte."
    assert draft["text"] == f"{draft['words']}\n\n{NOTE} {draft['note']}"


def test_a_quick_note_about_the_row_is_an_example_too(blank: Page) -> None:
    drafts = compliments(
        blank, seen__delen_1="yes", seen__delen_3="yes", quick__q1="Vroeg door over slapen", quick_about__q1="delen-3"
    )
    assert about(drafts) == {"delen-3"}
    assert drafts[0]["note"] == "Vroeg door over slapen"


def test_what_is_private_is_never_quoted(blank: Page) -> None:
    answers = {"seen__delen_3": "yes", "more__delen_3": True, "note__delen_3": "Voor mij", "quick__q1": "Ook voor mij"}
    proposals = one(
        blank, answers | {"quick_about__q1": "delen-3", "private__delen_3": [False, True], "private__q1": True}
    )
    drafts = proposals["compliments"]["drafts"] + proposals["tips"]["drafts"]
    assert drafts
    assert not [draft for draft in drafts if "oor mij" in draft["text"]]


def test_a_private_row_keeps_the_quick_notes_given_to_it_out_of_the_drafts(blank: Page) -> None:
    answers = {"seen__delen_3": "yes", "more__delen_3": True, "quick__q1": "Over thuis", "quick_about__q1": "delen-3"}
    shown, hidden = one(blank, answers), one(blank, answers | {"private__delen_3": True})
    for kind in ("compliments", "tips"):
        assert shown[kind]["drafts"][0]["note"] == "Over thuis"
        assert hidden[kind]["drafts"]
        assert not [draft for draft in hidden[kind]["drafts"] if "Over thuis" in draft["text"]]


def test_own_words_are_offered_as_she_wrote_them(blank: Page) -> None:
    answers = {f"seen__{row}": "yes" for row in ("delen_1", "delen_2", "delen_3")}
    words = "De stoel schoof je naast de ouder."
    drafts = compliments(blank, **answers, closing__trust_words=words)
    assert len(drafts) == 3
    assert drafts[-1] == {"id": "trust_words:0", "text": words, "words": words, "about": "other"}
    assert about(compliments(blank, **answers, closing__trust_words="Oogcontact")) == {"delen-1", "delen-2", "delen-3"}
    assert tips(blank, closing__less_words="Minder vaak op je scherm kijken")[0]["about"] == "other"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Vroeg o.a. naar thuis. Toen stil", "Vroeg o.a. naar thuis."),
        ("bijv. naar slapen, om 10.30 uur. Daarna", "bijv. naar slapen, om 10.30 uur."),
        ("stoel bij\nkoffie\nkeek aan", "stoel bij"),
        ("- luisterde\n- vroeg", "luisterde"),
        ("1. vat samen\n2. sluit af", "vat samen"),
        ("Vroeg:\n“Hoe gaat het?”\nen wachtte", "Vroeg: “Hoe gaat het?”"),
        ("Hoe gaat het thuis? en wachtte. Toen", "Hoe gaat het thuis? en wachtte."),
        ("Mooi 😊 gedaan! Toen", "Mooi 😊 gedaan!"),
        ("Goed!😊 Toen verder", "Goed!😊"),
        ("vroeg door. wachtte. keek", "vroeg door."),
        ("Tot 3 tellen… Daarna", "Tot 3 tellen…"),
        ("Dhr. kwam binnen. Ging zitten", "Dhr. kwam binnen."),
        ("zei A. ook. Toen", "zei A. ook."),
        ("Potlood, gum enz. Daarna", "Potlood, gum enz."),
        ("  \n ", ""),
        ("...", ""),
        ("x" * 160, "x" * 160),
        ("x" * 161, "x" * 159 + "…"),
        ("woord " * 60, " ".join(["woord"] * 26) + "…"),
    ],
)
def test_the_first_sentence_of_a_note(blank: Page, note: str, sentence: str) -> None:
    assert blank.evaluate(SENTENCES, [note]) == [sentence]


def test_a_cut_never_goes_through_a_character(blank: Page) -> None:
    for text in ("😀" * 200, "👩‍👩‍👧" * 60, "é" * 300):
        [sentence] = blank.evaluate(SENTENCES, [text])
        assert len(sentence.encode("utf-16-le")) <= 2 * 160
        assert sentence.endswith("…")
        assert sentence.encode("utf-8")
