"""Values are sealed before they go into the database, with keys kept outside it: a lost backup tells nothing.

AES-256-GCM, bound to record and event, so that sealed values cannot be swapped. The file holds one key per line (64
hexadecimal digits); the first seals, all of them open. Whoever loses it loses every word in the database.
"""

import json
import os
import secrets
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from observatie.domain.events import Value

FILE = "value_keys"
KEY_BYTES, MARK_BYTES, NONCE_BYTES = 32, 4, 12
# Sealed values come in steps of this many bytes: else "yes", "no" and "not_applicable" are told apart by length.
STEP = 64


class KeyProblem(Exception):
    """The file with keys cannot be used, or lacks the key a value was sealed with. Never holds a key or a word."""


class ValueKeys:
    """The keys of one installation, read again when another process has changed the file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._read_at: tuple[int, int] | None = None
        self._ciphers: dict[bytes, AESGCM] = {}
        self._current = b""

    def seal(self, record_id: str, event_id: str, value: Value) -> bytes:
        self._read_again()
        text = json.dumps(value, separators=(",", ":")).encode("ascii")
        padded = text.ljust(-(-len(text) // STEP) * STEP)  # JSON may end in spaces
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._ciphers[self._current].encrypt(nonce, padded, _bound_to(record_id, event_id))
        return self._current + nonce + sealed

    def unseal(self, record_id: str, event_id: str, sealed: bytes) -> Value:
        """
        Raises:
            KeyProblem: no key for it, or it belongs to another event.
        """
        mark, nonce = sealed[:MARK_BYTES], sealed[MARK_BYTES : MARK_BYTES + NONCE_BYTES]
        if mark not in self._ciphers:
            self._read_again()
        if mark not in self._ciphers:
            raise KeyProblem(f"no key {mark.hex()} in {FILE}")
        try:
            words = sealed[MARK_BYTES + NONCE_BYTES :]
            return json.loads(self._ciphers[mark].decrypt(nonce, words, _bound_to(record_id, event_id)))
        except InvalidTag:
            raise KeyProblem("a sealed value is damaged or was moved") from None

    @property
    def current(self) -> bytes:
        """The mark that values sealed now begin with."""
        self._read_again()
        return self._current

    def _read_again(self) -> None:
        try:
            found = self.file.stat()
        except OSError as problem:
            raise KeyProblem(f"{FILE} is not there") from problem
        if self._read_at != (found.st_mtime_ns, found.st_ino):
            keys = read_keys(self.file)
            self._ciphers = {_mark(key): AESGCM(key) for key in keys}
            self._current = _mark(keys[0])
            self._read_at = (found.st_mtime_ns, found.st_ino)


def make_keys(file: Path) -> None:
    """A first key, unless there is a file already; of several processes that start at once, one wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = _written_beside(file, [secrets.token_bytes(KEY_BYTES)])
    try:
        os.link(fresh, file)  # unlike a rename, never in place of another one
        _keep_on_disk(file.parent)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def write_keys(file: Path, keys: list[bytes]) -> None:
    """Put these keys in place of those that are there."""
    _written_beside(file, keys).replace(file)
    _keep_on_disk(file.parent)


def read_keys(file: Path) -> list[bytes]:
    """
    Raises:
        KeyProblem: it holds no keys, or a line that is none.
    """
    try:
        keys = [bytes.fromhex(line) for line in file.read_text("ascii").split()]
    except (OSError, ValueError) as problem:
        raise KeyProblem(f"{FILE} cannot be read") from problem
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise KeyProblem(f"{FILE} holds a line that is no key, or nothing")
    return keys


def mark_of(sealed: bytes) -> bytes:
    """Which key a value was sealed with."""
    return sealed[:MARK_BYTES]


def marks_of(keys: Iterable[bytes]) -> list[bytes]:
    return [_mark(key) for key in keys]


def _mark(key: bytes) -> bytes:
    return sha256(b"observatie value key" + key).digest()[:MARK_BYTES]


def _bound_to(record_id: str, event_id: str) -> bytes:
    return f"{record_id}/{event_id}".encode("ascii")


def _written_beside(file: Path, keys: list[bytes]) -> Path:
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write("".join(f"{key.hex()}\n" for key in keys))
        stream.flush()
        os.fsync(stream.fileno())
    return fresh


def _keep_on_disk(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
