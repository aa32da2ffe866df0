"""The rows of place files in the formats that people have, one Record or BrokenRow per line."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_ARABIC = re.compile("[\u0621-\u064a]")
_WOF_KINDS = {
    "country": "country", "region": "admin1", "macrocounty": "admin2", "county": "admin2", "localadmin": "admin3",
    "locality": "town", "borough": "quarter", "neighbourhood": "quarter", "macrohood": "quarter",
    "microhood": "quarter", "campus": "facility", "venue": "facility",
}  # fmt: skip
_GEONAMES_KINDS = {
    "PCLI": "country", "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin3", "ADM4": "admin3", "PPLX": "quarter",
    "AIRP": "airport", "AIRB": "base", "MILB": "base", "DAM": "dam", "OILF": "field", "GASF": "field", "PRT": "port",
    "HBR": "port", "BDGB": "crossing", "CSTM": "crossing", "CMPRF": "camp", "MT": "mountain", "MTS": "mountain",
    "HLL": "mountain", "ISL": "island", "STM": "water", "LK": "water", "WAD": "water", "RGN": "region",
    "HSP": "facility", "PRN": "facility", "BDG": "facility",
}  # fmt: skip
_BOUNDS = {"latitude": (-90.0, 90.0), "longitude": (-180.0, 180.0)}


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that was left out: its line in the file, counted from one, and what is wrong with it."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """A place as a file has it. `admin1` is the file's own key of the wider unit, `code` the unit's own code."""

    line: int
    id: str
    kind: str
    names: tuple[str, ...]
    name_ar: str | None
    name_en: str | None
    lon: float | None
    lat: float | None
    country: str | None = None
    admin1: str | None = None
    population: int = 0
    code: str | None = None
    source: str | None = None
    licence: str | None = None


def read_wof(file: Path) -> Iterator[Record | BrokenRow]:
    """Who's On First as tab-separated text: wof_id, placetype, names, lat, lon, country_iso, region_id, population."""
    return _each(file, "\t", _wof)


def read_cod(file: Path) -> Iterator[Record | BrokenRow]:
    """An OCHA COD-AB table as CSV: ADMn_PCODE, ADMn_EN, ADMn_AR, and a centre where the table has one."""
    return _each(file, ",", _cod)


def read_mapped(file: Path, mapping: Mapping[str, str]) -> Iterator[Record | BrokenRow]:
    """Any CSV or TSV with a header; `mapping` says which of its columns is ours."""
    delimiter = "\t" if file.suffix == ".tsv" else ","
    return _each(
        file,
        delimiter,
        lambda line, row: _mapped(line, {ours: row.get(c, "") for ours, c in mapping.items()}, file),
    )


def read_geonames(file: Path, names: Path | None = None) -> Iterator[Record | BrokenRow]:
    """A country dump of GeoNames; `names` is alternateNamesV2 (all or one country's), for its Arabic names."""
    wanted = _geonames_ids(file) if names else set()
    arabic = _alternate_names(names, wanted) if names else {}
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) != 19:
                yield BrokenRow(number, f"{len(cells)} columns where GeoNames has 19")
            elif record := _guarded(number, lambda n=number, c=cells: _geonames(n, c, arabic.get(c[0], ()))):  # type: ignore[misc]
                yield record


def _each(
    file: Path, delimiter: str, read: Callable[[int, Mapping[str, str]], Record | None]
) -> Iterator[Record | BrokenRow]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = _reader(lines, delimiter)
        for row in reader:
            number = reader.line_num
            if None in row or None in row.values():
                yield BrokenRow(number, "not as many cells as columns")
            elif record := _guarded(number, lambda n=number, r=row: read(n, r)):  # type: ignore[misc]
                yield record


def _reader(lines: Iterable[str], delimiter: str) -> csv.DictReader[str]:
    """Tab-separated files know no quotes: a quotation mark there is part of a name."""
    if delimiter == "\t":
        return csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.DictReader(lines, delimiter=delimiter)


def _guarded(number: int, read: Callable[[], Record | None]) -> Record | BrokenRow | None:
    try:
        record = read()
    except ValueError as why:
        return BrokenRow(number, str(why))
    if record is not None and not record.names:
        return BrokenRow(number, "no name")
    return record


