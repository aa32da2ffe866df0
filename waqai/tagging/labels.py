"""The labels of the tagger, in the order of its outputs. Changing one means training anew."""

from __future__ import annotations

TYPES: tuple[str, ...] = (
    "ASSAULT.clash", "ASSAULT.airstrike", "ASSAULT.shelling", "ASSAULT.bombing", "ASSAULT.suicide",
    "ASSAULT.shooting", "ASSAULT.assassinate", "ASSAULT.chemical", "ASSAULT.abduct", "ASSAULT.execute",
    "ASSAULT.abuse", "ASSAULT.destroy", "ASSAULT.intercept", "ASSAULT.kill", "ASSAULT.attack",
    "CONTROL.gain", "COERCE.siege", "MOBILIZE", "RETREAT.withdraw", "RETREAT.surrender",
    "RETREAT.ceasefire", "RETREAT.release", "MOVE.evacuate", "MOVE.flee", "MOVE.return",
    "COERCE.arrest", "COERCE.deport", "COERCE.seize", "COERCE.restrict", "SANCTION.impose",
    "SANCTION.convict", "PROTEST.demo", "PROTEST.riot", "PROTEST.strike", "AGREE", "CONSULT",
    "COOPERATE", "AID", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
)  # fmt: skip
ACTS: tuple[str, ...] = ("states", "denies", "claims_responsibility", "expects")
STATUSES: tuple[str, ...] = ("actual", "planned", "possible", "negated")
ROLES: tuple[str, ...] = (
    "actor", "target", "mediator", "place", "origin", "destination", "time", "killed", "injured",
    "affected", "instrument", "claimant",
)  # fmt: skip
LINKS: tuple[str, ...] = ("report", "provision_of", "same_as")
NAMES: tuple[str, ...] = ("person", "place", "organisation", "other")

# Word labels: 0 is nothing, then one label per kind that begins a mention, then one that continues any mention.
TRIGGER_LABELS = 2 + len(TYPES)
CUE_LABELS = 2 + len(ACTS)
NAME_LABELS = 2 * len(NAMES) + 1
ROLE_LABELS = 2 * len(ROLES) + 1
ANCHORS = len(TYPES) + len(ACTS)

# What a word of the paragraph is to the anchor's reading: nothing, the anchor, another trigger, another cue.
PLAIN, OWN, TRIGGER, CUE = range(4)
WORD_KINDS = 4

# Word distances between two words of a pair are clipped to this many either way.
FARTHEST = 40
DISTANCES = 2 * FARTHEST + 1


def split_type(label: str) -> tuple[str, str | None]:
    """("ASSAULT", "airstrike") for "ASSAULT.airstrike"; the mode is None where the type has none."""
    type_, _, mode = label.partition(".")
    return type_, mode or None


def join_type(type_: str, mode: str | None) -> str:
    return f"{type_}.{mode}" if mode else type_
