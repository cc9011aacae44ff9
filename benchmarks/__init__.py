"""Figures on any file of a known format: one scorer per room, and a gate whose floors only rise.

Run from the repository root: `python -m benchmarks NAME --data PATH`; see README.md beside this
file. Scoring is plain functions over spans and labels; running the models stands apart from it.
"""
