"""The figures beside their limits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: `value` with its unit, what it is compared with, and the limit (of the ratio when there is one)."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    beside: float | None = None

    @property
    def measured(self) -> float:
        return self.value / self.beside if self.beside else self.value

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if self.measured <= self.limit else "OVER"


def show(title: str, rows: list[Row]) -> None:
    print(f"\n{title}")
    print(f"  {'':46} {'measured':>12} {'beside':>12} {'ratio':>7} {'limit':>9}")
    for row in rows:
        beside = _amount(row.beside, row.unit) if row.beside else ""
        ratio = f"{row.measured:.2f} x" if row.beside else ""
        limit = "" if row.limit is None else f"{row.limit:g} {'x' if row.beside else row.unit}"
        print(f"  {row.name:46} {_amount(row.value, row.unit):>12} {beside:>12} {ratio:>7} {limit:>9}  {row.verdict}")


def _amount(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}" if value < 10 else f"{value:.1f} {unit}"
