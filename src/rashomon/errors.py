"""What can go wrong, and when to catch it.

```
RashomonError          any error of ours; catch it in a program around a whole run
  ItemError            one item cannot be used; a batch catches it, keeps a `Failure` and goes on
    ReadError            no article could be made of an input
    AnnotationError      an article could not be annotated
    AttributionError     statements could not be put together
    ResolutionError      speakers or parties could not be told
  RunError             the run cannot go on; catch it at the edge of the program
    SettingsError        a setting or option makes no sense
    ModelError           a model is missing, broken, or answered with something that is not in the text
    StoreError           records could not be kept or found
    RunnerError          the workers could not be started or died
    ReportError          a report could not be read or written
    NothingToCompare     no input gave an article that could be compared
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records import Failure


class RashomonError(Exception):
    """Any error of ours: what happened with which value, and what to do.

    Args:
        message: What happened, naming the value or input.
        hint: What the user can do about it; known alternatives where there are any.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        """Keep the message and the hint apart, so that a report can show both."""
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Give one line: the message, and the hint behind a dash."""
        return f"{self.message} - {self.hint}" if self.hint else self.message


class ItemError(RashomonError):
    """One item cannot be used; the run goes on and keeps a `Failure`."""


class ReadError(ItemError):
    """No article could be made of an input."""


class AnnotationError(ItemError):
    """An article could not be annotated."""


class AttributionError(ItemError):
    """Statements could not be put together."""


class ResolutionError(ItemError):
    """Speakers or parties could not be told."""


class RunError(RashomonError):
    """The run cannot go on."""


class SettingsError(RunError):
    """A setting or option makes no sense."""


class ModelError(RunError):
    """A model is missing, broken, or answered with something that is not in the text."""


class StoreError(RunError):
    """Records could not be kept or found."""


class RunnerError(RunError):
    """The workers could not be started or died."""


class ReportError(RunError):
    """A report could not be read or written."""


class NothingToCompare(RunError):
    """No input gave an article that could be compared; `failures` says why, input by input.

    Args:
        message: What happened.
        hint: What to do.
        failures: The `Failure` records of the run.
    """

    def __init__(self, message: str, *, hint: str = "", failures: tuple[Failure, ...] = ()) -> None:
        """Keep the failures, so that the command line can print a line for each."""
        super().__init__(message, hint=hint)
        self.failures = failures
