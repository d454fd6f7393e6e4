"""Every subject has its page and every link of the gesprekswijzer leads somewhere."""

import re
import shutil
from pathlib import Path

import pytest

from observatie import guide as the_guide
from observatie.guide import GuidePage, guide, guide_pages, pages_for
from observatie.instruments import ContentError, assignments, intervention_card, observation_form
from tests.support.guide_text import everything

PAGES = list(guide_pages().values())
each_page = pytest.mark.parametrize("page", PAGES, ids=[page.id for page in PAGES])

MOST_PAGES_PER_ROW = 4
# What the page has to say in so many words, so that a subject cannot leave its page unnoticed.
SUBJECTS = {
    "role clarity": ("rolhelderheid", "Rolhelderheid"),
    "constructive communication": ("actief-luisteren", "Constructieve communicatie"),
    "keeping hold": ("regie-houden", "De regie houden"),
    "preparation": ("voorbereiden", "voorbereiden"),
    "flexibility": ("aansluiten", "Flexibiliteit"),
    "early contact": ("eerste-contact", "Maak vroeg contact"),
    "a plan made to measure": ("contact-op-maat", "communicatieplan"),
    "the process behind the reaction": ("achter-de-reactie", "verwerken"),
    "partners, not customers": ("ouders-als-partners", "geen klanten"),
    "putting off": ("begin-bij-jezelf", "Uitstellen"),
    "talking round it": ("begin-bij-jezelf", "Eromheen draaien"),
    "leaving it out": ("begin-bij-jezelf", "Weglaten"),
    "starting with yourself": ("begin-bij-jezelf", "begin daarom bij jezelf"),
    "stop when it gets aggressive": ("agressie", "haal hulp"),
    "a positive attitude": ("houding", "Positieve houding"),
    "willing to listen": ("houding", "Luisterbereidheid"),
    "openness": ("houding", "Openheid"),
    "reflection": ("houding", "Reflectie"),
    "it cannot be acted": ("houding", "kun je niet spelen"),
    "equality": ("contact-op-maat", "gelijkwaardig"),
    "two-way": ("contact-op-maat", "over en weer"),
    "repeated": ("contact-op-maat", "herhaalt zich"),
    "made to measure": ("contact-op-maat", "op maat"),
    "bringing and fetching": ("halen-en-brengen", "halen en brengen"),
    "an open door": ("halen-en-brengen", "Zet de deur open"),
    "who to go to": ("halen-en-brengen", "Bij wie kunnen ouders terecht"),
    "the first contact": ("eerste-contact", "Het eerste contact"),
    "poverty": ("zorgen-over-geld", "Armoede"),
    "referring on": ("zorgen-over-geld", "weg naar hulp"),
    "learning Dutch": ("nederlands-leren", "Nederlands leren"),
    "a mild intellectual disability": ("licht-verstandelijke-beperking", "licht verstandelijke beperking"),
    "writing": ("schrijven", "Schrijven"),
    "online": ("schrijven", "appen"),
    "tip 1, purpose and expectations": ("gesprek-openen", "wat het doel is"),
    "tip 2, the conversation in hand": ("gesprek-openen", "in de hand"),
    "tip 3, welcome": ("welkom-heten", "Ouders welkom heten"),
    "tip 4, their own school days": ("welkom-heten", "school vroeger geen fijne plek"),
    "tip 5, loyalty": ("opkomen-voor-het-kind", "Loyaal"),
    "tip 6, really listening": ("actief-luisteren", "Echt luisteren"),
    "tip 7, honest and open": ("zorgen-bespreken", "eerlijk en open"),
    "tip 8, reflecting feelings": ("gevoel-benoemen", "gevoelsreflectie"),
    "tip 9, clear agreements": ("afspraken-vastleggen", "Afspraken maken en vastleggen"),
    "tip 10, meta-communication": ("vragen-naar-thuis", "metacommunicatie"),
    "tip 11, platitudes": ("regie-houden", "dooddoener"),
    "naming what goes well": ("wat-goed-gaat", "wat goed gaat"),
    "it is easily forgotten": ("wat-goed-gaat", "vergeet"),
    "parents hear nothing": ("verwachtingen-uitspreken", "We horen nooit iets"),
    "how that comes about": ("verwachtingen-uitspreken", "Hoe het misverstand ontstaat"),
    "tuning expectations regularly": ("verwachtingen-uitspreken", "Doe het later opnieuw"),
    "the child first": ("eerst-met-het-kind", "Eerst met het kind praten"),
    "the child at the table": ("eerst-met-het-kind", "aan tafel"),
    "never taken by surprise": ("eerst-met-het-kind", "Niemand wordt overvallen"),
    "the shy parent": ("stille-ouders", "bedeesde ouder"),
    "the six points": ("zorg-dat-je", "Zorg dat je …"),
    "klavertje vier": ("klavertje-vier", "misschien werkt het niet meer"),
    "the ten-minute talk": ("gesprek-openen", "10-minutengesprek"),
    "opening": ("gesprek-openen", "procedurevoorstel"),
    "bad news": ("slecht-nieuws", "Slecht nieuws brengen"),
    "summing up": ("samenvatten-en-afronden", "Samenvatten"),
    "asking for feedback": ("feedback-vragen", "Om feedback te vragen"),
    "the parents tell": ("wat-het-kind-nodig-heeft", "oudervertelgesprek"),
}
TIED = {  # what goes with an assignment or a card by name
    "assignment-1": "stille-ouders",
    "assignment-2": "klavertje-vier",
    "assignment-3": "zorg-dat-je",
    "card-10": "stille-ouders",
    "card-1": "agressie",
}


