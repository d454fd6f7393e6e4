"""Serve the bare page as the app is served: waitress, the same headers, an ETag on every file.

`python -m tests.bench.bare_server` listens on OBSERVATIE_PORT, so tests.support.server can start it.
"""

import os
from pathlib import Path

import waitress
from flask import Flask, Response, send_from_directory

from observatie.web import headers

BARE = Path(__file__).parent / "bare"


def bare_app() -> Flask:
    app = Flask("bare", static_folder=None)
    headers.register(app)

    @app.get("/")
    def index() -> Response:
        return send_from_directory(BARE, "index.html")

    @app.get("/manifest.webmanifest")
    def sign_of_life() -> Response:
        return Response("{}", mimetype="application/manifest+json")

    @app.get("/<name>")
    def file(name: str) -> Response:
        return send_from_directory(BARE, name)

    return app


if __name__ == "__main__":
    waitress.serve(bare_app(), host="127.0.0.1", port=int(os.environ["OBSERVATIE_PORT"]), threads=8)
