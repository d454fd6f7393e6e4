"""What /zoeken searches: everything is in it, with words of its own, and every word has its place."""

import json
from collections import Counter

import pytest

from observatie import searchable as module
from observatie.guide import guide_pages
from observatie.instruments import ContentError, assignments, intervention_card, observation_form
from observatie.searchable import search_words, searchable

KINDS = {"card": 10, "behaviour": 19, "assignment": 3, "sheet": 2, "thread": 2}


def test_every_card_page_behaviour_and_assignment_is_in_it_once():
    things = [*intervention_card().cards, *guide_pages().values(), *observation_form().behaviours, *assignments()]
    over_several = ["onthoud", "betekenis", "draad-1", "draad-2"]
    ids = [entry["id"] for entry in searchable()["documents"]]
    assert sorted(ids) == sorted([*(thing.id for thing in things), *over_several])
    counted = Counter(entry["kind"] for entry in searchable()["documents"])
    assert counted == KINDS | {"guide": len(guide_pages())}


def test_each_has_an_address_a_title_and_a_line_about_it():
    documents = searchable()["documents"]
    assert len({entry["address"] for entry in documents}) == len(documents)
    by_id = {entry["id"]: entry for entry in documents}
    assert by_id["card-8"]["address"] == "/kaarten/8"
    assert by_id["actief-luisteren"]["address"] == "/wijzer/actief-luisteren"
    assert by_id["delen-3"]["address"] == "/gedragingen#delen-3"
    assert by_id["assignment-2"]["address"] == "/opdrachten/2"
    assert [entry["id"] for entry in documents if not (entry["title"] and entry["summary"])] == []
    assert json.loads(json.dumps(searchable())) == searchable()


def test_each_has_five_to_twelve_words_of_its_own_and_none_twice():
    for thing, words in search_words()["words"].items():
        assert 5 <= len(words) <= 12, thing
        assert len(set(words)) == len(words), thing
        assert all(word == word.strip() and not word.endswith(".") for word in words), thing


def test_a_card_and_an_assignment_are_found_by_the_number_they_have_on_screen():
    named = {entry["id"]: entry["named"].split() for entry in searchable()["documents"]}
    assert {"kaart", "8"} <= set(named["card-8"])
    assert {"opdracht", "2"} <= set(named["assignment-2"])
    assert "gesprekswijzer" in named["actief-luisteren"]
    assert named["delen-3"] == []


def test_synonyms_are_single_words_and_in_one_group_only():
    words = [word for group in search_words()["synonyms"] for word in group]
    assert [word for word, times in Counter(words).items() if times > 1] == []
    assert [word for word in words if not word.isalpha()] == []
    assert [group for group in search_words()["synonyms"] if len(group) < 2] == []


def test_what_is_too_common_to_find_is_no_synonym():
    common = set(search_words()["stop_words"])
    assert [word for group in search_words()["synonyms"] for word in group if word in common] == []


@pytest.mark.parametrize("change", [lambda words: words.pop("card-1"), lambda words: words.update({"card-11": ["x"]})])
def test_a_card_without_words_or_words_without_a_card_stop_the_start(monkeypatch: pytest.MonkeyPatch, change):
    read = module.tomllib.loads

    def changed(text: str) -> dict:
        found = read(text)
        change(found["words"])
        return found

    monkeypatch.setattr(module.tomllib, "loads", changed)
    with pytest.raises(ContentError, match=r"search_words\.toml"):
        search_words.__wrapped__()
