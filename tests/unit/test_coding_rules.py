"""Status by the words around the trigger, and provisions of an agreement."""

from __future__ import annotations

import pytest
from coding_sample import body

CORRECTED = [
    ("negated", "CONSULT", "يشارك", "لم يشارك الوفد في المحادثات."),
    ("negated", "CONSULT", "المحادثات", "وكشف الحلف الذي لم يشارك في المحادثات عن خطة."),
    ("negated", "ASSAULT.airstrike", "الضربات", "أكد البيان عدم مشاركة الطيران الفرنسي في الضربات."),
    ("negated", "MOVE.evacuate", "إجلاء", "ولم يتم إجلاء السكان من البلدة."),
    ("negated", "MOVE.evacuate", "إجلاء", "ولَمْ يـتـمّ إجلاء السكان من البلدة."),
    ("negated", "RETREAT.ceasefire", "هدنة", "استمر القتال دون هدنة."),
    ("negated", "MOVE.flee", "بالهرب", "أكد القائد أنه لن يسمح للمسلحين بالهرب."),
    ("negated", "COERCE.arrest", "تعتقل", "قال القائد إن القوات لم تعتقل المسلحين."),
    ("negated", "SANCTION.convict", "تدن", "لم تدن المحكمة الضابط."),
    ("negated", "RETREAT.withdraw", "لسحب", "قال الوزير إنه لا خطط لسحب القوات."),
    ("negated", "RETREAT.withdraw", "للانسحاب", "لا توجد خطط للانسحاب من البلدة."),
    ("negated", "SANCTION.impose", "لفرض", "ليست هناك خطط لفرض عقوبات."),
    ("negated", "ASSAULT.attack", "لمهاجمة", "لا نية لدى الحكومة لمهاجمة البلدة."),
    ("negated", "RETREAT.withdraw", "سحب", "الحكومة لا تنوي سحب القوات."),
    ("possible", "CONTROL.gain", "تخلو", "البلدة قد تخلو من المسلحين غدا."),
    ("possible", "ASSAULT.attack", "تهاجم", "سترد الدولة إذا تهاجم القوات المدينة."),
    ("possible", "RETREAT.release", "تطلق سراح", "عقوبات ما لم تطلق سراح القس."),
    ("possible", "ASSAULT.kill", "مقتل", "تداولت الصفحات أنباء عن مقتل القائد."),
    ("possible", "MOVE.evacuate", "نقل", "تعقيب على الأنباء التي تحدثت عن دخول شاحنات بهدف نقل العائلات."),
    ("planned", "MOVE.evacuate", "ستغادر", "قافلة ستغادر المدينة اليوم."),
    ("planned", "ASSAULT.attack", "تهاجم", "قال إن القوات سوف تهاجم البلدة."),
]


@pytest.mark.parametrize(("status", "label", "trigger", "text"), CORRECTED)
def test_words_around_the_trigger_correct_what_was_tagged_actual(
    status: str, label: str, trigger: str, text: str
) -> None:
    draft = body(text)
    draft.event(label, trigger)
    (event,), _ = draft.code()
    assert event.status == status
    assert event.provenance.note is not None
    assert event.provenance.note.startswith(f"status: tagged actual, now {status} for ")
    assert event.provenance.rows or event.provenance.rule == "status.denied"


UNTOUCHED = [
    ("ASSAULT.clash", "القتال", "لا يزال القتال مستمرا."),
    ("CONSULT", "المحادثات", "لم يشارك الوفد، وانتهت المحادثات."),
    ("ASSAULT.attack", "بهجمات", "طالب بعدم السماح للجماعات. وقام المسلحون بهجمات."),
    ("CONTROL.gain", "سيطرت", "القوات سيطرت على البلدة."),
    ("CONTROL.gain", "وسيطرت", "تقدمت القوات وسيطرت على البلدة."),
    ("REJECT", "نقبل", "قال إننا لا نقبل الشروط."),
    ("COERCE.restrict", "تسمح", "السلطات لم تسمح بدخول القافلة."),
    ("SANCTION.impose", "تشارك", "قاطعت الأحزاب الحوار ولن تشارك فيه."),
    ("MOBILIZE", "القوات", "لا خطط جديدة، وتحركت القوات."),
    ("THREATEN", "سنرد", "قال إننا سنرد على الهجوم."),
    ("RETREAT.release", "تفرج", "السلطات لم تفرج سوى عن ثلاثة."),
    ("ASSAULT.bombing", "تعرضت", "وكانت البلدة قد تعرضت للتفجير."),
    ("ASSAULT.kill", "مقتل", "نقلت وكالة الأنباء خبرا عن مقتل القائد."),
    ("ASSAULT.attack", "الهجوم", "تداولت الصفحات أنباء عن الخلاف بعد الهجوم على البلدة."),
    ("ASSAULT.attack", "الهجوم", "نفى القائد الأنباء عن خلاف، وأدان الهجوم على البلدة."),
]


