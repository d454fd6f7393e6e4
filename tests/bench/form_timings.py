"""First tick, tick to paint and tick to durable, taking turns between the pages so that a busy machine hits all."""

from collections import defaultdict
from statistics import median

from tests.bench.subjects import Subject

ROWS = 19
WARM_UP = 3


def first_ticks(subjects: list[Subject], runs: int) -> dict[str, dict[str, float]]:
    """Median per subject of {"ready", "registered"}, in milliseconds since the start of the navigation."""
    taken: dict[str, list[dict[str, float]]] = defaultdict(list)
    for run in range(WARM_UP + runs):
        for subject in _turn(subjects, run):
            with subject.throttled():
                figures = subject.first_tick(run % ROWS)
            if run >= WARM_UP:
                taken[subject.name].append(figures)
    return {name: _medians(figures) for name, figures in taken.items()}


def ticks(subjects: list[Subject], rounds: int) -> dict[str, dict[str, float]]:
    """Median per subject of {"handler", "paint", "durable", "frame"}, in milliseconds since the tap."""
    taken: dict[str, list[dict[str, float]]] = defaultdict(list)
    for turn in range(rounds + 1):
        for measure in (_whole_tick, _frame_alone):
            for subject in subjects:
                subject.new_form()
            for row in range(ROWS):
                for subject in _turn(subjects, row):
                    with subject.throttled():
                        figures = measure(subject, row)
                    if turn > 0:
                        taken[subject.name].append(figures)
    return {name: _medians(figures) for name, figures in taken.items()}


def _whole_tick(subject: Subject, row: int) -> dict[str, float]:
    figures = subject.tick(row)
    assert figures["durability"] == "strict", f"{subject.name} does not write strictly"
    return {name: figures[name] for name in ("handler", "paint", "durable")}


def _frame_alone(subject: Subject, row: int) -> dict[str, float]:
    return {"frame": subject.tick_in_frame(row)}


def _turn(subjects: list[Subject], turn: int) -> list[Subject]:
    """The order shifts, so that nobody always follows the same neighbour."""
    start = turn % len(subjects)
    return subjects[start:] + subjects[:start]


def _medians(figures: list[dict[str, float]]) -> dict[str, float]:
    names = {name for each in figures for name in each}
    return {name: median(each[name] for each in figures if name in each) for name in names}
