"""Planned visits as a tablet posts them for a calendar: a day, a colleague, and who sits in on whom. Nothing else."""

import unicodedata
from typing import Literal, NamedTuple

from observatie.domain.events import days_of, is_id

MAX_VISITS = 10
MAX_NAME = 200  # characters; an account's name has at most 80
ZERO_WIDTH_JOINER = "\u200d"  # holds an emoji of several together

Side = Literal["observer", "observed"]


class NotVisits(ValueError):
    """Not what a tablet of this version posts. Never holds a name."""


class Visit(NamedTuple):
    id: str
    day: str  # "2026-04-01"
    side: Side  # of whose calendar it is
    colleague: str  # the other one, on one line


def check_visits(data: object) -> list[Visit]:
    """What a later version adds is left alone.

    Raises:
        NotVisits
    """
    listed = data.get("visits") if isinstance(data, dict) else None
    if not isinstance(listed, list) or not 1 <= len(listed) <= MAX_VISITS:
        raise NotVisits
    visits = [_visit(one) for one in listed]
    if len({visit.id for visit in visits}) < len(visits):
        raise NotVisits
    return visits


def _visit(data: object) -> Visit:
    if not isinstance(data, dict) or not is_id(data.get("id")):
        raise NotVisits
    day, side, name = data.get("date"), data.get("summary"), data.get("colleague")
    if not isinstance(day, str) or days_of(day) is None or side not in ("observer", "observed"):
        raise NotVisits
    if not isinstance(name, str) or len(name) > MAX_NAME or not (name := _on_one_line(name)):
        raise NotVisits
    return Visit(data["id"], day, side, name)


def _on_one_line(name: str) -> str:
    return " ".join("".join(map(_fitting, name)).split())


def _fitting(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " "
    if category == "Cf" and character != ZERO_WIDTH_JOINER:
        return ""  # a mark of direction would turn the rest of the line around
    return "\ufffd" if category == "Cs" else character