@pytest.mark.parametrize(("label", "trigger", "text"), UNTOUCHED)
def test_the_tagger_keeps_its_word_elsewhere(label: str, trigger: str, text: str) -> None:
    draft = body(text)
    draft.event(label, trigger)
    (event,), _ = draft.code()
    assert (event.status, event.provenance.note) == ("actual", None)


LESS_THAN_PLANNED = [
    ("possible", "CONTROL.gain", "تستعيد", "القوات قد تستعيد البلدة غدا."),
    ("possible", "MOVE.return", "عودة", "ستفتح الطريق في حال عودة النازحين."),
    ("possible", "RETREAT.withdraw", "انسحاب", "تداولت الصفحات أنباء عن انسحاب القوات غدا."),
    ("negated", "RETREAT.withdraw", "ينسحب", "قال القائد إن الجيش لن ينسحب غدا."),
]


@pytest.mark.parametrize(("status", "label", "trigger", "text"), LESS_THAN_PLANNED)
def test_the_planned_can_be_less_certain_by_the_words_before_it(
    status: str, label: str, trigger: str, text: str
) -> None:
    draft = body(text)
    draft.event(label, trigger, "planned")
    (event,), _ = draft.code()
    assert event.status == status
    assert event.provenance.note is not None and "tagged planned" in event.provenance.note


def test_a_denied_plan_is_negated() -> None:
    draft = body("نفت القيادة انسحاب القوات من البلدة.")
    draft.report("نفت", "القيادة", act="denies")
    draft.event("RETREAT.withdraw", "انسحاب", "planned", report=0)
    (event,), _ = draft.code()
    assert (event.status, event.provenance.rule) == ("negated", "status.denied")


def test_nothing_is_made_more_certain_than_it_was_tagged() -> None:
    for status in ("planned", "possible", "negated"):
        draft = body("القوات سوف تهاجم البلدة.")
        draft.event("ASSAULT.attack", "تهاجم", status)  # type: ignore[arg-type]
        (event,), _ = draft.code()
        assert (event.status, event.provenance.note) == (status, None)


def test_expected_statuses_are_those_of_the_events_in_the_order_of_the_tags() -> None:
    draft = body("القوات قد تستعيد البلدة، ولم تعتقل أحدا، وطالب القائد بالهدوء.")
    draft.report("وطالب", "القائد", score=0.9)
    draft.event("REQUEST", "وطالب", score=0.5)
    draft.event("COERCE.arrest", "تعتقل")
    draft.event("CONTROL.gain", "تستعيد", "planned")
    assert draft.statuses() == ("actual", "negated", "possible")
    assert [event.status for event in draft.code()[0]] == ["possible", "negated"]


def test_a_denied_act_is_negated() -> None:
    draft = body("نفى الجيش قصف البلدة أمس.")
    draft.report("نفى", "الجيش", act="denies")
    draft.event("ASSAULT.shelling", "قصف", report=0)
    (event,), (claim,) = draft.code()
    assert (event.status, event.provenance.rule, claim.act) == ("negated", "status.denied", "denies")


def test_a_denied_responsibility_leaves_the_act_standing() -> None:
    draft = body("نفت قيادة الجيش مسؤوليتها عن قصف البلدة.")
    draft.report("نفت", "قيادة الجيش", act="denies")
    draft.event("ASSAULT.shelling", "قصف", report=0)
    (event,), (claim,) = draft.code()
    assert (event.status, claim.act) == ("actual", "denies")


def test_who_denies_a_part_in_an_act_is_not_its_actor() -> None:
    for status, actors in (("actual", []), ("negated", ["الحركة"])):
        draft = body("نفت الحركة مسؤوليتها عن تفجير المسجد.")
        draft.report("نفت", "الحركة", act="denies")
        roles = (("actor", "الحركة"), ("target", "المسجد"))
        draft.event("ASSAULT.bombing", "تفجير", status, report=0, arguments=roles)  # type: ignore[arg-type]
        (event,), _ = draft.code()
        assert event.status == status
        assert [argument.text for argument in event.arguments if argument.role == "actor"] == actors
        assert bool(event.provenance.rows) == (not actors)


