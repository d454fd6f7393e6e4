"""Secrets that open something: whoever has one gets in, so the database keeps only their hashes."""

import hashlib
import hmac
import secrets


def make_token() -> str:
    """256 random bits, fit for a URL and a cookie."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """64 hex digits. No key and no salt: 256 random bits can't be guessed from their hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def keyed_hash(key: str, text: str) -> str:
    """64 hex digits that tell nothing about `text` to who has the database but not the key."""
    return hmac.new(key.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
