"""The gesprekswijzer: short pages that help with a conversation, from content/wijzer/*.toml.

Our own words after the sources named on each page; `index.toml` says the order and the groups. Fails loudly at start
when a page leads nowhere.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from observatie.instruments import CONTENT, ContentError, assignments, intervention_card, observation_form

FOLDER = CONTENT / "wijzer"


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]  # a list below the paragraphs


@dataclass(frozen=True)
class Saying:
    """An example of what to say to a parent (with *u*), and when."""

    when: str
    text: str


@dataclass(frozen=True)
class Source:
    id: str
    title: str
    by: str | None  # organisation or author, where the source tells
    year: int | None


@dataclass(frozen=True)
class GuidePage:
    """One page; `id` is its address below /wijzer and its file's name."""

    id: str
    title: str
    summary: str  # one sentence, for the list and the search
    sections: tuple[Section, ...]
    sayings: tuple[Saying, ...]
    behaviours: tuple[str, ...]  # ids of the rows this page helps with
    cards: tuple[str, ...]  # ids of the cards it goes with
    assignments: tuple[str, ...]
    see_also: tuple[str, ...]  # ids of other pages
    search_words: tuple[str, ...]  # other words for it, and sentences parents say; never shown
    sources: tuple[Source, ...]
    verbatim: str | None  # what stands there in the words of the source; the rest is in our own


@dataclass(frozen=True)
class GuideGroup:
    title: str
    pages: tuple[GuidePage, ...]


@dataclass(frozen=True)
class Thread:
    """What belongs together and is spread over pages: each step a word for it and the page it is on."""

    title: str
    text: str
    steps: tuple[tuple[str, GuidePage], ...]


@cache
def guide_threads() -> tuple[Thread, ...]:
    """The five skills and the three keys.

    Raises:
        ContentError: a step to a page that is not there.
    """
    pages = guide_pages()
    try:
        return tuple(
            Thread(one["title"], one["text"], tuple((step["word"], pages[step["page"]]) for step in one["steps"]))
            for one in _read("index")["thread"]
        )
    except KeyError as missing:
        raise ContentError(f"wijzer/index.toml: a thread leads nowhere: {missing}") from missing


@cache
def guide() -> tuple[GuideGroup, ...]:
    """All pages in their groups.

    Raises:
        ContentError: a page that is not in the index, or that refers to what is not there.
    """
    index = _read("index")
    sources = {
        source["id"]: Source(source["id"], source["title"], source.get("by"), source.get("year"))
        for source in index["source"]
    }
    groups = tuple(
        GuideGroup(group["title"], tuple(_page(name, sources) for name in group["pages"])) for group in index["group"]
    )
    _check(groups)
    return groups


def guide_pages() -> dict[str, GuidePage]:
    return {page.id: page for group in guide() for page in group.pages}


@cache
def pages_for(thing: str) -> tuple[GuidePage, ...]:
    """The pages that help with a behaviour, a card or an assignment, by its id; the most specific first."""
    found = [page for page in guide_pages().values() if thing in (*page.behaviours, *page.cards, *page.assignments)]
    return tuple(sorted(found, key=lambda page: len(page.behaviours) + len(page.cards)))


def _page(name: str, sources: dict[str, Source]) -> GuidePage:
    words = _read(name)
    try:
        return GuidePage(
            id=name,
            title=words["title"],
            summary=words["summary"],
            sections=tuple(
                Section(one["heading"], tuple(one.get("paragraphs", ())), tuple(one.get("points", ())))
                for one in words["section"]
            ),
            sayings=tuple(Saying(one["when"], one["text"]) for one in words.get("say", ())),
            behaviours=tuple(words.get("behaviours", ())),
            cards=tuple(f"card-{number}" for number in words.get("cards", ())),
            assignments=tuple(f"assignment-{number}" for number in words.get("assignments", ())),
            see_also=tuple(words.get("see_also", ())),
            search_words=tuple(words.get("search_words", ())),
            sources=tuple(sources[source] for source in words["sources"]),
            verbatim=words.get("verbatim"),
        )
    except KeyError as missing:
        raise ContentError(f"wijzer/{name}.toml: {missing} is not there") from missing


def _check(groups: tuple[GuideGroup, ...]) -> None:
    pages = [page for group in groups for page in group.pages]
    ids = {page.id for page in pages}
    on_disk = {file.stem for file in FOLDER.glob("*.toml")} - {"index"}
    if ids != on_disk or len(ids) != len(pages):
        raise ContentError(f"wijzer/index.toml and the folder differ: {sorted(ids ^ on_disk)}")
    known = {
        "behaviours": {row.id for row in observation_form().behaviours},
        "cards": {card.id for card in intervention_card().cards},
        "assignments": {one.id for one in assignments()},
        "see_also": ids,
    }
    for page in pages:
        for kind, there in known.items():
            if lost := set(getattr(page, kind)) - there:
                raise ContentError(f"wijzer/{page.id}.toml: {kind} leads nowhere: {sorted(lost)}")


def _read(name: str) -> dict[str, Any]:
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
