"""Who may write and erase what: one table per kind."""

import pytest

from observatie.domain.records import KINDS, may_erase, may_write


@pytest.mark.parametrize(
    ("kind", "is_opened", "erasers"),
    [
        ("observation", False, {"owner"}),
        ("assignment", False, {"owner"}),
        ("visit", False, {"owner", "member"}),
        ("shared_report", False, {"owner"}),
        ("shared_report", True, {"member"}),
    ],
)
def test_who_may_erase(kind: str, is_opened: bool, erasers: set[str]):
    assert {role for role in ("owner", "member") if may_erase(kind, role, is_opened)} == erasers


@pytest.mark.parametrize(
    ("kind", "field", "writers"),
    [
        ("observation", "note.delen-3", {"owner"}),
        ("assignment", "note.delen-3", {"owner"}),
        ("shared_report", "shared.report", {"owner"}),
        ("shared_report", "shared.opened", {"member"}),
        ("shared_report", "shared.takeaway", {"member"}),
        ("shared_report", "shared.opened.x", {"owner"}),
        ("visit", "setup.focus", {"owner", "member"}),
        ("visit", "setup.colleague", {"owner"}),
        ("visit", "starred.delen-3", {"owner", "member"}),
        ("visit", "a_later_family.x", {"owner"}),
    ],
)
def test_who_may_write(kind: str, field: str, writers: set[str]):
    assert {role for role in ("owner", "member") if may_write(kind, role, field)} == writers


def test_only_what_is_shared_has_someone_else_in_it():
    assert {name for name, kind in KINDS.items() if kind.others} == {"shared_report", "visit"}
