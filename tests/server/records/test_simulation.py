"""Random lives of a few tablets and a server: nothing acknowledged is lost, all end equal, erased never returns.

What failed is lived again, alone, with OBSERVATIE_SEED=<its seed> and this file.
"""

import os

import pytest

from tests.support.simulation.erasure import ErasureWorld
from tests.support.simulation.server import the_server
from tests.support.simulation.world import World

IS_SOAK = bool(os.environ.get("OBSERVATIE_SOAK"))
SEED = os.environ.get("OBSERVATIE_SEED")
SCHEDULES = 100_000 if IS_SOAK else 5_000
ERASURES = 20_000 if IS_SOAK else 1_000
# Parts of one test, so that several processes share them.
PART = 250


def parts(count: int) -> list[int]:
    """Where each part begins."""
    return [int(SEED)] if SEED else list(range(0, count, PART))


@pytest.mark.parametrize("first", parts(SCHEDULES))
def test_whatever_happens_nothing_acknowledged_is_lost(first: int):
    live_all(World, first)


@pytest.mark.parametrize("first", parts(ERASURES))
def test_what_was_erased_while_a_device_was_away_does_not_come_back(first: int):
    live_all(ErasureWorld, first)


def live_all(kind: type[World], first: int) -> None:
    for seed in range(first, first + (1 if SEED else PART)):
        world = kind(the_server(), seed)
        try:
            world.live()
        except BaseException:
            print(f"\nto live it again: OBSERVATIE_SEED={seed}", *world.trace, sep="\n")
            raise
