"""What belongs to a dossier besides its facts: planned days, marks, ticks, a note, and how it ended.

Reading never raises: what is not understood is given back, so that it can be kept aside.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from planner.vragen.datum import lees_datum

type Merksoort = Literal["gedaan", "gemotiveerd", "nvt"]
SOORTEN: tuple[Merksoort, ...] = get_args(Merksoort.__value__)
LANGSTE_NOTA = 500
LANGSTE_TEKST = 200  # of a mark
_LANGSTE_ID = 120


@dataclass(frozen=True, slots=True)
class Merk:
    """A mark on a deadline: done, accounted for (`tekst`: where that is registered) or not applicable (`tekst`: why).

    `op` is the day on which it was done, or on which the mark was set. Of "gedaan", `gezet` is when somebody marked it,
    and `vorig` the answer that it replaced.
    """

    soort: Merksoort
    op: date
    tekst: str = ""
    vorig: str | None = None
    gezet: date | None = None

    @property
    def gezet_op(self) -> date:
        """When somebody set this mark."""
        return self.gezet or self.op


@dataclass(frozen=True, slots=True)
class Slot:
    """How a trajectory ended: the id of a way in `eindes`, and since when."""

    wijze: str
    op: date


@dataclass(slots=True)
class Bijhouden:
    """All that is kept of a dossier besides its answers. Ids are those of deadlines, and of items of checklists."""

    gepland: dict[str, date] = field(default_factory=dict)
    merken: dict[str, Merk] = field(default_factory=dict)
    vinkjes: dict[str, bool] = field(default_factory=dict)  # only what is ticked: always True
    nota: str = ""
    einde: Slot | None = None

    def als_json(self) -> dict[str, Any]:
        """As it is kept; what is empty is left out."""
        whole: dict[str, Any] = {
            "gepland": {name: day.isoformat() for name, day in self.gepland.items()},
            "merken": {name: _merk_als_json(mark) for name, mark in self.merken.items()},
            "vinkjes": self.vinkjes,
            "nota": self.nota,
            "einde": {"wijze": self.einde.wijze, "op": self.einde.op.isoformat()} if self.einde else None,
        }
        return {name: value for name, value in whole.items() if value}


VELDEN = ("gepland", "merken", "vinkjes", "nota", "einde")


def lees_bijhouden(raw: Mapping[str, Any]) -> tuple[Bijhouden, dict[str, Any]]:
    """What is kept of a dossier, and by field what was not understood."""
    bad: dict[str, Any] = {}
    found = Bijhouden(
        gepland=_lees_map(raw, "gepland", lees_datum, bad),
        merken=_lees_map(raw, "merken", _lees_merk, bad),
        vinkjes=_lees_map(raw, "vinkjes", _lees_vinkje, bad),
    )
    for name, read in (("nota", _lees_nota), ("einde", _lees_slot)):
        value = raw.get(name)
        if value is None:
            continue
        try:
            setattr(found, name, read(value))
        except ValueError:
            bad[name] = value
    return found, bad


def _lees_map[T](
    raw: Mapping[str, Any], name: str, read: Callable[[Any], T], bad: dict[str, Any]
) -> dict[str, T]:
    value = raw.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        bad[name] = value
        return {}
    found: dict[str, T] = {}
    wrong = {}
    for key, item in value.items():
        try:
            if len(key) > _LANGSTE_ID:
                raise ValueError(key)
            found[key] = read(item)
        except ValueError:
            wrong[key] = item
    if wrong:
        bad[name] = wrong
    return found


def _lees_merk(value: Any) -> Merk:
    if not isinstance(value, dict) or set(value) - {"soort", "op", "tekst", "vorig", "gezet"}:
        raise ValueError
    kind, text, before = value.get("soort"), value.get("tekst", ""), value.get("vorig")
    marked = value.get("gezet")
    if kind not in SOORTEN or not isinstance(text, str) or len(text) > LANGSTE_TEKST:
        raise ValueError
    if before is not None:
        lees_datum(before)
    return Merk(
        kind, lees_datum(value.get("op")), text, before, None if marked is None else lees_datum(marked)
    )


def _merk_als_json(mark: Merk) -> dict[str, str]:
    plain = {"soort": mark.soort, "op": mark.op.isoformat()}
    marked = mark.gezet.isoformat() if mark.gezet else None
    return plain | {k: v for k, v in (("tekst", mark.tekst), ("vorig", mark.vorig), ("gezet", marked)) if v}


def _lees_vinkje(value: Any) -> bool:
    if value is not True:
        raise ValueError
    return True


def _lees_nota(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LANGSTE_NOTA:
        raise ValueError
    return value


def _lees_slot(value: Any) -> Slot:
    if not isinstance(value, dict) or set(value) != {"wijze", "op"} or not isinstance(value["wijze"], str):
        raise ValueError
    return Slot(value["wijze"], lees_datum(value["op"]))
