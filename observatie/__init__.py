"""Observatie: learning from each other by sitting in on a parent meeting."""

__version__ = "0.1.0"
