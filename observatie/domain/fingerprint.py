"""The fingerprint of a set of events: equal sets have equal ones, in any order, without hashing (ids are random)."""

from collections.abc import Iterable
from typing import NamedTuple


class Fingerprint(NamedTuple):
    count: int = 0
    xor: bytes = bytes(16)

    def with_ids(self, ids: Iterable[str]) -> "Fingerprint":
        """With these ids added, none of which is in it yet."""
        count, xor = self.count, int.from_bytes(self.xor)
        for event_id in ids:
            count += 1
            xor ^= int(event_id.replace("-", ""), 16)
        return Fingerprint(count, xor.to_bytes(16))
