"""The codes of an event in the ontologies of the field, through data/ontologies/crosswalk.csv."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from waqai.coding.cues import Cues, load_cues
from waqai.lexicons import Lexicons, Row
from waqai.model import Codes, Status, Who

_STATE = frozenset({"forces", "foreign", "government"})
_ORGANISED = _STATE | {"armed"}
_CROWDS = frozenset({5, 6})  # ACLED types of rioters and protesters
_EXTERNAL = 8  # ACLED type of external and other forces
_UNARMED = frozenset({"civilian", "protester"})


@dataclass(frozen=True, slots=True)
class Ontology:
    """The crosswalk and the code lists that it points into, with the cue words that coding reads."""

    crosswalk: dict[tuple[str, str], tuple[Row, ...]]
    plover: dict[str, Any]
    cameo: dict[str, Row]
    acled: dict[str, Any]
    cues: Cues


@dataclass(frozen=True, slots=True)
class Case:
    """What the crosswalk decides on.

    `actors` and `targets` are sides (data/ontologies/README.md); `conditions` are deal and peaceful.
    """

    type: str
    mode: str | None
    status: Status
    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    deaths: bool = False


def load_ontology(lexicons: Lexicons) -> Ontology:
    """The ontologies and cue words of these data files."""
    crosswalk: dict[tuple[str, str], list[Row]] = {}
    for row in lexicons.rows("ontologies/crosswalk.csv"):
        crosswalk.setdefault((row["type"], row["mode"]), []).append(row)
    return Ontology(
        crosswalk={label: tuple(rows) for label, rows in crosswalk.items()},
        plover=lexicons.rules("ontologies/plover.yaml"),
        cameo={row["code"]: row for row in lexicons.rows("ontologies/cameo.csv")},
        acled=lexicons.rules("ontologies/acled.yaml"),
        cues=load_cues(lexicons),
    )


def give_codes(case: Case, ontology: Ontology) -> Codes:
    """The codes of the row that fits with most conditions, the first of equals; all None where none fits."""
    rows = ontology.crosswalk.get((case.type, case.mode or ""), ())
    fitting = [row for row in rows if _fits(row, case)]
    if not fitting:
        return Codes()
    row = max(fitting, key=_conditions)
    plover, mode = row["plover"] or None, row["plover_mode"] or None
    cameo = ontology.cameo.get(row["cameo"])
    return Codes(
        plover=plover,
        plover_mode=mode,
        plover_score=_plover_score(plover, mode, ontology),
        cameo=row["cameo"] or None,
        goldstein=float(cameo["goldstein"]) if cameo and cameo["goldstein"] else None,
        quad=ontology.plover["types"][plover]["quad"] if plover else (int(cameo["quad"]) if cameo else None),
        acled_event=row["acled_event"] or None,
        acled_sub_event=row["acled_sub_event"] or None,
        ucdp_violence=_ucdp_violence(case),
        rows=(row["id"],),
    )


def side_of(who: Who, place_country: str | None, ontology: Ontology, *, acting: bool) -> str | None:
    """Which side this is: forces, foreign, government, armed, protester, civilian; None where not known.

    State forces outside their own country are foreign; so is a state that acts there, but not an official who is
    attacked there. The sector says more than the ACLED type, which counts ministries among state forces.
    """
    sides = ontology.plover["sides"]
    side: str | None = next((sides[sector] for sector in who.sectors if sector in sides), None)
    if who.acled_type in _CROWDS or side is None:
        side = ontology.acled["sides"].get(who.acled_type, side)
    abroad = bool(who.country and place_country and who.country != place_country)
    if side == "forces" and (abroad or who.acled_type == _EXTERNAL):
        return "foreign"
    return "foreign" if side == "government" and abroad and acting else side


def _fits(row: Row, case: Case) -> bool:
    return (
        (not row["status"] or case.status in row["status"].split())
        and (not row["actor"] or not case.actors.isdisjoint(row["actor"].split()))
        and (not row["target"] or not case.targets.isdisjoint(row["target"].split()))
        and (not row["condition"] or row["condition"] in case.conditions)
    )


def _conditions(row: Row) -> int:
    return sum(bool(row[column]) for column in ("status", "actor", "target", "condition"))


def _plover_score(plover: str | None, mode: str | None, ontology: Ontology) -> float | None:
    if plover is None:
        return None
    entry = ontology.plover["types"][plover]
    return float(entry["modes"][mode] if mode else entry["score"])


def _ucdp_violence(case: Case) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None without a death, or where a side is not known."""
    if case.type != "ASSAULT" or case.status != "actual" or not case.deaths:
        return None
    if case.actors.isdisjoint(_ORGANISED):
        return None
    if not case.targets.isdisjoint(_ORGANISED):
        return 1 if not (case.actors | case.targets).isdisjoint(_STATE) else 2
    return 3 if not case.targets.isdisjoint(_UNARMED) else None