# ---- what leads where


def test_every_behaviour_has_a_page_and_no_more_than_four():
    counts = {row.id: len(pages_for(row.id)) for row in observation_form().behaviours}
    assert len(counts) == 19
    assert not {row: count for row, count in counts.items() if not 1 <= count <= MOST_PAGES_PER_ROW}


def test_every_card_and_every_assignment_has_a_page():
    things = [*intervention_card().cards, *assignments()]
    assert len(things) == 13
    assert not [thing.id for thing in things if not pages_for(thing.id)]


@pytest.mark.parametrize("thing", TIED)
def test_what_belongs_together_is_tied(thing: str):
    assert TIED[thing] in {page.id for page in pages_for(thing)}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_has_its_page(subject: str):
    page, said = SUBJECTS[subject]
    assert said.lower() in "\n".join(everything(guide_pages()[page])).lower()


def test_the_six_points_have_the_words_of_the_form():
    page = guide_pages()["zorg-dat-je"]
    points = [point.partition(":")[0] for section in page.sections for point in section.points]
    assert sorted(points) == sorted(observation_form().attention.points)
    assert f"‘{observation_form().attention.title} …’" in page.title


def test_the_four_questions_have_the_words_of_the_card():
    points = [section.points for section in guide_pages()["achter-de-reactie"].sections]
    assert intervention_card().meaning_questions in points


@each_page
def test_an_address_is_short_and_plain(page: GuidePage):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", page.id)
    assert len(page.id) <= 30


@each_page
def test_a_page_leads_on_but_not_to_itself(page: GuidePage):
    assert 2 <= len(page.see_also) <= 4
    assert page.id not in page.see_also
    for links in (page.behaviours, page.cards, page.assignments, page.see_also, page.sources):
        assert len(set(links)) == len(links)
    assert page.behaviours or page.cards or page.assignments


def test_every_page_is_reached_from_another():
    assert {page.id for page in PAGES} == {other for page in PAGES for other in page.see_also}


def test_every_source_is_named_on_a_page():
    named = {source.id for page in PAGES for source in page.sources}
    assert named == {source["id"] for source in the_guide._read("index")["source"]}


# ---- a page that leads nowhere stops the start


@pytest.fixture
def make_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The real pages in a folder of their own, with one text in one of them replaced."""

    def make(file: str, old: str, new: str) -> None:
        shutil.copytree(the_guide.FOLDER, tmp_path / "wijzer")
        changed = tmp_path / "wijzer" / f"{file}.toml"
        text = changed.read_text(encoding="utf-8")
        assert old in text
        changed.write_text(text.replace(old, new, 1), encoding="utf-8")
        monkeypatch.setattr(the_guide, "FOLDER", tmp_path / "wijzer")

    return make


def test_the_copied_pages_are_the_real_ones(make_folder):
    make_folder("agressie", "agressief", "agressief")
    assert guide.__wrapped__() == guide()


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("actief-luisteren", '"delen-3"', '"delen-9"', r"actief-luisteren.*behaviours.*delen-9"),
        ("agressie", "cards = [1]", "cards = [11]", r"agressie.*cards.*card-11"),
        ("klavertje-vier", "assignments = [2]", "assignments = [4]", r"klavertje-vier.*assignments.*assignment-4"),
        ("agressie", '"regie-houden"', '"regie"', r"agressie.*see_also.*regie"),
        ("agressie", '["contact"]', '["krant"]', r"agressie.*krant"),
        ("agressie", "summary =", "samenvatting =", r"agressie.*summary"),
        ("index", '"begin-bij-jezelf", ', "", r"index.*begin-bij-jezelf"),
        ("index", '"begin-bij-jezelf"', '"begin-bij-jezelf", "houding"', r"index"),
    ],
)
def test_a_page_that_leads_nowhere_stops_the_start(make_folder, file: str, old: str, new: str, named: str):
    make_folder(file, old, new)
    with pytest.raises(ContentError, match=named):
        guide.__wrapped__()
