"""Events and claims of one article, from what the tagger and the resolvers say."""

from waqai.coding.entities import code_entities
from waqai.coding.events import code_events, find_speakers
from waqai.coding.ontologies import Ontology, load_ontology

__all__ = ["Ontology", "code_entities", "code_events", "find_speakers", "load_ontology"]
