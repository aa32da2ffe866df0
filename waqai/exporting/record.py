"""The coded article as one JSON object: the full record, which nothing is dropped from.

Keys stand in a fixed order; unknown is null; dates and times are ISO 8601; a span is {"start", "end", "text"}
in code points of the article's text. Schema: data/schema/coded-article.schema.json.
"""

from __future__ import annotations

import json
from typing import Any

from waqai.model import (
    Argument,
    Article,
    Claim,
    CodedArticle,
    Codes,
    Dateline,
    Entity,
    Event,
    Guest,
    Header,
    Provenance,
    Quantity,
    Skipped,
    Span,
    When,
    Where,
    Who,
)

Record = dict[str, Any]


def to_json(coded: CodedArticle | Skipped, *, indent: int | None = None) -> str:
    """The record as JSON text without a newline at its end; one line unless `indent` is given."""
    return json.dumps(to_record(coded), ensure_ascii=False, indent=indent, allow_nan=False)


def to_record(coded: CodedArticle | Skipped) -> Record:
    """The record of a coded article, or of one that could not be coded, with why."""
    if isinstance(coded, Skipped):
        skipped = {"stage": coded.stage, "reason": coded.reason, "detail": coded.detail}
        article = Article(id=coded.article, text="", sha256="")
        empty = _article(article, Header()) | {"sha256": None}
        return {"article": empty, "entities": [], "events": [], "claims": [], "skipped": skipped}
    text = coded.article.text
    return {
        "article": _article(coded.article, coded.header),
        "entities": [_entity(entity, text) for entity in coded.entities],
        "events": [_event(event, text) for event in coded.events],
        "claims": [_claim(claim, text) for claim in coded.claims],
        "skipped": None,
    }


def _article(article: Article, header: Header) -> Record:
    text = article.text
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "sha256": article.sha256,
        "dateline": _dateline(header, text),
        "byline": _span(header.byline, text),
        "guests": [_guest(guest, text) for guest in header.guests],
        "related": [_span(span, text) for span in header.related],
        "outlet": header.outlet,
        "agency": _span(header.agency, text),
        "captions": [_span(span, text) for span in header.captions],
        "title_span": _span(article.title_span, text),
    }


def _dateline(header: Header, text: str) -> Record | None:
    dateline: Dateline | None = header.dateline
    if dateline is None:
        return None
    return {
        "place": _span(dateline.place, text),
        "span": _span(dateline.span, text),
        "country": _span(dateline.country, text),
        "date": _span(dateline.date, text),
        "where": _where(header.dateline_place, text),
    }


def _guest(guest: Guest, text: str) -> Record:
    return {
        "name": _span(guest.name, text),
        "title": _span(guest.title, text),
        "organisation": _span(guest.organisation, text),
        "place": _span(guest.place, text),
        "span": _span(guest.span, text),
    }


def _entity(entity: Entity, text: str) -> Record:
    return {
        "span": _span(entity.span, text),
        "kind": entity.kind,
        "name": entity.name,
        "ref": entity.ref,
    }


def _event(event: Event, text: str) -> Record:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "background": event.background,
        "related": event.related,
        "trigger": _span(event.trigger, text),
        "sentence": _span(event.sentence, text),
        "arguments": [_argument(argument, text) for argument in event.arguments],
        "when": _when(event.when, text),
        "where": _where(event.where, text),
        "killed": _quantity(event.killed, text),
        "injured": _quantity(event.injured, text),
        "affected": _quantity(event.affected, text),
        "claims": list(event.claims),
        "provision_of": event.provision_of,
        "same_as": event.same_as,
        "codes": _codes(event.codes),
        "provenance": _provenance(event.provenance),
    }


def _argument(argument: Argument, text: str) -> Record:
    return {
        "role": argument.role,
        "start": argument.span.start,
        "end": argument.span.end,
        "text": argument.text,
        "who": _who(argument.who, text),
        "where": _where(argument.where, text),
        "when": _when(argument.when, text),
        "quantity": _quantity(argument.quantity, text),
    }


def _claim(claim: Claim, text: str) -> Record:
    return {
        "id": claim.id,
        "event": claim.event,
        "claimant": _who(claim.claimant, text),
        "act": claim.act,
        "cue": _span(claim.cue, text),
        "via": [_who(who, text) for who in claim.via],
        "provenance": _provenance(claim.provenance),
    }


def _codes(codes: Codes) -> Record:
    return {
        "plover": codes.plover,
        "plover_mode": codes.plover_mode,
        "plover_score": codes.plover_score,
        "cameo": codes.cameo,
        "goldstein": codes.goldstein,
        "quad": codes.quad,
        "acled_event": codes.acled_event,
        "acled_sub_event": codes.acled_sub_event,
        "ucdp_violence": codes.ucdp_violence,
        "rows": list(codes.rows),
    }


def _when(when: When | None, text: str) -> Record | None:
    if when is None:
        return None
    return {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision,
        "basis": when.basis,
        "approximate": when.approximate,
        "clock_start": when.clock_start.isoformat() if when.clock_start else None,
        "clock_end": when.clock_end.isoformat() if when.clock_end else None,
        "offset_days": list(when.offset_days) if when.offset_days else None,
        "alternatives": [_when(choice, text) for choice in when.alternatives],
        "text": when.text,
        "span": _span(when.span, text),
        "provenance": _provenance(when.provenance),
    }


def _where(where: Where | None, text: str) -> Record | None:
    if where is None:
        return None
    return {
        "place_id": where.place_id,
        "name_ar": where.name_ar,
        "name_en": where.name_en,
        "lon": where.lon,
        "lat": where.lat,
        "precision": where.precision,
        "radius_km": where.radius_km,
        "kind": where.kind,
        "admin1": where.admin1,
        "country": where.country,
        "chain": list(where.chain),
        "candidates": [
            {
                "place_id": candidate.place_id,
                "name_ar": candidate.name_ar,
                "name_en": candidate.name_en,
                "country": candidate.country,
                "lon": candidate.lon,
                "lat": candidate.lat,
                "kind": candidate.kind,
                "score": candidate.score,
            }
            for candidate in where.candidates
        ],
        "text": where.text,
        "span": _span(where.span, text),
        "provenance": _provenance(where.provenance),
    }


def _who(who: Who | None, text: str) -> Record | None:
    if who is None:
        return None
    return {
        "actor_id": who.actor_id,
        "name_ar": who.name_ar,
        "name_en": who.name_en,
        "kind": who.kind,
        "country": who.country,
        "sectors": list(who.sectors),
        "acled_type": who.acled_type,
        "person": who.person,
        "candidates": [
            {
                "actor_id": candidate.actor_id,
                "name_ar": candidate.name_ar,
                "name_en": candidate.name_en,
                "score": candidate.score,
            }
            for candidate in who.candidates
        ],
        "wording": who.wording,
        "span": _span(who.span, text),
        "provenance": _provenance(who.provenance),
    }


def _quantity(quantity: Quantity | None, text: str) -> Record | None:
    if quantity is None:
        return None
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        "noun": quantity.noun,
        "parts": [_quantity(part, text) for part in quantity.parts],
        "text": quantity.text,
        "span": _span(quantity.span, text),
        "provenance": _provenance(quantity.provenance),
    }


def _provenance(provenance: Provenance) -> Record:
    return {
        "component": provenance.component,
        "rule": provenance.rule,
        "rows": list(provenance.rows),
        "model": provenance.model,
        "note": provenance.note,
    }


def _span(span: Span | None, text: str) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}
