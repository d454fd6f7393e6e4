"""Kinds of records: who is in one, who may write which field, who may erase it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Role = Literal["owner", "member"]  # in a shared_report: the observer and the observed colleague

OPENED = "shared.opened"
REPORT = "shared.report"

_OWNER: frozenset[Role] = frozenset({"owner"})
_MEMBER: frozenset[Role] = frozenset({"member"})
_BOTH = _OWNER | _MEMBER


@dataclass(frozen=True)
class Kind:
    others: int  # members besides the owner, exactly
    writers: Mapping[str, frozenset[Role]] = field(default_factory=dict)  # a family not in it: the owner only


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "observation": Kind(others=0),
        "assignment": Kind(others=0),
        "shared_report": Kind(others=1, writers={REPORT: _OWNER, OPENED: _MEMBER, "shared.takeaway": _MEMBER}),
        "visit": Kind(
            others=1,
            writers={
                "setup.date": _BOTH,
                "setup.kind": _BOTH,
                "setup.focus": _BOTH,
                "starred.*": _BOTH,
                "visit.done": _BOTH,
            },
        ),
    }
)


def may_write(kind: str, role: Role, field_name: str) -> bool:
    writers = KINDS[kind].writers
    family = f"{field_name.split('.')[0]}.*"
    return role in (writers.get(field_name) or writers.get(family) or _OWNER)


def may_erase(kind: str, role: Role, is_opened: bool) -> bool:
    """A report is the observer's until the colleague opened it, from then on hers. A visit is of both."""
    if kind == "shared_report":
        return role == ("member" if is_opened else "owner")
    return kind == "visit" or role == "owner"
