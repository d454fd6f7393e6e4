"""For a server with several workers: `gunicorn observatie.wsgi:app`, with the same settings as `observatie`."""

from observatie.app import create_app
from observatie.settings import Settings

app = create_app(Settings.from_environment())
