"""The gazetteer file: what it holds, how it is opened, built anew and added to."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from place_sample import default_gazetteer, default_path

from waqai.errors import UserError
from waqai.lexicons import builtin
from waqai.resolving import gazetteer as reading
from waqai.resolving.gazetteer import Gazetteer, fingerprint, fingerprint_of, open_gazetteer
from waqai.resolving.gazetteer_build import best_arabic, build_gazetteer
from waqai.resolving.place_choice import distance_km
from waqai.resolving.place_keys import loose_key, name_key, sound_key


def test_every_row_has_a_source_and_a_licence() -> None:
    sources = default_gazetteer().sources()
    assert {licence for _, licence, _ in sources} == {"CC BY 4.0", "Apache-2.0"}
    assert sum(count for _, _, count in sources) > 30_000


def test_names_are_found_in_every_spelling() -> None:
    gazetteer = default_gazetteer()
    bukamal = gazetteer.find(name_key("البوكمال"))[0]
    assert gazetteer.find(name_key("البو كمال"))[0] == bukamal
    assert gazetteer.find_loosely(name_key("بوكمال"))[0].id == bukamal.id
    assert gazetteer.find_loosely(name_key("حفرالباطن"))[0].country == "SA"
    assert gazetteer.find(name_key("لا مكان بهذا الاسم")) == ()


def test_keys_for_loose_and_sounding_lookups() -> None:
    assert loose_key(name_key("دير الزور")) == loose_key(name_key("دير زور"))
    assert sound_key(name_key("سكيرو")) == sound_key(name_key("صكيرو"))
    assert sound_key("raqqa") == ""


def test_the_display_name_is_arabic_and_keeps_its_article() -> None:
    assert best_arabic(["رقه", "الرقة", "ڕەققە"], "Ar Raqqah") == "الرقة"


def test_own_places_stand_in_their_governorates() -> None:
    """No point lies further from its governorate's seat than the largest ones reach; some provinces reach further."""
    rows = {row["id"]: row for row in builtin().rows("places/places.csv")}
    far = []
    for row in rows.values():
        seat = rows.get(row["admin1"])
        if (
            seat is None
            or row["country"] in ("SA", "MA", "SO")
            or not row["lon"]
            or row["kind"] in ("region", "water")
        ):
            continue
        points = [(float(r["lon"]), float(r["lat"])) for r in (row, seat)]
        if distance_km(points[0], points[1]) > 420:
            far.append(row["id"])
    assert far == []


def test_own_places_are_whole() -> None:
    rows = builtin().rows("places/places.csv")
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows) > 1000
    assert all(row["admin1"] in ids for row in rows if row["admin1"])
    assert all((row["lon"] == "") == (row["lat"] == "") for row in rows)
    assert all(row["source"] and row["name_ar"] for row in rows)
    assert {row["place"] for row in builtin().rows("places/place_names.csv")} <= ids


def test_at_least_five_hundred_conflict_places_are_the_projects_own() -> None:
    core = {"SY", "IQ", "YE", "LY", "SD", "PS", "LB", "EG"}
    own = [
        row
        for row in builtin().rows("places/places.csv")
        if row["country"] in core and row["kind"] != "admin1"
    ]
    assert len(own) >= 500


def test_a_missing_file_is_said() -> None:
    with pytest.raises(UserError, match="no such gazetteer"):
        open_gazetteer(Path("/nowhere/at-all.sqlite"))


def test_a_file_that_is_no_gazetteer_is_said(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("not a database, only a letter that is long enough to be read as one")
    with pytest.raises(UserError, match="not a gazetteer"):
        open_gazetteer(path)


def test_the_users_own_is_built_once_and_again_when_the_data_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAQAI_HOME", str(tmp_path))
    first = open_gazetteer()
    assert first.find(name_key("حلب"))[0].country == "SY"
    made = first.path.stat().st_mtime_ns
    assert open_gazetteer().path.stat().st_mtime_ns == made
    monkeypatch.setattr(reading, "FORMAT", "another")
    assert fingerprint_of(first.path) != fingerprint()


def test_building_anew_keeps_what_was_imported(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(default_path().read_bytes())
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO places VALUES ('mine:1', 'town', 'SY', NULL, 38.0, 36.0, NULL, 0, 1, 'قرية الاختبار', NULL, "
            "'mine', 'CC0', 'import')"
        )
        key = name_key("قرية الاختبار")
        connection.execute(
            "INSERT INTO names VALUES (?, 'mine:1', ?, ?, 0)", (key, loose_key(key), sound_key(key))
        )
    connection.close()
    build_gazetteer(path)
    assert [place.id for place in Gazetteer(path).find(key)] == ["mine:1"]
