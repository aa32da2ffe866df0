"""Settings for all tests: property tests repeat exactly and are not timed."""

from hypothesis import settings

settings.register_profile("waqai", deadline=None, derandomize=True)
settings.load_profile("waqai")
