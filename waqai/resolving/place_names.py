"""Reads a place mention into parts: head noun, name, direction, distance, nationality; narrowest first as printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from waqai.resolving.gazetteer import Gazetteer, Place
from waqai.resolving.place_words import AL, LONGEST, PlaceWords, Reading, Word, readings, split_words

_LONGEST_NAME = 6
# Head nouns that a place is also named without.
DROPPED = {
    "admin1",
    "admin2",
    "admin3",
    "countryside",
    "town",
    "capital",
    "village",
    "quarter",
    "camp",
    "region",
    "country",
}
LOOSE_COST, _SOUND_COST = 0.7, 1.5
_TO_KM = {"km": 1.0, "m": 0.001, "mile": 1.609}


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean; `cost` rises with clitics taken off and with loose spelling."""

    place: Place
    cost: float
    with_head: bool = False


@dataclass(slots=True)
class Part:
    """One named place of a mention. `found` is empty where the gazetteer lacks the name; `joined` by an and."""

    heads: list[str] = field(default_factory=list)
    name: str = ""
    found: list[Found] = field(default_factory=list)
    bearings: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    distance_km: float | None = None
    joined: bool = False
    alike: bool = False
    size: int = 0

    @property
    def said(self) -> bool:
        return bool(self.name or self.found)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention read: its parts as printed, the word that says it is no place, and adjectives left over."""

    text: str
    parts: tuple[Part, ...]
    not_place: bool = False


def read_phrase(text: str, gazetteer: Gazetteer, words: PlaceWords) -> Phrase:
    """The parts of a mention. A name is the longest stretch that the gazetteer knows; small words frame it."""
    return _Reader(text, gazetteer, words).read()


class _Reader:
    def __init__(self, text: str, gazetteer: Gazetteer, words: PlaceWords) -> None:
        self.text = text
        self.tokens = split_words(text)
        self.gazetteer = gazetteer
        self.words = words
        self.parts: list[Part] = []
        self.part = Part()
        self.number: float | None = None

    def read(self) -> Phrase:
        at = 0
        while at < len(self.tokens):
            if not self.parts and not self.part.said and self._not_place(at):
                return Phrase(self.text, (), not_place=True)
            at = self._step(at)
        self._close()
        return Phrase(self.text, tuple(self.parts))

    def _not_place(self, at: int) -> bool:
        word, _, _ = self._small(at)
        return word is not None and word.role == "not_place" and not self._name_at(at)[1]

    def _step(self, at: int) -> int:
        """The position after the word or name at `at`, which is now part of the picture."""
        word, length, reading = self._small(at)
        size, found, how = self._name_at(at)
        if word is None and size == 0:
            return self._unknown(at)
        if word is not None and size <= length and not self._prefers_name(word, size, found):
            self._frame(word, reading)
            return at + length
        if word is not None and word.role == "head" and size > length:
            found = self._both(at, length, size, found)
            if how.joined or how.preposition:
                self._open(how)
            self.part.heads.append(word.value)
            self.part.rows.append(word.row)
        self._name(at, size, found, how)
        return at + size

    def _both(self, at: int, head: int, size: int, found: list[Found]) -> list[Found]:
        """The places named with the head noun, and those named by the rest alone; hills and wells are never dropped."""
        word = self._small(at)[0]
        rest_size, rest, _ = self._name_at(at + head)
        same = rest if rest_size == size - head and word is not None and word.value in DROPPED else []
        with_head = [Found(f.place, f.cost, True) for f in found]
        known = {f.place.id for f in with_head}
        return with_head + [f for f in same if f.place.id not in known]

    def _prefers_name(self, word: Word, size: int, found: list[Found]) -> bool:
        """A small word that is also a name: it is one right after a head noun of its kind; a country's by itself."""
        if not size or self.part.said or word.role not in ("direction", "demonym", "head"):
            return False
        wanted = self.part.heads[-1] if self.part.heads else "country"
        return any(one.place.kind == wanted and one.cost < LOOSE_COST for one in found)

    def _frame(self, word: Word, reading: Reading) -> None:
        if word.role == "direction":
            self._direction(word, reading)
            return
        if word.role == "demonym":
            self.part.countries.append(word.value)
            self.part.rows.append(word.row)
            return
        if word.role in _TO_KM:
            if self.number is not None:
                self.part.distance_km = self.number * _TO_KM[word.role]
            return
        if word.role == "not_place":
            return
        if reading.joined or reading.preposition or word.role == "in" or self.part.said:
            self._open(reading)
        if word.role == "head":
            self.part.heads.append(word.value)
        elif word.role in ("near", "between", "border", "coast"):
            self.part.effects.append(word.role)
        self.part.rows.append(word.row)

    def _direction(self, word: Word, reading: Reading) -> None:
        """An adjective with the article belongs to the name before it; a bare noun opens what comes after."""
        if self.part.said and (reading.joined or reading.preposition or not reading.form.startswith(AL)):
            self._open(reading)
        if word.value:
            self.part.bearings.append(word.value)
        self.part.rows.append(word.row)

    def _unknown(self, at: int) -> int:
        token = self.tokens[at]
        if token.replace(".", "", 1).replace(",", "", 1).isdecimal():
            self.number = float(token.replace(",", "."))
        elif (self.part.heads or at == 0) and not self.part.found:
            self.part.name = f"{self.part.name} {token}".strip()
            self.part.size += 1
        return at + 1

    def _name(self, at: int, size: int, found: list[Found], how: Reading) -> None:
        if self.part.said or ((how.joined or how.preposition) and not self.part.found and self.part.heads):
            self._open(how)
        self.part.joined = self.part.joined or how.joined
        self.part.name = " ".join([how.form, *self.tokens[at + 1 : at + size]])
        self.part.found = found
        self.part.size = size

    def _open(self, reading: Reading) -> None:
        """Starts the next part, where the one at hand has a name or a head noun of its own."""
        if self.part.said or self.part.heads:
            self._close()
        self.part.joined = self.part.joined or reading.joined

    def _close(self) -> None:
        part = self.part
        named = len(self.tokens) == 1 or any(head in DROPPED for head in part.heads)
        if part.name and not part.found and named and part.size <= 3:
            # A name after a head noun that nobody spells so: what sounds alike, if its surroundings bear it out.
            part.found = [Found(place, _SOUND_COST) for place in self.gazetteer.find_by_sound(part.name)]
            part.alike = bool(part.found)
        if part.said or part.heads or part.countries or part.effects or part.bearings:
            self.parts.append(part)
        self.part = Part()

    def _small(self, at: int) -> tuple[Word | None, int, Reading]:
        """The longest small word at `at`, how many tokens it takes, and how its clitics were read."""
        for length in range(min(LONGEST, len(self.tokens) - at), 0, -1):
            for reading in readings(self.tokens[at]):
                key = " ".join([reading.form, *self.tokens[at + 1 : at + length]])
                if word := self.words.find(key):
                    return word, length, reading
        return None, 0, Reading("")

    def _name_at(self, at: int) -> tuple[int, list[Found], Reading]:
        """The longest name at `at`: its length in tokens, the places it may mean, how its clitics were read."""
        for size in range(min(_LONGEST_NAME, len(self.tokens) - at), 0, -1):
            found, how = self._find(at, size)
            if found:
                return size, found, how
        return 0, [], Reading("")

    def _find(self, at: int, size: int) -> tuple[list[Found], Reading]:
        found: dict[str, Found] = {}
        best: Reading | None = None
        for reading in readings(self.tokens[at]):
            key = " ".join([reading.form, *self.tokens[at + 1 : at + size]])
            if len(key) < 3 or (size == 1 and key in self.words.words and reading.stripped):
                continue
            # Taking a clitic off costs as much as a tenfold to a hundredfold smaller population.
            cost = (1.2 if reading.preposition else 0.0) + (1.8 if reading.joined else 0.0)
            places = self.gazetteer.find(key)
            for place in places:
                found.setdefault(place.id, Found(place, cost))
            if reading.stripped < 2 or places:
                loose = self.gazetteer.find_loosely(key)
                for place in loose:
                    found.setdefault(place.id, Found(place, cost + LOOSE_COST))
                places = places or loose
            if places and best is None:
                best = reading
        return list(found.values()), best or Reading("")
