"""Claims of responsibility: what the tagger took for a statement, and what it did not see."""

from __future__ import annotations

import pytest
from coding_sample import body, ontology

from waqai.coding import find_speakers
from waqai.model import Act, Claim


def said(claims: tuple[Claim, ...]) -> list[tuple[str | None, Act]]:
    return [(claim.claimant.wording if claim.claimant else None, claim.act) for claim in claims]


TAGGED = [
    ("أعلن", "claims_responsibility", "أعلن التنظيم مسؤوليته عن التفجير."),
    ("وأعلنت", "claims_responsibility", "وأعلنت الحركة في بيان مسؤوليتها عن التفجير."),
    ("أعلن", "claims_responsibility", "أعلن التنظيم أنه المسؤول عن التفجير."),
    ("تبنت", "claims_responsibility", "تبنت الحركة التفجير."),
    ("أعلن", "states", "أعلن التنظيم أن الجماعة تتحمل مسؤوليتها عن التفجير."),
    ("تعلن", "states", "ولم تعلن أي جهة مسؤوليتها عن التفجير."),
    ("نفت", "denies", "نفت الحركة مسؤوليتها عن التفجير."),
]


@pytest.mark.parametrize(("cue", "act", "text"), TAGGED)
def test_the_words_after_a_cue_tell_a_claim_from_a_statement(cue: str, act: Act, text: str) -> None:
    draft = body(text)
    draft.report(cue)
    draft.event("ASSAULT.bombing", "التفجير", report=0)
    _, (claim,) = draft.code()
    assert claim.act == act
    assert (act == "states") == (not claim.provenance.rows)


def test_that_nobody_claims_is_no_claim_even_where_it_was_tagged_as_one() -> None:
    draft = body("ولم تعلن أي جهة مسؤوليتها عن التفجير.")
    draft.report("تعلن", act="claims_responsibility")
    draft.event("ASSAULT.bombing", "التفجير", report=0)
    _, (claim,) = draft.code()
    assert claim.act == "states"


ADDED = [
    ("تنظيم القاعدة", "تبنى تنظيم القاعدة الهجوم على المدينة."),
    ("تنظيم القاعدة", "وتبنى الهجوم تنظيم القاعدة أمس."),
    ("تنظيم القاعدة", "قتل ثلاثة في الهجوم الذي تبناه تنظيم القاعدة."),
    ("تنظيم القاعدة", "الهجوم على المدينة، تنظيم القاعدة يتبنى."),
    ("تنظيم القاعدة", "وكان تنظيم القاعدة قد تبنى الهجوم."),
    ("تنظيم القاعدة", "أعلن تنظيم القاعدة في بيان مسؤوليته عن الهجوم."),
    ("تنظيم القاعدة", "وأعلن تنظيم القاعدة تبنيه الهجوم."),
    ("تنظيم القاعدة", "وقع الهجوم الذي أعلن تنظيم القاعدة مسؤوليته عنه أمس."),
]


@pytest.mark.parametrize(("claimant", "text"), ADDED)
def test_a_claiming_word_that_the_tagger_missed_adds_the_claim(claimant: str, text: str) -> None:
    draft = body(text)
    draft.organisation(claimant)
    draft.event("ASSAULT.attack", "الهجوم")
    (event,), (claim,) = draft.code()
    assert said((claim,)) == [(claimant, "claims_responsibility")]
    assert claim.cue_text is not None and event.claims == (claim.id,)
    assert claim.provenance.rule == "claimed" and claim.provenance.rows
    assert claim.provenance.note is not None and "added by the lexicon" in claim.provenance.note
    assert find_speakers(draft.article(), draft.segments(), draft.tags(), ontology()) == (
        draft.find(claimant),
    )


NOT_ADDED = [
    "لم تتبن أي جهة الهجوم.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم.",
    "تبنى المجلس قرارا يدين الهجوم.",
    "بعد الهجوم تبنى البرلمان مشروع قانون.",
    "أدان الوزير الهجوم.",
]


@pytest.mark.parametrize("text", NOT_ADDED)
def test_what_is_not_claimed_or_only_adopted_adds_nothing(text: str) -> None:
    draft = body(text)
    draft.event("ASSAULT.attack", "الهجوم")
    _, claims = draft.code()
    assert said(claims) == [(None, "states")]


def test_a_claim_without_a_known_speaker_is_nobodys() -> None:
    draft = body("تبنى مجهولون الهجوم على المدينة.")
    draft.event("ASSAULT.attack", "الهجوم")
    assert said(draft.code()[1]) == [(None, "claims_responsibility")]


def test_the_events_own_actor_claims_where_no_name_stands_by() -> None:
    draft = body("نفذ التنظيم أمس الهجوم، ثم تبناه.")
    draft.event("ASSAULT.attack", "الهجوم", arguments=(("actor", "التنظيم"),))
    assert said(draft.code()[1]) == [("التنظيم", "claims_responsibility")]


def test_a_name_that_another_clause_ends_with_is_not_the_speaker() -> None:
    draft = body("استهدف الهجوم قوات الجيش، وتبناه مجهولون.")
    draft.organisation("قوات الجيش")
    draft.event("ASSAULT.attack", "الهجوم")
    assert said(draft.code()[1]) == [(None, "claims_responsibility")]


def test_an_added_claim_stands_beside_the_report_of_another() -> None:
    draft = body("قال المرصد إن الهجوم الذي تبناه التنظيم قتل ثلاثة.")
    draft.report("قال", "المرصد")
    draft.organisation("التنظيم")
    draft.event("ASSAULT.attack", "الهجوم", report=0)
    assert said(draft.code()[1]) == [("المرصد", "states"), ("التنظيم", "claims_responsibility")]


def test_a_report_on_the_word_that_was_tied_to_nothing_is_tied_to_the_attack() -> None:
    draft = body("أسفر الهجوم الذي أعلن التنظيم مسؤوليته عنه عن قتلى.")
    draft.report("أعلن", "التنظيم", act="claims_responsibility")
    draft.event("ASSAULT.attack", "الهجوم")
    assert said(draft.code()[1]) == [("التنظيم", "claims_responsibility")]


def test_a_claim_that_the_tagger_found_is_not_added_again() -> None:
    draft = body("تبنى التنظيم الهجوم على المدينة.")
    draft.report("تبنى", "التنظيم", act="claims_responsibility")
    draft.event("ASSAULT.attack", "الهجوم", report=0)
    _, (claim,) = draft.code()
    assert claim.provenance.rule == "named"
