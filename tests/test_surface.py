"""What a user may import, and what importing costs."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
from importlib import metadata, resources

import pytest

import rashomon
from rashomon import errors, records

PUBLIC = {
    "Article",
    "Engines",
    "Evidence",
    "Party",
    "Point",
    "RashomonError",
    "Relation",
    "Report",
    "Settings",
    "Source",
    "Speaker",
    "Statement",
    "__version__",
    "compare",
    "find_parties",
    "open_engines",
}


def test_public_names_are_these_and_no_others() -> None:
    assert set(rashomon.__all__) == PUBLIC
    assert all(hasattr(rashomon, name) for name in PUBLIC)


def test_version_is_that_of_the_installed_package() -> None:
    assert rashomon.__version__ == metadata.version("rashomon")


def test_package_says_it_is_typed() -> None:
    assert resources.files("rashomon").joinpath("py.typed").is_file()


def test_import_loads_no_engine_and_no_training_library() -> None:
    code = (
        "import sys, rashomon;"
        "print(*sorted({'torch', 'transformers', 'onnxruntime'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


RECORDS = [
    value
    for value in vars(records).values()
    if inspect.isclass(value) and dataclasses.is_dataclass(value)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_cannot_be_changed(record: type) -> None:
    parameters = record.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert "__dict__" not in dir(record)


ERRORS = [
    value
    for value in vars(errors).values()
    if inspect.isclass(value) and issubclass(value, Exception)
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_errors_say_what_happened_and_what_to_do(error: type[errors.RashomonError]) -> None:
    raised = error("no party 'X'", hint="this event has: A, B")
    assert isinstance(raised, errors.RashomonError)
    assert str(raised) == "no party 'X' - this event has: A, B"
    assert error.__name__ in (errors.__doc__ or ""), "the tree in the docstring lacks it"
