from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.model import Article, Span
from waqai.segmenting import segment
from waqai.text import find_words, fold, match_key

# Arabic letters, marks, tatweel, digits of three scripts, presentation forms, controls and what breaks lines.
ARABIC = st.text(
    st.sampled_from(
        "ابتةثحدرسعقكلمنهويىءأإآؤئپچگیکەۆ ًَُِّْٰـ.*-_·12375٠١٢۳،؛؟!…\"'()|/:–—#\n\r\t\u2028\u200f\u202e\0\ufeffﻻﷲ"
    )
)
# A digit between letters stands for a letter, so digits are left out where a second folding must find nothing.
LETTERS = st.text(st.sampled_from("ابتةثحدرسعقكلمنهويىءأإآؤئپچگیکەۆ ًَُِّْٰـ.,ABc؟()\n\u200fﻻ"))
TEXTS = st.one_of(ARABIC, st.text())


@settings(max_examples=200)
@given(TEXTS, st.booleans())
def test_folding_points_back_into_the_text(text: str, match: bool) -> None:
    folded = fold(text, match=match)
    for at in range(len(folded.text)):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
    starts = [folded.span(at, at + 1).start for at in range(len(folded.text))]
    assert starts == sorted(starts)


@settings(max_examples=200)
@given(LETTERS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = match_key(text)
    assert match_key(once) == once


@settings(max_examples=200)
@given(TEXTS)
def test_words_are_in_order_and_hold_no_space(text: str) -> None:
    end = 0
    for word in find_words(text):
        assert end <= word.start < word.end <= len(text)
        assert not any(c in word.of(text) for c in " \n\r\t")
        end = word.end


@settings(max_examples=150)
@given(TEXTS, st.booleans())
def test_any_text_is_segmented_with_all_its_words_in_sentences(text: str, titled: bool) -> None:
    title = Span(0, len(text.split("\n")[0])) if titled else None
    found = segment(Article("a", text, "0" * 64, title_span=title))
    end = 0
    for paragraph in found.paragraphs:
        assert end <= paragraph.span.start <= paragraph.span.end <= len(text)
        end = paragraph.span.end
        assert all(paragraph.span.contains(sentence) for sentence in paragraph.sentences)
        for word in paragraph.words:
            assert sum(sentence.contains(word) for sentence in paragraph.sentences) == 1
