"""What a sync round costs the server, beside handlers that do the least there is to do."""

from collections.abc import Callable
from statistics import median

from tests.bench.sync_subjects import EVENTS, Subject, make_subject
from tests.bench.table import Row, show
from tests.support.databases import KINDS

FEW, MANY = 1_000, 1_000_000


def show_figures(rounds: int) -> None:
    for kind in KINDS:
        with make_subject(kind, FEW) as few, make_subject(kind, MANY) as many:
            _show(kind, few, many, rounds)


def _show(kind: str, few: Subject, many: Subject, rounds: int) -> None:
    # The list first: as long as it has not changed.
    unchanged, session = _medians([few.unchanged_list, few.bare_session], 3 * rounds)
    small, large, bare = _medians([few.round, many.round, many.bare_insert], rounds, after=(few.forget, many.forget))
    show(
        f"Sync on {kind}, medians of {rounds} rounds, in the server's process without a network",
        [
            Row(f"{EVENTS} new events, {MANY:,} against {FEW:,} in the database", large, "ms", 1.2, small),
            Row("  the same, against check of session and insert", large, "ms", 3, bare),
            Row("list with nothing new, against check of session", unchanged, "ms", 2, session),
        ],
    )


def _medians(acts: list[Callable[[], float]], rounds: int, after: tuple[Callable[[], None], ...] = ()) -> list[float]:
    """Taking turns, so that a busy moment falls on all of them."""
    figures: list[list[float]] = [[] for _ in acts]
    for number in range(rounds + 3):
        for act, measured in zip(acts, figures, strict=True):
            figure = act()
            if number >= 3:  # the first ones are warming up
                measured.append(figure)
        for act in after:
            act()
    return [median(measured) for measured in figures]