def test_who_denies_what_others_did_leaves_them_its_actors() -> None:
    draft = body("نفت الحركة علاقتها بالهجوم الذي نفذه التنظيم.")
    draft.report("نفت", "الحركة", act="denies")
    draft.event("ASSAULT.attack", "بالهجوم", report=0, arguments=(("actor", "التنظيم"),))
    (event,), _ = draft.code()
    assert [argument.text for argument in event.arguments] == ["التنظيم"]


def test_a_denial_taken_for_a_statement_is_a_denial() -> None:
    draft = body("ونفت القيادة أن تكون القوات قد قصفت البلدة.")
    draft.report("ونفت", "القيادة")
    draft.event("ASSAULT.shelling", "قصفت", "negated", report=0)
    _, (claim,) = draft.code()
    assert claim.act == "denies"


def test_talk_denied_by_somebody_is_not_made_possible() -> None:
    draft = body("نفى القائد الأنباء عن مقتل نائبه.")
    draft.report("نفى", "القائد", act="denies")
    draft.event("ASSAULT.kill", "مقتل", report=0)
    (event,), _ = draft.code()
    assert event.status == "negated"


def test_an_exclusion_is_a_negated_provision_of_the_agreement() -> None:
    draft = body("أعلن المجلس تسوية في المدينة، مشيرا إلى أن الغرباء مستثنون من الخروج.")
    draft.event("AGREE", "تسوية")
    draft.event("MOVE.evacuate", "الخروج", "planned")
    (deal, leaving), _ = draft.code()
    assert (leaving.status, leaving.provision_of) == ("negated", deal.id)
    assert leaving.provenance.rule == "status.excluded"


def test_who_is_excluded_from_leaving_is_so_without_an_agreement() -> None:
    draft = body("أعلن المجلس رحيل الحافلات، مشيرا إلى أن الغرباء مستثنون من الخروج.")
    draft.event("MOVE.evacuate", "الخروج", "planned")
    (leaving,), _ = draft.code()
    assert (leaving.status, leaving.provision_of) == ("negated", None)
    assert leaving.provenance.rule == "status.excluded"


def test_an_exclusion_at_a_distance_needs_an_agreement() -> None:
    draft = body("الغرباء مستثنون من قرار الخروج.")
    draft.event("MOVE.evacuate", "الخروج", "planned")
    (leaving,), _ = draft.code()
    assert leaving.status == "planned"


def test_an_exception_without_an_agreement_changes_nothing() -> None:
    draft = body("ساد الهدوء باستثناء نزوح عائلات من البلدة.")
    draft.event("MOVE.flee", "نزوح")
    (event,), _ = draft.code()
    assert (event.status, event.provision_of) == ("actual", None)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("غادرت الحافلات البلدة بموجب اتفاق مع التنظيم.", "غادرت"),
        ("خرج المقاتلون بناء على اتفاق سابق.", "خرج"),
        ("وبموجب اتفاق جديد خرج المقاتلون من البلدة.", "خرج"),
        ("بدأ الإجلاء ضمن إطار اتفاق.", "الإجلاء"),
    ],
)
def test_what_happens_under_an_agreement_is_its_provision(text: str, trigger: str) -> None:
    draft = body(text)
    draft.event("MOVE.evacuate", trigger)
    draft.event("AGREE", "اتفاق")
    events, _ = draft.code()
    deal = next(event for event in events if event.type == "AGREE")
    leaving = next(event for event in events if event.type == "MOVE")
    assert leaving.provision_of == deal.id
    assert leaving.provenance.note == f"provision of {deal.id} by provision.basis"


def test_an_agreement_beside_an_event_is_not_its_basis() -> None:
    draft = body("خرج المقاتلون من البلدة، وبحث الوفد اتفاق التجارة.")
    draft.event("MOVE.evacuate", "خرج")
    draft.event("AGREE", "اتفاق")
    (leaving, _), _ = draft.code()
    assert leaving.provision_of is None


def test_tagged_provisions_come_first() -> None:
    draft = body("بعد اتفاق قديم خرجوا بموجب اتفاق جديد.")
    draft.event("AGREE", "اتفاق")
    draft.event("MOVE.evacuate", "خرجوا", provision_of=0)
    draft.event("AGREE", "اتفاق", nth=1)
    (old, leaving, _), _ = draft.code()
    assert leaving.provision_of == old.id