def _wof(line: int, row: Mapping[str, str]) -> Record:
    kind = _WOF_KINDS.get(row["placetype"], "facility")
    names = _names(row["name_ar"], *row["name_ar_variants"].split("|"), row["name_en"])
    # A locality without people in the table is most often a village.
    population = _whole(row.get("population", ""))
    return Record(
        line, f"wof:{_needed(row['wof_id'], 'wof_id')}", kind, names, row["name_ar"] or None, row["name_en"] or None,
        _degrees(row["lon"], "longitude"), _degrees(row["lat"], "latitude"), row["country_iso"] or None,
        f"wof:{row['region_id']}" if row["region_id"] else None, population,
        source=f"Who's On First ({row['src']})" if row.get("src") else None,
    )  # fmt: skip


def _geonames(line: int, cells: list[str], arabic: tuple[str, ...]) -> Record | None:
    number, name, ascii_name, others, lat, lon, feature, code, country = cells[:9]
    kind = _GEONAMES_KINDS.get(code, "town" if feature == "P" else "")
    if not kind:
        return None
    forms = [form for form in others.split(",") if _ARABIC.search(form)]
    names = _names(*arabic, *forms, name, ascii_name)
    return Record(
        line, f"geonames:{_needed(number, 'geonameid')}", kind, names, arabic[0] if arabic else None, name or None,
        _degrees(lon, "longitude"), _degrees(lat, "latitude"), country or None, cells[10] or None, _whole(cells[14]),
        code=cells[10] or None,
    )  # fmt: skip


def _cod(line: int, row: Mapping[str, str]) -> Record:
    cells = {column.upper().strip(): (value or "").strip() for column, value in row.items()}
    level = max((n for n in range(5) if cells.get(f"ADM{n}_PCODE")), default=None)
    if level is None:
        raise ValueError("no p-code")
    kind = ("country", "admin1", "admin2", "admin3", "town")[level]
    pcode = cells[f"ADM{level}_PCODE"]
    arabic, english = cells.get(f"ADM{level}_AR", ""), cells.get(f"ADM{level}_EN", "")
    lon, lat = (
        _first(cells, "CENTER_LON", "LONGITUDE", "LON", "X"),
        _first(cells, "CENTER_LAT", "LATITUDE", "LAT", "Y"),
    )
    wider = cells.get("ADM1_PCODE")
    return Record(
        line, f"cod:{pcode}", kind, _names(arabic, english), arabic or None, english or None,
        _degrees(lon, "longitude") if lon else None, _degrees(lat, "latitude") if lat else None,
        (cells.get("ADM0_PCODE") or pcode)[:2].upper(), f"cod:{wider}" if wider else None, code=pcode,
    )  # fmt: skip


def _mapped(line: int, cells: Mapping[str, str], file: Path) -> Record:
    arabic, english = cells.get("name_ar", "").strip(), cells.get("name_en", "").strip()
    number = cells.get("id", "").strip() or str(line)
    return Record(
        line, f"{file.stem}:{number}", cells.get("kind", "").strip() or "town", _names(*arabic.split("|"), english),
        arabic.split("|")[0] or None, english or None, _degrees(cells["lon"], "longitude"),
        _degrees(cells["lat"], "latitude"), cells.get("country", "").strip().upper() or None,
        cells.get("admin1", "").strip() or None, _whole(cells.get("population", "")),
    )  # fmt: skip


def _geonames_ids(file: Path) -> set[str]:
    with file.open(encoding="utf-8") as lines:
        return {line.split("\t", 1)[0] for line in lines}


def _alternate_names(file: Path, wanted: set[str]) -> dict[str, tuple[str, ...]]:
    """Arabic names by geonameid, preferred ones first. Columns: id, geonameid, language, name, preferred, short, ..."""
    found: dict[str, list[tuple[bool, str]]] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) >= 4 and cells[2] == "ar" and cells[1] in wanted and cells[3]:
                found.setdefault(cells[1], []).append((len(cells) < 5 or cells[4] != "1", cells[3]))
    return {number: tuple(name for _, name in sorted(names)) for number, names in found.items()}


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name and name.strip()))


def _needed(value: str, column: str) -> str:
    if not value.strip():
        raise ValueError(f"{column} is empty")
    return value.strip()


def _first(cells: Mapping[str, str], *columns: str) -> str:
    return next((cells[column] for column in columns if cells.get(column)), "")


def _degrees(value: str, what: str) -> float:
    try:
        degrees = float(value)
    except ValueError:
        raise ValueError(f"{what} is not a number: {value!r}") from None
    low, high = _BOUNDS[what]
    if not low <= degrees <= high:
        raise ValueError(f"{what} is out of range: {value}")
    return degrees


def _whole(value: str) -> int:
    value = value.strip()
    return int(float(value)) if value else 0
