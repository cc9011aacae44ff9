"""From the words that name a source to speaker and party, over all articles of an event."""

from rashomon.resolve.assemble import resolve

__all__ = ["resolve"]
