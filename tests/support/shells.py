"""The shells to try things on: one of each template, since ten cards differ in their words only."""

from observatie.web.pages import SHELLS

ONE_OF_EACH = list({shell.template: path for path, shell in reversed(SHELLS.items())}.values())[::-1]
