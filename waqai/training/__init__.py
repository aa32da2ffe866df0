"""Training the tagger: the only room that torch may enter."""
