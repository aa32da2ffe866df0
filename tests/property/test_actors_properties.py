"""No phrase makes the actor resolver raise, and what it says is well formed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.model import Span
from waqai.resolving.actors import resolve_actor, resolve_actors

TEXT = "الجيش السوري قوات من و وزير الخارجية ترامب التحالف داعش الذي في نحو 100 ، بن عبد الرحمن ولل الـ #ال_"
WORDS = st.sampled_from(TEXT.split())
PHRASES = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join))
COUNTRIES = st.sampled_from([None, "SY", "YE", "XX"])


@settings(max_examples=150, deadline=None)
@given(PHRASES, COUNTRIES)
def test_any_phrase_resolves_or_not(text: str, country: str | None) -> None:
    who = resolve_actor(text, country)
    assert who == resolve_actor(text, country)
    if who is not None:
        assert who.wording == text
        assert who.actor_id is not None or who.name_ar


@settings(max_examples=60, deadline=None)
@given(st.lists(PHRASES, max_size=6), COUNTRIES)
def test_every_mention_of_an_article_gets_an_answer(texts: list[str], country: str | None) -> None:
    mentions = [(Span(50 * n, 50 * n + len(text)), text) for n, text in enumerate(texts)]
    found = resolve_actors(mentions, country=country)
    assert set(found) == {span for span, _ in mentions}
    assert found == resolve_actors(mentions[::-1], country=country)
