"""The words of counting: what is counted (the dead, children, bus loads), bounds, and words that introduce a share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from waqai.lexicons import Lexicons
from waqai.resolving.tokens import Sense, WordTable, build_table


@cache
def quantity_words(lexicons: Lexicons) -> WordTable:
    """The counting lexicon of these data files, built once.

    A noun's sense has the unit as its value ("dead", or "" for plain people) and "group:number" as its extra.
    """
    return build_table(lexicons, _entries(lexicons))


def _entries(lexicons: Lexicons) -> Iterable[tuple[str, Sense]]:
    for row in lexicons.rows("lexicons/bounds.csv"):
        yield row["form"], Sense(row["kind"], "", row["id"])
    for row in lexicons.rows("lexicons/units.csv"):
        if row["number"] == "act":
            yield row["form"], Sense("act", row["unit"], row["id"])
        elif row["group"] == "measure":
            yield row["form"], Sense("measure", row["unit"], row["id"])
        else:
            yield row["form"], Sense("noun", row["unit"], row["id"], extra=f"{row['group']}:{row['number']}")
    for row in lexicons.rows("lexicons/given_names.csv"):
        yield row["form"], Sense("name", "", row["id"])
    for row in lexicons.rows("lexicons/function_words.csv"):
        yield row["form"], Sense("function", "", row["id"])
