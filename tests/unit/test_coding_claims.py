"""According to whom: claimants, continued speakers, media that pass words on, unsourced talk."""

from __future__ import annotations

import pytest
from coding_sample import body, ontology

from waqai.coding import find_speakers
from waqai.model import Claim, Name


def said(claim: Claim) -> tuple[str | None, list[str], str | None, str]:
    who = claim.claimant.wording if claim.claimant else None
    return who, [via.wording for via in claim.via], claim.cue_text, claim.act


def test_the_outlet_itself_has_one_claim_without_claimant_and_cue() -> None:
    draft = body("قصفت القوات البلدة.")
    draft.event("ASSAULT.shelling", "قصفت")
    (event,), (claim,) = draft.code()
    assert event.claims == (claim.id,) == ("a1.c1",)
    assert said(claim) == (None, [], None, "states")
    assert claim.cue is None


def test_each_claimant_has_a_claim_and_names_resolved_are_kept() -> None:
    draft = body("قال الجيش والشرطة إن القوات قصفت البلدة.")
    draft.report("قال", "الجيش", "والشرطة")
    draft.who("الجيش", actor_id="SY-ARMY")
    draft.event("ASSAULT.shelling", "قصفت", report=0)
    (event,), claims = draft.code()
    assert [said(claim)[0] for claim in claims] == ["الجيش", "والشرطة"]
    assert claims[0].claimant is not None and claims[0].claimant.actor_id == "SY-ARMY"
    assert claims[1].claimant is not None and claims[1].claimant.kind == "unknown"
    assert event.claims == ("a1.c1", "a1.c2")


def test_one_claimant_named_twice_claims_once() -> None:
    draft = body("قال المرصد، وهو المرصد السوري، إن القوات قصفت البلدة.")
    draft.report("قال", "المرصد", "المرصد السوري")
    draft.who("المرصد", actor_id="SOHR")
    draft.who("المرصد السوري", actor_id="SOHR")
    draft.event("ASSAULT.shelling", "قصفت", report=0)
    _, claims = draft.code()
    assert len(claims) == 1


CONTINUED = [
    ("وأضاف", "وأضاف أن القوات اعتقلت ثلاثة."),
    ("مشيرا", "وتحدث طويلا مشيرا إلى أن القوات اعتقلت ثلاثة."),
    ("وقال", 'وقال: "القوات اعتقلت ثلاثة".'),
]


@pytest.mark.parametrize(("cue", "second"), CONTINUED)
def test_a_continued_report_has_the_speaker_before(cue: str, second: str) -> None:
    draft = body("أعلن القائد أن البلدة تعرضت للقصف.", second)
    draft.report("أعلن", "القائد")
    draft.report(cue)
    draft.event("ASSAULT.shelling", "للقصف", report=0)
    draft.event("COERCE.arrest", "اعتقلت", report=1)
    _, claims = draft.code()
    assert said(claims[1])[0] == "القائد"
    assert claims[1].provenance.rule == "continued"
    assert claims[1].provenance.rows


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("أعلن القائد أن البلدة قصفت.", "وقال مسؤول آخر إن القوات اعتقلت ثلاثة."),
        ("أعلن القائد أن البلدة قصفت.", "كان الطقس باردا.", "وقال إن القوات اعتقلت ثلاثة."),
        ("وقال إن القوات اعتقلت ثلاثة.", "أعلن القائد أن البلدة قصفت."),
    ],
)
def test_no_speaker_is_taken_over_a_subject_a_paragraph_or_backwards(paragraphs: tuple[str, ...]) -> None:
    draft = body(*paragraphs)
    draft.report("أعلن", "القائد")
    draft.report("وقال")
    draft.event("COERCE.arrest", "اعتقلت", report=1)
    _, (claim,) = draft.code()
    assert said(claim) == (None, [], "وقال", "states")


def test_a_chain_of_continued_reports_keeps_its_speaker() -> None:
    draft = body("أعلن القائد أن البلدة قصفت.", "وأضاف أن الهدوء عاد.", "وتابع أن القوات اعتقلت ثلاثة.")
    draft.report("أعلن", "القائد")
    draft.report("وأضاف")
    draft.report("وتابع")
    draft.event("COERCE.arrest", "اعتقلت", report=2)
    _, (claim,) = draft.code()
    assert said(claim)[0] == "القائد"


