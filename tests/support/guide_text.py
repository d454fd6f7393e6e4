"""The texts of a page of the gesprekswijzer, as the tests read them."""

from observatie.guide import GuidePage


def shown_to_the_teacher(page: GuidePage) -> list[str]:
    """All she reads, except what is said to parents."""
    in_sections = [text for part in page.sections for text in (part.heading, *part.paragraphs, *part.points)]
    return [page.title, page.summary, *in_sections, *(saying.when for saying in page.sayings)]


def everything(page: GuidePage) -> list[str]:
    return [*shown_to_the_teacher(page), *(saying.text for saying in page.sayings)]
