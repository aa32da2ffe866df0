"""Place files of the user's own: every format, twice, with broken rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from place_sample import default_path

from waqai.errors import UserError
from waqai.resolving.gazetteer import Gazetteer
from waqai.resolving.gazetteer_import import guess_format, import_places
from waqai.resolving.place_keys import name_key
from waqai.resolving.places import resolve_place

WOF = (
    "wof_id\tplacetype\tname_en\tname_ar\tname_ar_variants\tlat\tlon\tcountry_iso\tregion_id\tcounty_id\tpopulation\tgn_id\t"
    "wd_id\tsrc\tis_current\n"
    "1\tregion\tRaqqah\tالرقة\t\t35.9\t39.0\tSY\t1\t\t\t\t\tmine\t1\n"
    "2\tlocality\tZarnuqiya\tقرية الزرنوقية\tزرنوقية|Zarnuqia\t36.1\t39.2\tSY\t1\t\t120\t\t\tmine\t1\n"
    "3\tlocality\tNowhere\tلامكان\t\tnorth\t39.2\tSY\t1\t\t\t\t\tmine\t1\n"
    "4\tlocality\t\t\t\t36.1\t39.2\tSY\t1\t\t\t\t\tmine\t1\n"
    "5\tlocality\tShort row\n"
)


@pytest.fixture
def gazetteer(tmp_path: Path) -> Path:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(default_path().read_bytes())
    return path


def test_whos_on_first(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "sy.tsv"
    file.write_text(WOF, encoding="utf-8")
    done = import_places(file, gazetteer=gazetteer)
    assert (done.rows, done.written) == (5, 1)
    assert [row.line for row in done.broken] == [4, 5, 6]
    assert "latitude is not a number" in done.broken[0].reason
    found = resolve_place("قرية الزرنوقية في ريف الرقة", gazetteer=Gazetteer(gazetteer))
    assert found is not None and (found.place_id, found.admin1, found.lat) == ("wof:2", "Raqqa", 36.1)
    assert Gazetteer(gazetteer).find(name_key("الزرنوقية"))[0].source == "Who's On First (mine)"


def test_importing_twice_changes_nothing(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "sy.tsv"
    file.write_text(WOF, encoding="utf-8")
    first = import_places(file, gazetteer=gazetteer)
    before = gazetteer.read_bytes()
    second = import_places(file, gazetteer=gazetteer)
    assert (second.written, second.unchanged) == (0, first.written + first.unchanged)
    assert gazetteer.read_bytes() == before


def test_a_geonames_dump_with_its_alternate_names(tmp_path: Path, gazetteer: Path) -> None:
    row = "9{0}\tZarnuqa\tZarnuqa\t\t{1}\t39.2\tP\tPPL\tSY\t\t04\t\t\t\t55\t\t\tAsia/Damascus\t2020-01-01"
    dump, names = tmp_path / "SY.txt", tmp_path / "alternateNamesV2.txt"
    dump.write_text("\n".join([row.format("1", "36.1"), row.format("2", "136.1"), "a\tb"]), encoding="utf-8")
    names.write_text("1\t91\tar\tزرنوقة الفرات\t1\n2\t91\ten\tZarnuqa\n3\t77\tar\tسواها\n", encoding="utf-8")
    done = import_places(dump, "geonames", gazetteer=gazetteer, names=names)
    assert (done.rows, done.written, [row.line for row in done.broken]) == (3, 1, [2, 3])
    place = Gazetteer(gazetteer).find(name_key("زرنوقة الفرات"))[0]
    assert (place.id, place.admin1, place.population, place.licence) == (
        "geonames:91",
        "SY-A09",
        55,
        "CC BY 4.0",
    )


def test_an_ocha_table(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "syr_admin2.csv"
    file.write_text(
        "ADM2_PCODE,ADM2_EN,ADM2_AR,ADM1_PCODE,ADM1_EN,ADM1_AR,ADM0_PCODE,center_lat,center_lon\n"
        "SY1199,Zarnuqa District,منطقة الزرنوقة,SY11,Ar-Raqqa,الرقة,SY,36.1,39.1\n"
        ",Lost,ضائعة,,,,,,\n",
        encoding="utf-8",
    )
    assert guess_format(file) == "cod"
    done = import_places(file, gazetteer=gazetteer, source="OCHA, 2024", licence="CC BY-IGO")
    assert (done.written, [row.line for row in done.broken]) == (1, [3])
    place = Gazetteer(gazetteer).find(name_key("منطقة الزرنوقة"))[0]
    assert (place.kind, place.source, place.licence) == ("admin2", "OCHA, 2024", "CC BY-IGO")


def test_any_csv_with_a_mapping(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "hospitals.csv"
    file.write_text("nr,x,y,cc,اسم\n7,39.1,36.1,sy,مشفى الزرنوقية\n8,,36.1,sy,مشفى آخر\n", encoding="utf-8")
    mapping = {"id": "nr", "lon": "x", "lat": "y", "country": "cc", "name_ar": "اسم"}
    done = import_places(file, "csv", gazetteer=gazetteer, mapping=mapping)
    assert (done.written, len(done.broken)) == (1, 1)
    assert Gazetteer(gazetteer).find(name_key("مشفى الزرنوقية"))[0].id == "hospitals:7"


def test_what_cannot_be_imported_is_said(tmp_path: Path, gazetteer: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("no table\n")
    with pytest.raises(UserError, match="not known as a file of places"):
        import_places(file, gazetteer=gazetteer)
    with pytest.raises(UserError, match="needs a mapping"):
        import_places(file, "csv", gazetteer=gazetteer)
    with pytest.raises(UserError, match="no such format"):
        import_places(file, "shapefile", gazetteer=gazetteer)
    with pytest.raises(UserError, match="no such file"):
        import_places(tmp_path / "none.csv", gazetteer=gazetteer)
