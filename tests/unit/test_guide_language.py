"""What a test can check of the words of the gesprekswijzer; whether they read well is for people."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from observatie.guide import GuidePage, guide_pages
from tests.support.guide_text import everything, shown_to_the_teacher

PAGES = list(guide_pages().values())
each_page = pytest.mark.parametrize("page", PAGES, ids=[page.id for page in PAGES])

CAPITALS = {"Nederlands"}  # the one word inside a sentence that has one: nobody is named
OPEN = r"(?:(?:aan|bij|in|met|op|van|voor) )?(?:wat|wie|waar|wanneer|waarom|hoe|hoelang|welke?)\b"
# A question that may be answered with yes or no, each with its reason.
CLOSED_ON_PURPOSE = {
    "Wilt u het samen met uw kind invullen?": "a request in a letter, and none to tell something",
}


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(page: GuidePage, size: int) -> set[tuple[str, ...]]:
    return {run for text in everything(page) for run in runs_of(words(text), size)}


def runs_of(said: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(said[at : at + size]) for at in range(len(said) - size + 1))


def found(pattern: str, text: str) -> list[str]:
    return re.findall(rf"\b(?:{pattern})\b", text, flags=re.IGNORECASE)


# ---- a screen or two


@each_page
def test_a_page_is_complete(page: GuidePage):
    assert 2 <= len(page.sections) <= 3
    assert all(section.paragraphs or section.points for section in page.sections)
    assert all(len(section.points) <= 6 for section in page.sections)
    assert 1 <= len(page.sayings) <= 3
    assert page.sources


@each_page
def test_a_page_is_150_to_300_words(page: GuidePage):
    assert 150 <= len(" ".join(everything(page)).split()) <= 300


@each_page
def test_parts_are_short(page: GuidePage):
    assert len(page.title.split()) <= 9
    assert len(page.summary.split()) <= 22
    assert all(len(section.heading.split()) <= 8 for section in page.sections)
    assert all(len(saying.when.split()) <= 10 for saying in page.sayings)
    assert all(len(saying.text.split()) <= 25 for saying in page.sayings)


@each_page
def test_no_sentence_is_long(page: GuidePage):
    for text in everything(page):
        for sentence in re.split(r"(?<=[.?:])\s", text):
            assert len(sentence.split()) <= 30, sentence


@each_page
def test_texts_are_whole_sentences(page: GuidePage):
    assert re.fullmatch(r"[^.?]+\.", page.summary), "one sentence"
    for section in page.sections:
        assert all(re.search(r"[.?:…]’?$", text) for text in (*section.paragraphs, *section.points)), section
        assert not section.heading.endswith((".", ":"))
    for saying in page.sayings:
        assert saying.text.endswith((".", "?"))
        assert not saying.when.endswith((".", ":"))


@each_page
def test_the_search_has_other_words_and_things_people_say(page: GuidePage):
    assert 6 <= len(page.search_words) <= 15
    assert len(set(page.search_words)) == len(page.search_words)
    assert len([text for text in page.search_words if len(text.split()) >= 4]) >= 2


# ---- the tone


@each_page
def test_parents_are_u_and_the_teacher_is_je(page: GuidePage):
    for text in shown_to_the_teacher(page):
        assert not found("u|uw", text), text
    for saying in page.sayings:
        assert found("u|uw", saying.text), saying.text
        assert not found("je|jij|jou|jouw|jullie", saying.text), saying.text


@each_page
def test_a_question_to_parents_is_an_open_one(page: GuidePage):
    for saying in page.sayings:
        last = re.split(r"(?<=[.?])\s", saying.text)[-1]
        if last.endswith("?") and last not in CLOSED_ON_PURPOSE:
            assert re.match(OPEN, last, flags=re.IGNORECASE), last


def test_what_is_closed_on_purpose_is_said_somewhere():
    said = [saying.text for page in PAGES for saying in page.sayings]
    assert not [last for last in CLOSED_ON_PURPOSE if not any(text.endswith(last) for text in said)]


@each_page
def test_punctuation_is_that_of_the_house(page: GuidePage):
    for text in everything(page):
        assert not re.search(r"[!\"'“”/\[\]]|  |\.\.\.", text), text
        assert text == text.strip()
        assert text.count("‘") <= text.count("’"), text
    assert not [text for text in page.search_words if re.search(r"[!\"'“”?]", text)]


@each_page
def test_nobody_is_named_or_labelled(page: GuidePage):
    for text in everything(page):
        assert set(re.findall(r"(?<=[\w,;] )[A-Z]\w+", text)) <= CAPITALS, text
        assert not found(r"(lastige|moeilijke|vervelende) (ouders?|vaders?|moeders?)", text), text


def test_no_two_pages_say_the_same_thing_in_the_same_words():
    said = {page.id: runs(page, 6) for page in PAGES}
    assert not [(one, other, both) for one, other in combinations(said, 2) if (both := said[one] & said[other])]


def test_titles_summaries_and_sayings_are_each_said_once():
    texts = [text for page in PAGES for text in (page.title, page.summary, *(saying.text for saying in page.sayings))]
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_pages_open_differently():
    openings = Counter(tuple(words(page.summary)[:2]) for page in PAGES)
    assert [opening for opening, count in openings.items() if count > 2] == []
    headings = Counter(section.heading for page in PAGES for section in page.sections)
    assert [heading for heading, count in headings.items() if count > 1] == []
