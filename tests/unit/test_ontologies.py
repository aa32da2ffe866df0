"""Codes through the crosswalk: every label has rows, every code is in its list, and the cases that matter."""

from __future__ import annotations

import pytest
from coding_sample import MADE, body, ontology

from waqai.coding.ontologies import Case, give_codes, side_of
from waqai.lexicons import builtin
from waqai.model import Who

MODES = {
    "ASSAULT": (
        "clash",
        "airstrike",
        "shelling",
        "bombing",
        "suicide",
        "shooting",
        "assassinate",
        "chemical",
        "abduct",
        "execute",
        "abuse",
        "destroy",
        "intercept",
        "kill",
        "attack",
    ),
    "CONTROL": ("gain",),
    "COERCE": (
        "siege",
        "arrest",
        "deport",
        "seize",
        "restrict",
    ),
    "MOBILIZE": ("",),
    "RETREAT": (
        "withdraw",
        "surrender",
        "ceasefire",
        "release",
    ),
    "MOVE": (
        "evacuate",
        "flee",
        "return",
    ),
    "SANCTION": (
        "impose",
        "convict",
    ),
    "PROTEST": (
        "demo",
        "riot",
        "strike",
    ),
    "AGREE": ("",),
    "CONSULT": ("",),
    "COOPERATE": ("",),
    "AID": ("",),
    "SUPPORT": ("",),
    "CONCEDE": ("",),
    "REQUEST": ("",),
    "ACCUSE": ("",),
    "REJECT": ("",),
    "THREATEN": ("",),
}
LABELS = [f"{type_}.{mode}".rstrip(".") for type_, modes in MODES.items() for mode in modes]
NO_PLOVER = {"ASSAULT.intercept", "MOVE.flee", "MOVE.return"}
STATUSES = ("actual", "planned", "possible", "negated")


def codes_of(label: str, status: str = "actual", **more: object):  # type: ignore[no-untyped-def]
    type_, _, mode = label.partition(".")
    return give_codes(Case(type_, mode or None, status, **more), ontology())  # type: ignore[arg-type]


def test_there_are_44_labels() -> None:
    assert len(LABELS) == len(set(LABELS)) == 44


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("label", LABELS)
def test_every_label_has_a_row_for_every_status(label: str, status: str) -> None:
    codes = codes_of(label, status)
    assert codes.rows
    assert (codes.plover is None) == (label in NO_PLOVER)
    if status != "actual":
        assert (codes.acled_event, codes.acled_sub_event, codes.ucdp_violence) == (None, None, None)


def test_every_code_of_the_crosswalk_is_in_its_list() -> None:
    known = ontology()
    for row in builtin().rows("ontologies/crosswalk.csv"):
        if row["plover"]:
            entry = known.plover["types"][row["plover"]]
            assert not row["plover_mode"] or row["plover_mode"] in entry["modes"], row["id"]
        assert not row["cameo"] or known.cameo[row["cameo"]]["goldstein"], row["id"]
        assert bool(row["acled_event"]) == bool(row["acled_sub_event"]), row["id"]
        if row["acled_event"]:
            assert row["acled_sub_event"] in known.acled["events"][row["acled_event"]], row["id"]
            assert row["status"] == "actual", row["id"]


def test_row_ids_are_unique() -> None:
    for name in ("ontologies/crosswalk.csv", "ontologies/cameo.csv"):
        ids = [row["id"] for row in builtin().rows(name)]
        assert len(ids) == len(set(ids))


def test_a_retreat_to_come_is_a_concession_and_one_under_way_a_retreat() -> None:
    planned, actual = codes_of("RETREAT.withdraw", "planned"), codes_of("RETREAT.withdraw")
    assert (planned.plover, planned.cameo, planned.goldstein, planned.quad) == ("CONCEDE", "0356", 7.0, 1)
    assert (actual.plover, actual.plover_mode, actual.cameo, actual.goldstein) == (
        "RETREAT",
        "withdraw",
        "0874",
        10.0,
    )
    assert (actual.plover_score, actual.quad) == (8.0, 2)


def test_surrender_and_evacuation_under_a_deal_are_agreements_in_acled() -> None:
    deal = frozenset({"deal"})
    assert codes_of("RETREAT.surrender").acled_sub_event == "Agreement"
    assert codes_of("MOVE.evacuate", conditions=deal).acled_sub_event == "Agreement"
    assert codes_of("AGREE", conditions=deal).acled_sub_event == "Agreement"
    assert codes_of("AGREE").acled_event is None


def test_civilians_who_are_evacuated_do_not_retreat() -> None:
    codes = codes_of("MOVE.evacuate", targets=frozenset({"civilian"}))
    assert (codes.plover, codes.cameo, codes.acled_sub_event) == (None, None, "Other")


