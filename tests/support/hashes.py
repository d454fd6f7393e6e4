"""Seeing Argon2 at work: nearly all the time of an answer about a password goes there."""

from collections.abc import Callable

import pytest
from argon2 import low_level


def watch_hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is hashed or checked from now on, in order; it is still done."""
    seen: list[str] = []

    def watched(name: str) -> Callable[..., object]:
        act = getattr(low_level, name)

        def watch(*arguments: object, **more: object) -> object:
            seen.append(name)
            return act(*arguments, **more)

        return watch

    for name in ("hash_secret", "verify_secret"):
        monkeypatch.setattr(low_level, name, watched(name))
    return seen
