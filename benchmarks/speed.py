"""How fast, how large, and how close to what this machine can do.

Takes a folder of articles or one file of them, compares all of them as one event, once, in this
process, and measures:

run       Wall seconds, articles a second, and the peak of resident memory up to the end of the
          comparison. The models are open before it starts.
models    Wall seconds inside `onnxruntime.InferenceSession.run` (its share of the run is what a
          faster model could gain), and the pieces computed there, padding included.
rates     Floating point operations a second inside the models, against float32 matrix products of
          the encoder's own shapes, timed with numpy right after the run. Operations are estimated
          from the encoder's dimensions; heads, normalisation and look-ups are not counted, so the
          ratio is a lower bound. Integer kernels may pass 1.
start-up  Wall seconds of a fresh process that imports the package and opens the three models, best
          of three.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime

from benchmarks.figures import Figures, Outcome, share
from benchmarks.rows import DataError
from rashomon.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.pipeline import Engines

LAYERS, HIDDEN, INTERMEDIATE = 6, 384, 1536
"""Dimensions of MiniLM-L6, the encoder of all three models."""

_OPENING = "import sys; from rashomon.pipeline import open_engines; open_engines(sys.argv[1])"


@dataclass(slots=True)
class Watch:
    """What went through the models while they were watched.

    Attributes:
        calls: Batches run.
        seconds: Wall time inside the runtime; of calls at the same time each counts.
        pieces: Word pieces computed, padding included.
        operations: Estimated floating point operations.
    """

    calls: int = 0
    seconds: float = 0.0
    pieces: int = 0
    operations: float = 0.0

    def add(self, shape: Sequence[int], seconds: float) -> None:
        """Count one run over `shape[0]` rows of `shape[1]` pieces."""
        rows, width = shape[0], shape[1]
        self.calls += 1
        self.seconds += seconds
        self.pieces += rows * width
        self.operations += count_operations(rows, width)


def count_operations(rows: int, width: int) -> float:
    """Estimate the encoder's floating point operations for `rows` windows of `width` pieces.

    A layer multiplies each piece with four square matrices and the two of the feed-forward part,
    and with all pieces of its window twice; a multiplication with its addition counts as two.
    """
    weights = 4 * HIDDEN * HIDDEN + 2 * HIDDEN * INTERMEDIATE
    attention = 2 * width * HIDDEN
    return 2.0 * LAYERS * rows * width * (weights + attention)


@contextmanager
def watch_models() -> Iterator[Watch]:
    """Measure every run of an ONNX session until the block ends."""
    watch = Watch()
    original = onnxruntime.InferenceSession.run

    def run_watched(session: Any, names: Any, feed: Any, options: Any = None) -> Any:  # noqa: ANN401
        started = time.perf_counter()
        outputs = original(session, names, feed, options)
        seconds = time.perf_counter() - started
        watch.add(max((np.shape(value) for value in feed.values()), key=len), seconds)
        return outputs

    onnxruntime.InferenceSession.run = run_watched
    try:
        yield watch
    finally:
        onnxruntime.InferenceSession.run = original


def measure_products(*, pieces: int = 3072, repeats: int = 5) -> float:
    """Time the matrix products of one encoder layer in numpy.

    Returns:
        Operations a second, the best of `repeats`.
    """
    generator = np.random.default_rng(0)
    shapes = [(HIDDEN, HIDDEN)] * 4 + [(HIDDEN, INTERMEDIATE), (INTERMEDIATE, HIDDEN)]
    matrices = [generator.standard_normal(shape, dtype=np.float32) for shape in shapes]
    inputs = {
        size: generator.standard_normal((pieces, size), dtype=np.float32)
        for size in (HIDDEN, INTERMEDIATE)
    }
    operations = 2.0 * pieces * sum(matrix.size for matrix in matrices)
    best = float("inf")
    for _ in range(repeats):
        started = time.perf_counter()
        for matrix in matrices:
            inputs[matrix.shape[0]] @ matrix
        best = min(best, time.perf_counter() - started)
    return operations / best


def measure_peak_memory() -> float:
    """Give the peak of this process's resident memory in MiB.

    /proc comes first: it starts anew with each program, while getrusage keeps the peak of the
    process that started this one.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024**2 if sys.platform == "darwin" else peak / 1024


def measure_start(address: str = "", *, repeats: int = 3) -> float:
    """Time a fresh process that imports the package and opens its models; best of `repeats`.

    Raises:
        DataError: The process failed.
    """
    best = float("inf")
    for _ in range(repeats):
        started = time.perf_counter()
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [sys.executable, "-c", _OPENING, address], check=False, capture_output=True, text=True
        )
        if done.returncode:
            reason = done.stderr.strip().rsplit("\n", 1)[-1]
            raise DataError(
                f"the models do not open: {reason}", hint="is the package installed whole?"
            )
        best = min(best, time.perf_counter() - started)
    return best


def list_inputs(path: Path) -> list[Path]:
    """Give the articles of a folder (its own, or those of an event in it), or the one file.

    Raises:
        DataError: There is nothing.
    """
    if path.is_file():
        return [path]
    inner = path / "articles" if (path / "articles").is_dir() else path
    paths = sorted(p for p in inner.glob("*") if p.suffix in {".txt", ".html", ".json", ".jsonl"})
    if not paths:
        raise DataError(f"no articles in {path}", hint="--data takes a folder or a JSONL file here")
    return paths


def run(path: Path, engines: Engines, *, address: str = "") -> Outcome:
    """Compare the articles of a path once and measure.

    Args:
        path: Folder of articles, or one JSONL file of them.
        engines: The models, open.
        address: What they were opened with, for timing the start.

    Raises:
        DataError: There are no articles.
    """
    inputs = list_inputs(path)
    started = time.perf_counter()
    with watch_models() as watch:
        report = compare(inputs, engines=engines)
    seconds = time.perf_counter() - started
    peak = measure_peak_memory()
    articles = len(report.articles)
    machine = measure_products()
    rate = watch.operations / watch.seconds if watch.seconds else 0.0
    values: dict[str, float | int | None] = {
        "articles": articles,
        "seconds": round(seconds, 2),
        "articles a second": round(articles / seconds, 3),
        "peak memory, MiB": round(peak, 1),
        "start-up, seconds": round(measure_start(address), 2),
        "model seconds": round(watch.seconds, 2),
        "model share of the time": share(watch.seconds, seconds),
        "model runs": watch.calls,
        "pieces in the models": watch.pieces,
        "model GFLOP/s": round(rate / 1e9, 2),
        "machine GFLOP/s": round(machine / 1e9, 2),
        "model rate against machine": share(rate, machine),
    }
    figures: Figures = {name: {"value": value} for name, value in values.items()}
    about = {
        "data": path.name,
        "models": ", ".join(identity for _, identity in engines.identities),
        "operations": f"estimated: {LAYERS} layers, hidden {HIDDEN}, intermediate {INTERMEDIATE}",
        "machine": f"float32 products of these shapes, numpy {np.__version__}",
    }
    return Outcome("speed", figures, about)