@pytest.mark.parametrize(
    ("actors", "conditions", "sub_event"),
    [
        ({"forces"}, set(), "Government regains territory"),
        ({"armed"}, set(), "Non-state actor overtakes territory"),
        ({"foreign"}, set(), "Non-state actor overtakes territory"),
        ({"forces"}, {"peaceful"}, "Non-violent transfer of territory"),
        (set(), {"deal"}, "Non-violent transfer of territory"),
        (set(), set(), None),
    ],
)
def test_territory_taken(actors: set[str], conditions: set[str], sub_event: str | None) -> None:
    codes = codes_of("CONTROL.gain", actors=frozenset(actors), conditions=frozenset(conditions))
    assert codes.acled_sub_event == sub_event


def test_arrests_by_armed_groups_are_abductions() -> None:
    assert codes_of("COERCE.arrest", actors=frozenset({"armed"})).acled_sub_event == (
        "Abduction/forced disappearance"
    )
    assert codes_of("COERCE.arrest").acled_sub_event == "Arrests"


@pytest.mark.parametrize(
    ("actor", "target", "violence"),
    [
        ("forces", "armed", 1),
        ("armed", "forces", 1),
        ("armed", "government", 1),
        ("armed", "armed", 2),
        ("armed", "civilian", 3),
        ("foreign", "protester", 3),
        ("civilian", "civilian", None),
    ],
)
def test_ucdp_violence_by_the_sides(actor: str, target: str, violence: int | None) -> None:
    sides = {"actors": frozenset({actor}), "targets": frozenset({target})}
    assert codes_of("ASSAULT.attack", deaths=True, **sides).ucdp_violence == violence
    assert codes_of("ASSAULT.attack", deaths=False, **sides).ucdp_violence is None
    assert codes_of("ASSAULT.attack", "possible", deaths=True, **sides).ucdp_violence is None
    assert codes_of("ASSAULT.attack", deaths=True, actors=frozenset({actor})).ucdp_violence is None


@pytest.mark.parametrize(
    ("sectors", "acled_type", "country", "acting", "side"),
    [
        (("MIL",), 1, "SY", True, "forces"),
        (("MIL",), 1, "RU", True, "foreign"),
        (("MIL",), 8, None, True, "foreign"),
        (("GOV",), 1, "SY", True, "government"),
        (("GOV",), 1, "RU", True, "foreign"),
        (("GOV",), 1, "RU", False, "government"),
        (("REB",), 2, "SY", True, "armed"),
        ((), 3, None, True, "armed"),
        (("CVL",), 6, None, False, "protester"),
        (("CVL",), 7, None, False, "civilian"),
        (("UNK",), None, None, True, None),
    ],
)
def test_sides(
    sectors: tuple[str, ...], acled_type: int | None, country: str | None, acting: bool, side: str | None
) -> None:
    who = Who(None, "x", None, "test", MADE, country=country, sectors=sectors, acled_type=acled_type)
    assert side_of(who, "SY", ontology(), acting=acting) == side


def test_a_coded_event_carries_its_row_and_sides() -> None:
    draft = body("أطلق مسلحون النار على مدنيين فقتل ثلاثة.")
    roles = (("actor", "مسلحون"), ("target", "مدنيين"), ("killed", "ثلاثة"))
    draft.event("ASSAULT.shooting", "النار", arguments=roles)  # type: ignore[arg-type]
    draft.who("مسلحون", sectors=("UAF",))
    draft.who("مدنيين", sectors=("CVL",))
    draft.quantity("ثلاثة", 3, 3)
    (event,), _ = draft.code()
    assert (event.codes.acled_event, event.codes.acled_sub_event) == ("Violence against civilians", "Attack")
    assert (event.codes.ucdp_violence, event.codes.plover_mode) == (3, "firearms")
    assert event.codes.rows


def test_sides_of_a_fight_may_all_be_actors() -> None:
    draft = body("اشتباكات بين الجيش والمسلحين أسفرت عن مقتل جندي.")
    roles = (("actor", "الجيش"), ("actor", "والمسلحين"), ("killed", "جندي"))
    draft.event("ASSAULT.clash", "اشتباكات", arguments=roles)  # type: ignore[arg-type]
    draft.who("الجيش", sectors=("MIL",))
    draft.who("والمسلحين", sectors=("REB",))
    (event,), _ = draft.code()
    assert event.codes.ucdp_violence == 1


def test_victims_of_fire_on_an_area_are_not_its_target() -> None:
    draft = body("قصفت القوات البلدة فقتل مدنيون.")
    draft.event("ASSAULT.shelling", "قصفت", arguments=(("actor", "القوات"), ("killed", "مدنيون")))
    draft.who("القوات", sectors=("MIL",))
    draft.who("مدنيون", sectors=("CVL",))
    (event,), _ = draft.code()
    assert event.codes.ucdp_violence is None
