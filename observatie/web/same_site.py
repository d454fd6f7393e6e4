"""For what is asked without a session, so without a token: another site is refused all the same."""

from flask import request


def is_from_another_site() -> bool:
    """By what a browser says and a page cannot change; who sends neither header is no browser."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    # Safari before 16.4 says only this. The scheme is left out: behind a proxy that does TLS it differs here.
    origin = request.headers.get("Origin")
    return origin is not None and origin.partition("://")[2].lower() != request.host.lower()
