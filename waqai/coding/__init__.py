"""Events and claims of one article, from what the tagger and the resolvers say."""

from waqai.coding.entities import code_entities
from waqai.coding.events import code_events
from waqai.coding.ontologies import Ontology, load_ontology
from waqai.coding.preparing import expected_status, find_speakers

__all__ = ["Ontology", "code_entities", "code_events", "expected_status", "find_speakers", "load_ontology"]
