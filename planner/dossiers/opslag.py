"""Mijn dossiers: many trajectories under a code name, kept as one text in the visitor's browser.

This module reads, repairs, changes and writes that text; keeping it is up to the page. Reading never
raises and drops nothing: an answer that is not understood stays beside its dossier, an entry that is no
dossier stays in `niet_gelezen`, and both are written back until the visitor throws them away.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.dossiers.feiten import PLANNER as PLANNER
from planner.dossiers.feiten import Gebotst
from planner.dossiers.feiten import voeg_samen as voeg_antwoorden_samen
from planner.dossiers.merken import VELDEN as BIJ_VELDEN
from planner.dossiers.merken import Bijhouden, lees_bijhouden
from planner.model import Planner
from planner.taal import opsomming
from planner.vragen import soort_van
from planner.vragen.antwoorden import lees
from planner.vragen.datum import lees_datum
from planner.vragen.formulier import Veldfout, lees_velden
from planner.vragen.soort import Antwoorden

VERSIE = 2  # 1 had no planned days, marks, ticks, note and end
LANGSTE_CODE = 40
MEESTE_DOSSIERS = 5_000
MEESTE_WOORD = f"{MEESTE_DOSSIERS:,}".replace(",", ".")
MEESTE_DATUMS = 100  # as many rows as the form has

_DIEPST = 40
_BEGIN = re.compile(r'\{(?=\s*"code"\s*:)')
_INSZ = re.compile(r"(?<!\d)\d{2}[. -]?\d{2}[. -]?\d{2}[. -]?\d{3}[. -]?\d{2}(?!\d)")
_VELDEN = ("code", "antwoorden", "gewijzigd", "niet_gelezen", *BIJ_VELDEN)


@dataclass(slots=True)
class Dossier:
    """One trajectory: its code name, the answers that are right, as JSON values and typed, and what is kept of it."""

    code: str
    antwoorden: dict[str, Any] = field(default_factory=dict)
    bij: Bijhouden = field(default_factory=Bijhouden)
    gewijzigd: str = ""
    # What was not understood, as {"vraag" or "veld": …, "waarde": …}, and fields of a newer version.
    niet_gelezen: list[Any] = field(default_factory=list)
    overig: dict[str, Any] = field(default_factory=dict)
    getypt: Antwoorden = field(default_factory=dict)


@dataclass(slots=True)
class Opslag:
    """All dossiers, what could not be read, and what there is to say about the reading."""

    dossiers: dict[str, Dossier] = field(default_factory=dict)
    niet_gelezen: list[Any] = field(default_factory=list)
    overig: dict[str, Any] = field(default_factory=dict)
    versie: int = VERSIE
    meldingen: list[str] = field(default_factory=list)
    beschadigd: bool = False
    nummers: dict[str, int] = field(default_factory=dict, compare=False)  # next free number of a code

    def vind(self, code: str) -> Dossier | None:
        """The dossier with this code; capitals make no difference."""
        return self.dossiers.get(_sleutel(code))

    def voeg_toe(self, dossier: Dossier) -> None:
        """Add a dossier, or put it in the place of the one with the same code."""
        self.dossiers[_sleutel(dossier.code)] = dossier

    def verwijder(self, dossier: Dossier) -> None:
        """Take a dossier away."""
        del self.dossiers[_sleutel(dossier.code)]

    @property
    def aantal_niet_gelezen(self) -> int:
        """How many things are kept aside."""
        return len(self.niet_gelezen) + sum(len(d.niet_gelezen) for d in self.dossiers.values())


@dataclass(slots=True)
class Verslag:
    """What an import did."""

    toegevoegd: int = 0
    vervangen: int = 0
    ongewijzigd: int = 0
    overgeslagen: int = 0
    meldingen: list[str] = field(default_factory=list)


def _sleutel(code: str) -> str:
    return code.casefold()


# --- code names ----------------------------------------------------------------------------------


def lees_code(value: object) -> str:
    """A code name with its spaces tidied. Raises ValueError with a Dutch message."""
    code = " ".join(value.split()) if isinstance(value, str) else ""
    if not code:
        raise ValueError("Geef het dossier een codenaam, bijvoorbeeld B-12.")
    if len(code) > LANGSTE_CODE:
        raise ValueError(f"Deze codenaam is te lang: gebruik hoogstens {LANGSTE_CODE} tekens.")
    if not code.isprintable():
        raise ValueError("In deze codenaam staan tekens die niet kunnen. Gebruik letters en cijfers.")
    return code


def persoonlijk(code: str) -> str:
    """Why a code name seems to say who it is about, or "". It sees the plain cases only."""
    names = [
        word for word in re.split(r"[^\w]+", code) if word.isalpha() and word.istitle() and len(word) > 1
    ]
    if len(names) > 1:
        return f"‘{code}’ lijkt op een naam. Kies een code die alleen jij herkent, bijvoorbeeld B-12."
    if "@" in code:
        return f"‘{code}’ lijkt op een mailadres. Kies een code die alleen jij herkent, bijvoorbeeld B-12."
    if _INSZ.search(code):
        return "Deze code lijkt op een rijksregisternummer. Kies een code die alleen jij herkent."
    return ""


def lijkt_op_nummer(text: str) -> bool:
    """Whether a number of the national register seems to stand in a text."""
    return bool(_INSZ.search(text))


# --- reading -------------------------------------------------------------------------------------


def lees_opslag(planner: Planner, text: str) -> Opslag:
    """Read what the browser kept, or an export in JSON. Never raises; see the module for what is kept."""
    if not text.strip():
        return Opslag()
    try:
        raw = _lees_json(text)
    except ValueError:
        raw = {"versie": VERSIE, "dossiers": _red(text), "niet_gelezen": [{"tekst": text}]}
        store = lees_ruw(planner, raw)
        store.beschadigd = True
        count = len(store.dossiers)
        store.meldingen.insert(
            0,
            "De tekst met je dossiers is beschadigd. "
            + (f"{count} {_dossiers(count)} gered. " if count else "Er is geen dossier in gevonden. ")
            + "De hele tekst is opzij gezet.",
        )
        return store
    return lees_ruw(planner, raw)


def lees_ruw(planner: Planner, raw: object, plaatsen: Sequence[str] = ()) -> Opslag:
    """Read parsed JSON. `plaatsen` says where each entry stands, for the messages."""
    store = Opslag()
    if isinstance(raw, list):
        raw = {"dossiers": raw}
    if not isinstance(raw, dict) or not isinstance(raw.get("dossiers"), list):
        store.beschadigd = True
        store.niet_gelezen.append(raw)
        store.meldingen.append("Hierin staat geen lijst van dossiers. Alles is opzij gezet.")
        return store
    _lees_versie(store, raw)
    store.overig = {k: v for k, v in raw.items() if k not in ("versie", "dossiers", "niet_gelezen")}
    for number, item in enumerate(raw["dossiers"]):
        place = plaatsen[number] if number < len(plaatsen) else f"Dossier {number + 1}"
        _neem_op(store, planner, item, place)
    for item in _lijst(raw.get("niet_gelezen")):
        _probeer_opnieuw(store, planner, item)
    return store


def _lees_versie(store: Opslag, raw: dict[str, Any]) -> None:
    version = raw.get("versie")
    if isinstance(version, int) and not isinstance(version, bool) and version >= 1:
        store.versie = max(version, VERSIE)
        if version > VERSIE:
            store.meldingen.append(
                "Deze dossiers zijn bewaard door een nieuwere versie van deze site. Wat hier niet gekend is, blijft bewaard."
            )
        return
    if version is not None:
        store.niet_gelezen.append({"veld": "versie", "waarde": version})
    store.meldingen.append("Deze dossiers hebben een oude vorm. Ze zijn gelezen en krijgen de nieuwe vorm.")


def _neem_op(store: Opslag, planner: Planner, item: object, place: str) -> None:
    try:
        found, problems = _lees_dossier(planner, item)
    except ValueError as problem:
        store.niet_gelezen.append(item)
        store.meldingen.append(f"{place}: {problem}")
        return
    store.meldingen += [f"{place} ({found.code}): {text}" for text in problems]
    if store.vind(found.code):
        old, found.code = found.code, _vrije_code(store, found.code)
        store.meldingen.append(f"{place}: de code ‘{old}’ bestond al. Dit dossier heet nu ‘{found.code}’.")
    store.voeg_toe(found)


def _probeer_opnieuw(store: Opslag, planner: Planner, item: object) -> None:
    """What was kept aside may be readable now, after an update of the site."""
    try:
        found, problems = _lees_dossier(planner, item)
    except ValueError:
        found, problems = None, []
    if not found or store.vind(found.code):
        store.niet_gelezen.append(item)
        return
    store.voeg_toe(found)
    store.meldingen.append(f"Het dossier ‘{found.code}’ kon eerst niet gelezen worden, en nu wel.")
    store.meldingen += [f"{found.code}: {text}" for text in problems]


def _lees_dossier(planner: Planner, raw: object) -> tuple[Dossier, list[str]]:
    """One dossier, with a message for each thing that is kept aside. Raises ValueError when it is none."""
    if not isinstance(raw, dict):
        raise ValueError("dit is geen dossier.")
    answers = raw.get("antwoorden")
    if answers is not None and not isinstance(answers, dict):
        raise ValueError("de antwoorden zijn niet te lezen.")
    found = Dossier(lees_code(raw.get("code")))
    found.overig = {key: value for key, value in raw.items() if key not in _VELDEN}
    problems = _lees_antwoorden(planner, found, answers or {})
    found.bij, aside = lees_bijhouden(raw)
    for name, value in aside.items():
        found.niet_gelezen.append({"veld": name, "waarde": value})
        problems.append(f"‘{name}’ is niet helemaal gelezen.")
    for item in _lijst(raw.get("niet_gelezen")):
        problems += _lees_rest(planner, found, item)
    changed = raw.get("gewijzigd")
    try:
        found.gewijzigd = "" if changed in (None, "") else lees_datum(changed).isoformat()
    except ValueError:
        found.niet_gelezen.append({"veld": "gewijzigd", "waarde": changed})
    return found, problems


def _lees_antwoorden(planner: Planner, found: Dossier, answers: Mapping[str, Any]) -> list[str]:
    """Take the good answers into the dossier and the others aside; a message for each of those."""
    problems = []
    typed, errors = lees(planner, answers)
    long = any(isinstance(value, list) and len(value) > MEESTE_DATUMS for value in answers.values())
    if not errors and not long:  # nearly always: all at once
        found.getypt |= typed
        found.antwoorden |= {name: value for name, value in answers.items() if name in typed}
        return []
    for name, value in answers.items():
        typed, errors = lees(planner, {name: value})
        if name in typed and isinstance(value, list) and len(value) > MEESTE_DATUMS:
            message = f"Geef hoogstens {MEESTE_DATUMS} datums."
        elif name in typed:
            found.getypt |= typed
            if errors:  # of a list: the good dates count, the others wait
                found.antwoorden[name] = [day.isoformat() for day in typed[name]]  # type: ignore[union-attr]
                bad = [item for item in value if item not in found.antwoorden[name]]
                found.niet_gelezen.append({"vraag": name, "waarde": bad})
                problems += [f"{_noem(planner, name)}: {error.melding}" for error in errors]
            else:
                found.antwoorden[name] = value
            continue
        elif not errors:
            continue  # null: "weet ik niet"
        else:
            question = planner.vragen.get(name)
            message = (soort_van(question).fout_bestand if question else "") or errors[0].melding
        found.niet_gelezen.append({"vraag": name, "waarde": value})
        problems.append(f"{_noem(planner, name)}: {message}")
    return problems


def _lees_rest(planner: Planner, found: Dossier, item: object) -> list[str]:
    name = item.get("vraag") if isinstance(item, dict) else None
    if (
        isinstance(item, dict)
        and isinstance(name, str)
        and set(item) == {"vraag", "waarde"}
        and name not in found.antwoorden
        and item["waarde"] is not None
    ):
        return _lees_antwoorden(planner, found, {name: item["waarde"]})
    found.niet_gelezen.append(item)
    return []


def _noem(planner: Planner, name: str) -> str:
    question = planner.vragen.get(name)
    return (question.kort or question.vraag) if question else f"‘{name[:60]}’"


def _vrije_code(store: Opslag, code: str) -> str:
    base = code[: LANGSTE_CODE - 6].rstrip()
    # Go on where the last search stopped: a file may name one code a hundred thousand times.
    number = store.nummers.get(_sleutel(base), 2)
    while store.vind(free := f"{base} ({number})"):
        number += 1
    store.nummers[_sleutel(base)] = number + 1
    return free


def _lijst(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _lees_json(text: str) -> Any:
    """JSON of which writing gives the same again. Raises ValueError, also for doubles and depth."""
    try:
        raw = json.loads(text, object_pairs_hook=_zonder_dubbels, parse_constant=_geen_getal)
    except RecursionError:
        raise ValueError("te diep") from None
    _niet_diep(raw, _DIEPST)
    return raw


def _zonder_dubbels(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("dubbel veld")
    return found


def _geen_getal(name: str) -> Any:
    raise ValueError(name)


def _niet_diep(raw: object, room: int) -> None:
    if not room:
        raise ValueError("te diep")
    for item in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        if isinstance(item, (dict, list)):
            _niet_diep(item, room - 1)


def _red(text: str) -> list[Any]:
    """The dossiers that are still whole in a text that is not."""
    decoder = json.JSONDecoder(object_pairs_hook=_zonder_dubbels, parse_constant=_geen_getal)
    found, end = [], 0
    for match in _BEGIN.finditer(text):
        if match.start() >= end:
            try:
                item, end = decoder.raw_decode(text, match.start())
                _niet_diep(item, _DIEPST)
            except (ValueError, RecursionError):
                continue
            found.append(item)
    return found


# --- writing and changing ------------------------------------------------------------------------


def schrijf(store: Opslag, inspringen: int | None = None) -> str:
    """The text for the browser to keep, and with `inspringen` the export. Reading it gives the same."""
    whole: dict[str, Any] = {"versie": store.versie}
    whole["dossiers"] = [_plat(dossier) for dossier in store.dossiers.values()]
    if store.niet_gelezen:
        whole["niet_gelezen"] = store.niet_gelezen
    separators = (",", ":") if inspringen is None else None
    return json.dumps(whole | store.overig, indent=inspringen, separators=separators)


def _plat(dossier: Dossier) -> dict[str, Any]:
    # `code` comes first: that is how a dossier is found back in a damaged text.
    plain: dict[str, Any] = {"code": dossier.code, "antwoorden": dossier.antwoorden}
    plain |= dossier.bij.als_json()
    if dossier.gewijzigd:
        plain["gewijzigd"] = dossier.gewijzigd
    if dossier.niet_gelezen:
        plain["niet_gelezen"] = dossier.niet_gelezen
    return plain | dossier.overig


def bewaar(
    store: Opslag,
    planner: Planner,
    code: str,
    velden: Mapping[str, str],
    geopend: str,
    vandaag: date,
    gelezen: Mapping[str, str] | None = None,
) -> tuple[str, list[Veldfout]]:
    """Keep the fields of a form under a code. `geopend` is the code of the dossier that was opened, `gelezen` the
    fields that it had then: what another window changed since, stays. Without `gelezen` the fields say everything.

    Returns what was done, and the problems at fields; with problems nothing was kept. Raises `Gebotst` when
    both changed the same question, and ValueError when it cannot be kept for another reason.
    """
    name = lees_code(code)
    known = store.vind(name)
    _mag_bewaren(store, name, known, geopend)
    form = lees_velden(planner, velden, vandaag)
    if form.fouten:
        return "", form.fouten
    answers, others = form.antwoorden, ""
    if known and gelezen is not None:
        merged = voeg_antwoorden_samen(lees_velden(planner, gelezen).antwoorden, answers, known.antwoorden)
        if merged.botsingen:
            raise Gebotst(planner, merged.botsingen)
        answers = merged.antwoorden
        if merged.van_hen:
            words = opsomming(_noem(planner, question) for question in merged.van_hen)
            others = f" Wat een ander venster intussen bewaarde, blijft: {words}."
    if not answers:
        raise ValueError("Vul eerst minstens één datum in.")
    kept = known or Dossier(name)
    before, kept.antwoorden = kept.antwoorden, answers
    kept.gewijzigd = vandaag.isoformat()
    # Whoever gives another good answer, replaces the one that could not be read.
    changed = {q for q, answer in answers.items() if answer != before.get(q)}
    kept.niet_gelezen = [
        item for item in kept.niet_gelezen if not (isinstance(item, dict) and item.get("vraag") in changed)
    ]
    store.voeg_toe(kept)
    if not known and geopend:
        there = store.vind(geopend.strip())
        if there in (None, kept):
            return (
                f"Het dossier ‘{geopend}’ stond niet meer in deze browser. Het is opnieuw bewaard als ‘{name}’.",
                [],
            )
        return f"Bewaard als nieuw dossier ‘{name}’. Het dossier ‘{geopend}’ is er ook nog.", []
    return f"Het dossier ‘{kept.code}’ is bewaard in deze browser.{others}", []


def _mag_bewaren(store: Opslag, name: str, known: Dossier | None, geopend: str) -> None:
    """Raises ValueError when a form may not be kept under this code."""
    if not known and (problem := persoonlijk(name)):
        raise ValueError(problem)
    if known and _sleutel(name) != _sleutel(geopend.strip()):
        raise ValueError(
            f"De code ‘{known.code}’ bestaat al. Kies een andere code, of open dat dossier om het te wijzigen."
        )
    if not known and len(store.dossiers) >= MEESTE_DOSSIERS:
        raise ValueError(f"Er passen hoogstens {MEESTE_WOORD} dossiers in deze lijst.")


def voeg_samen(store: Opslag, other: Opslag, overschrijf: bool) -> Verslag:
    """Take the dossiers of an import into the store. Without `overschrijf` what is there stays as it is."""
    report = Verslag(meldingen=list(other.meldingen))
    for new in other.dossiers.values():
        old = store.vind(new.code)
        if problem := persoonlijk(new.code):
            report.overgeslagen += 1
            report.meldingen.append(f"Niet overgenomen: {problem}")
        elif not old and len(store.dossiers) >= MEESTE_DOSSIERS:
            report.overgeslagen += 1
            report.meldingen.append(
                f"‘{new.code}’ is niet overgenomen: er passen hoogstens {MEESTE_WOORD} dossiers in deze lijst."
            )
        elif not old:
            report.toegevoegd += 1
            store.voeg_toe(new)
        elif _zelfde(old, new):
            report.ongewijzigd += 1
        elif overschrijf:
            report.vervangen += 1
            new.code, new.overig = old.code, old.overig | new.overig
            # A file of version 1, or a spreadsheet, says nothing about these: it takes nothing away.
            if new.bij == Bijhouden():
                new.bij = old.bij
            store.voeg_toe(new)
        else:
            report.overgeslagen += 1
            report.meldingen.append(f"‘{new.code}’ bestaat al met andere gegevens en is niet vervangen.")
    store.niet_gelezen += [
        item for item in other.niet_gelezen if item not in store.niet_gelezen and _mag_opzij(item)
    ]
    return report


def _zelfde(old: Dossier, new: Dossier) -> bool:
    """Whether a dossier of a file brings nothing that is not there yet."""
    return (
        old.antwoorden == new.antwoorden
        and new.bij in (old.bij, Bijhouden())
        and all(item in old.niet_gelezen for item in new.niet_gelezen)
    )


def _mag_opzij(item: object) -> bool:
    """Whether something unreadable from a file may be kept: not what seems to carry a name."""
    return not (isinstance(item, dict) and persoonlijk(str(item.get("code", ""))))


def ruim_op(store: Opslag) -> int:
    """Throw away what could not be read. Returns how much that was."""
    count = store.aantal_niet_gelezen
    store.niet_gelezen = []
    for dossier in store.dossiers.values():
        dossier.niet_gelezen = []
    return count


def _dossiers(count: int) -> str:
    return "dossier is" if count == 1 else "dossiers zijn"
