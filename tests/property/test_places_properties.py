"""No mention makes the resolver raise, and what it says is whole."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent / "unit"))

from place_sample import default_gazetteer

from waqai.lexicons import builtin
from waqai.model import Span
from waqai.resolving.places import resolve_place, resolve_places

WORDS = st.sampled_from(
    [
        "ريف",
        "حي",
        "مدينة",
        "محافظة",
        "شمال",
        "غرب",
        "على",
        "بعد",
        "20",
        "كلم",
        "بين",
        "و",
        "في",
        "قرب",
        "الحدود",
    ]
)
NAMES = st.sampled_from(["السورية", "حلب", "وحمص", "بالرقة", "للموصل", "العاصمة", "مخيم", "3,5", "#", "_"])
MENTIONS = st.one_of(st.lists(WORDS | NAMES, max_size=7).map(" ".join), st.text(max_size=30))


@settings(max_examples=60, deadline=None)
@given(MENTIONS)
def test_a_mention_is_a_whole_place_or_none(text: str) -> None:
    found = resolve_place(text, gazetteer=default_gazetteer())
    if found is not None:
        assert (found.lon is None) == (found.lat is None)
        assert found.candidates and found.name_ar
        assert found.radius_km is None or (found.precision == "area" and found.radius_km > 0)


@settings(max_examples=25, deadline=None)
@given(st.lists(MENTIONS, min_size=2, max_size=6, unique=True))
def test_the_order_of_co_mentions_does_not_matter(texts: list[str]) -> None:
    mentions = [(Span(n, n + 1), text) for n, text in enumerate(texts)]
    mixed = sorted(mentions, key=lambda mention: mention[1][::-1])
    straight, turned = (
        resolve_places(
            m, dateline=None, outlet_country=None, gazetteer=default_gazetteer(), lexicons=builtin()
        )
        for m in (mentions, mixed)
    )
    assert straight == turned
