"""The tags as coding reads them: reporting words are no events, spans are whole and stand once."""

from __future__ import annotations

import pytest
from coding_sample import Draft, body

from waqai.model import Claim


def claimants(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.claimant.wording for claim in claims if claim.claimant]


@pytest.mark.parametrize(
    ("label", "score", "kept"),
    [("THREATEN", 0.6, False), ("THREATEN", 0.95, True), ("ASSAULT.attack", 0.6, True)],
)
def test_a_reporting_word_is_no_event_where_the_tagger_is_surer_of_the_report(
    label: str, score: float, kept: bool
) -> None:
    draft = body("حذر القائد من أن القوات تقصف البلدة.")
    draft.report("حذر", "القائد", score=0.9)
    draft.event(label, "حذر", score=score)
    draft.event("ASSAULT.shelling", "تقصف", report=0)
    events, claims = draft.code()
    assert [event.trigger_text for event in events] == (["حذر", "تقصف"] if kept else ["تقصف"])
    assert claimants(claims) == ["القائد"]


def test_links_to_a_dropped_event_go_with_it() -> None:
    draft = body("أعلن القائد أن القوات غادرت البلدة ثم غادرت القرية.")
    draft.report("أعلن", "القائد", score=0.9)
    draft.event("AGREE", "أعلن", score=0.4)
    draft.event("MOVE.evacuate", "غادرت", provision_of=0)
    draft.event("MOVE.evacuate", "غادرت", nth=1, same_as=1)
    (first, second), _ = draft.code()
    assert (first.provision_of, second.same_as) == (None, first.id)


def nested() -> Draft:
    draft = body("قصفت طائرات الجيش السوري بلدة دوما.")
    roles = (("actor", "الجيش"), ("actor", "طائرات الجيش السوري"), ("place", "بلدة دوما"), ("place", "دوما"))
    draft.event("ASSAULT.airstrike", "قصفت", arguments=(*roles, ("place", "بلدة دوما"), ("target", "دوما")))  # type: ignore[arg-type]
    return draft


def test_an_argument_within_a_longer_one_of_its_role_goes_and_so_do_repeats() -> None:
    (event,), _ = nested().code()
    found = {(argument.role, argument.text) for argument in event.arguments}
    assert len(event.arguments) == 3
    assert found == {("actor", "طائرات الجيش السوري"), ("place", "بلدة دوما"), ("target", "دوما")}


def test_a_claimant_cut_short_is_the_longer_actor() -> None:
    draft = body("اعتقلت وزارة الداخلية العراقية ثلاثة، بحسب البيان.")
    draft.report("بحسب", "وزارة الداخلية")
    draft.event("COERCE.arrest", "اعتقلت", report=0, arguments=(("actor", "وزارة الداخلية العراقية"),))
    _, claims = draft.code()
    assert claimants(claims) == ["وزارة الداخلية العراقية"]


def test_a_claimant_cut_short_is_the_longer_name() -> None:
    draft = body("قال المرصد السوري إن القوات اعتقلت ثلاثة.")
    draft.report("قال", "المرصد")
    draft.organisation("المرصد السوري")
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    _, claims = draft.code()
    assert claimants(claims) == ["المرصد السوري"]


def test_two_claimants_are_not_made_one_by_a_span_over_both() -> None:
    draft = body("قالت تركيا وروسيا إن القوات اعتقلت ثلاثة.")
    draft.report("قالت", "تركيا", "وروسيا")
    draft.event("COERCE.arrest", "اعتقلت", report=0, arguments=(("actor", "تركيا وروسيا"),))
    _, claims = draft.code()
    assert claimants(claims) == ["تركيا", "وروسيا"]


def test_claimants_of_another_sentence_go_where_the_cue_has_its_own() -> None:
    draft = body("وصل الوزير أمس. قال القائد إن القوات اعتقلت ثلاثة.")
    draft.report("قال", "الوزير", "القائد")
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    assert claimants(draft.code()[1]) == ["القائد"]


def test_a_claimant_of_another_sentence_stays_where_it_is_the_only_one() -> None:
    draft = body("وصل الوزير أمس. وقال إن القوات اعتقلت ثلاثة.")
    draft.report("وقال", "الوزير")
    draft.event("COERCE.arrest", "اعتقلت", report=0)
    assert claimants(draft.code()[1]) == ["الوزير"]