RELAYED = [
    ("قوله", ["مصدر أمني"], "ونقلت وكالة رويترز عن مصدر أمني قوله إن القوات اعتقلت ثلاثة."),
    ("ونقلت", ["مصدر أمني"], "ونقلت وكالة رويترز عن مصدر أمني أن القوات اعتقلت ثلاثة."),
    ("نقلت", ["مصدر أمني"], "القوات اعتقلت ثلاثة بحسب ما نقلت وكالة رويترز عن مصدر أمني."),
    ("وقال", ["مصدر أمني"], "وقال مصدر أمني لوكالة رويترز إن القوات اعتقلت ثلاثة."),
    ("قالت", ["مصدر أمني"], "قالت وكالة رويترز نقلا عن مصدر أمني إن القوات اعتقلت ثلاثة."),
    ("ونقلت", ["وكالة رويترز", "مصدر أمني"], "ونقلت وكالة رويترز عن مصدر أمني أن القوات اعتقلت ثلاثة."),
]


@pytest.mark.parametrize(("cue", "tagged", "text"), RELAYED)
def test_an_agency_that_quotes_an_official_is_via(cue: str, tagged: list[str], text: str) -> None:
    draft = body(text)
    draft.report(cue, *tagged)
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[:2] == ("مصدر أمني", ["وكالة رويترز"])


def test_the_quoted_speaker_is_found_by_name_where_the_agency_was_tagged() -> None:
    draft = body("ونقلت وكالة رويترز عن بيسكوف أن القوات اعتقلت ثلاثة.")
    draft.report("ونقلت", "وكالة رويترز")
    draft.names.append(Name(draft.find("بيسكوف"), "person", 0.9))
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[:2] == ("بيسكوف", ["وكالة رويترز"])


@pytest.mark.parametrize("tagged", ["مصدر دبلوماسي", "دبلوماسي"])
def test_the_quoted_speaker_is_whole_where_it_was_cut(tagged: str) -> None:
    draft = body("ذكرت وكالة رويترز، نقلا عن مصدر دبلوماسي أن القوات اعتقلت ثلاثة.")
    draft.report("ذكرت", tagged)
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[:2] == ("مصدر دبلوماسي", ["وكالة رويترز"])
    assert claim.provenance.rule == "relayed"


def test_a_name_later_in_the_quoted_words_takes_them_all() -> None:
    draft = body("ونقلت وكالة رويترز عن المتحدث بيسكوف أن القوات اعتقلت ثلاثة.")
    draft.report("ونقلت", "وكالة رويترز")
    draft.names.append(Name(draft.find("بيسكوف"), "person", 0.9))
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[:2] == ("المتحدث بيسكوف", ["وكالة رويترز"])


def test_transport_from_a_place_is_no_relay() -> None:
    draft = body("نقلت الحافلات المدنيين بعيدا عن البلدة، وقال القائد إن القوات اعتقلت ثلاثة.")
    draft.report("وقال", "القائد")
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[:2] == ("القائد", [])


def test_an_abbreviated_name_of_a_medium_stays_whole() -> None:
    draft = body('قال وزير لشبكة إي.بي.سي نيوز "القوات اعتقلت ثلاثة".')
    draft.report("قال", "وزير")
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, (claim,) = draft.code()
    assert said(claim)[1] == ["شبكة إي.بي.سي نيوز"]


def test_unsourced_talk_is_a_claim_of_nobody_with_its_words() -> None:
    draft = body("تعقيبا على الأنباء التي تحدثت عن دخول شاحنات، قال القائد إن الهدف معروف.")
    draft.report("قال", "القائد")
    draft.event("MOVE.evacuate", "دخول", report=0)
    (event,), (claim,) = draft.code()
    assert event.status == "possible"
    assert said(claim) == (None, [], "الأنباء التي تحدثت عن", "states")


def test_a_forecast_keeps_its_act() -> None:
    draft = body("أعلن القائد أن البلدة قصفت، متوقعا قتالا صعبا.")
    draft.report("أعلن", "القائد")
    draft.report("متوقعا", act="expects")
    draft.event("ASSAULT.clash", "قتالا", "planned", report=1)
    _, (claim,) = draft.code()
    assert said(claim) == ("القائد", [], "متوقعا", "expects")


def test_speakers_and_media_are_listed_for_resolving() -> None:
    draft = body("ونقلت وكالة رويترز عن مصدر أمني قوله إن القوات اعتقلت ثلاثة.")
    draft.report("قوله", "مصدر أمني")
    speakers = find_speakers(draft.article(), draft.segments(), draft.tags(), ontology())
    assert [span.of(draft.text) for span in speakers] == ["وكالة رويترز", "مصدر أمني"]
