"""What is found: queries as teachers type them, with typing errors, word forms and sentences that parents say."""

from typing import Any

import pytest
from playwright.sync_api import Page

from observatie.searchable import searchable
from tests.support.blank import open_blank
from tests.support.server import Server
from tests.support.vectors import load

STEM_ALL = """async (words) => {
  const { stem } = await import("/static/js/domain/dutch_stem.js");
  return words.map(stem);
}"""
WORDS_OF_ALL = """async (queries) => {
  const { queryWords } = await import("/static/js/domain/search_terms.js");
  return queries.map((query) => queryWords(query, new Set(["is", "de"])));
}"""
FIND_ALL = """async (queries) => {
  const { makeSearch } = await import("/static/js/domain/search_index.js");
  const find = makeSearch(await (await fetch("/search.json")).json());
  return queries.map((query) => find(query).map(({ id }) => id));
}"""
VECTORS = load("search")
QUERIES = VECTORS["queries"]


@pytest.fixture
def blank(page: Page, server: Server) -> Page:
    return open_blank(page, server.url)


def found(blank: Page, queries: list[str]) -> dict[str, list[str]]:
    return dict(zip(queries, blank.evaluate(FIND_ALL, queries), strict=True))


def misses(queries: list[dict[str, Any]], results: dict[str, list[str]]) -> dict[str, list[str]]:
    """The queries without an expected hit in the first three, with what came instead."""
    return {
        one["query"]: results[one["query"]][:3]
        for one in queries
        if not set(one["expected"]) & set(results[one["query"]][:3])
    }


def test_at_least_forty_queries_have_their_hit_in_the_first_three(blank: Page) -> None:
    assert len({one["query"] for one in QUERIES}) == len(QUERIES) >= 40
    assert misses(QUERIES, found(blank, [one["query"] for one in QUERIES])) == {}


def test_every_sentence_listed_for_something_finds_that_in_the_first_three(blank: Page) -> None:
    listed: dict[str, set[str]] = {}
    for entry in searchable()["documents"]:
        for words in entry["words"]:
            listed.setdefault(words, set()).add(entry["id"])
    sentences = [words for words in listed if " " in words]
    assert len(sentences) > 300
    results = found(blank, sentences)
    assert {words: results[words][:3] for words in sentences if not listed[words] & set(results[words][:3])} == {}


def test_the_number_it_has_on_screen_finds_it_first(blank: Page) -> None:
    numbered = {f"kaart {number}": f"card-{number}" for number in range(1, 11)}
    numbered |= {f"opdracht {number}": f"assignment-{number}" for number in (1, 2, 3)}
    numbered |= {"Kaart 8": "card-8", "8": "card-8", "de kaart 10": "card-10", "interventiekaart 4": "card-4"}
    assert {query: ids[0] for query, ids in found(blank, list(numbered)).items()} == numbered


@pytest.mark.parametrize(
    ("query", "kind", "at_least"),
    [
        ("kaart", "card", 10),
        ("kaarten", "card", 10),
        ("opdracht", "assignment", 3),
        ("opdrachten", "assignment", 3),
        ("gesprekswijzer", "guide", 10),
        ("gesprekswij", "guide", 10),
        ("wijzer", "guide", 10),
    ],
)
def test_what_a_result_is_called_finds_all_of_them(blank: Page, query: str, kind: str, at_least: int) -> None:
    kinds = {entry["id"]: entry["kind"] for entry in searchable()["documents"]}
    assert [kinds[id] for id in found(blank, [query])[query][:at_least]] == [kind] * at_least


def test_a_capital_an_accent_and_a_mark_make_no_difference(blank: Page) -> None:
    ways = ["ouder is geemotioneerd", "Ouder is geëmotioneerd!", "OUDER IS GEËMOTIONEERD", "“ouder is geemotioneerd”"]
    assert len({tuple(ids) for ids in found(blank, ways).values()}) == 1


def test_one_wrong_letter_still_finds_the_card(blank: Page) -> None:
    wrong = ["bagateliseert", "bagatelliseerd", "bagattelliseert", "bagatelisert", "bagatelliseeert"]
    assert {query: ids[0] for query, ids in found(blank, wrong).items()} == dict.fromkeys(wrong, "card-3")


def test_a_word_half_typed_finds_what_the_whole_word_finds(blank: Page) -> None:
    for query, ids in found(blank, ["klav", "klave", "klavert", "klavertje v"]).items():
        assert "assignment-2" in ids[:3], query


def test_a_compound_nobody_wrote_is_found_by_its_parts(blank: Page) -> None:
    assert found(blank, ["huilgesprek"])["huilgesprek"][0] == "card-8"


def test_what_is_nowhere_finds_nothing(blank: Page) -> None:
    nowhere = ["qqqqqq", "💥", "   ", "<>", ".*", "xyzzy plugh"]
    assert found(blank, nowhere) == {query: [] for query in nowhere}


def test_common_words_count_only_when_there_is_nothing_else(blank: Page) -> None:
    queries = ["De ouder is boos", "is de", "Collega’s boze brieven", "é", "boos boze boos", "foto`s, foto´s"]
    expected = [["ouder", "boos"], ["is", "de"], ["collega", "boze", "brieven"], ["e"], ["boos", "boze"], ["foto"]]
    assert blank.evaluate(WORDS_OF_ALL, queries) == expected


def test_forms_of_a_word_have_one_stem(blank: Page) -> None:
    words = [word for group in VECTORS["stems"]["alike"] for word in group]
    stems = dict(zip(words, blank.evaluate(STEM_ALL, words), strict=True))
    apart = [group for group in VECTORS["stems"]["alike"] if len({stems[word] for word in group}) > 1]
    assert apart == []


def test_different_words_keep_different_stems(blank: Page) -> None:
    pairs = VECTORS["stems"]["apart"]
    stems = blank.evaluate(STEM_ALL, [word for pair in pairs for word in pair])
    assert [pair for number, pair in enumerate(pairs) if stems[2 * number] == stems[2 * number + 1]] == []


def test_short_words_and_numbers_stay_as_they_are(blank: Page) -> None:
    words = VECTORS["stems"]["as_written"]
    assert blank.evaluate(STEM_ALL, words) == words
