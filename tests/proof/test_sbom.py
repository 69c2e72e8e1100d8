"""What the program is made of: every package named, and every licence one that may be passed on with it."""

from __future__ import annotations

import re

import pytest

from bench.sbom import Component, bill, components

ALLOWED = re.compile(
    r"MIT|MIT-0|MIT-CMU|MIT License|BSD|BSD-[23]-Clause|BSD License|0BSD|ISC|ISC License( \(ISCL\))?|Apache[- ]2\.0( License)?"
    r"|Apache Software License|PSF-2\.0|Python Software Foundation License|Zlib|CC0-1\.0|BSL-1\.0|CNRI-Python|Unlicense"
    r"|Mozilla Public License 2\.0 \(MPL 2\.0\)|MPL-2\.0|LLVM-exception|dependency licenses"
)
"""Permissive ones, and MPL, which asks for nothing beyond its own files; no GPL, no LGPL, no unknown."""


@pytest.mark.parametrize("component", components(), ids=lambda one: one.name)
def test_the_licence_may_be_passed_on(component: Component) -> None:
    parts = [part.strip("() ") for part in re.split(r" AND | OR | WITH |, ", component.licence)]
    parts = [f"{part})" if part.count("(") > part.count(")") else part for part in parts]
    assert parts
    assert not [part for part in parts if not ALLOWED.fullmatch(part)], component


def test_the_bill_names_what_is_imported_and_what_is_bundled() -> None:
    held = bill()
    names = {str(one["purl"]).split("@")[0] for one in held["components"]}  # type: ignore[attr-defined]
    assert {"pkg:pypi/pyoxigraph", "pkg:pypi/starlette", "pkg:pypi/torch"} <= names
    assert any(name.startswith("pkg:npm/") for name in names)
    assert not names & {"pkg:pypi/pytest", "pkg:pypi/mypy", "pkg:pypi/virtuoso"}


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "GNU General Public License v3 (GPLv3)", "LGPL-2.1", "AGPL", ""])
def test_others_may_not(licence: str) -> None:
    assert not ALLOWED.fullmatch(licence)
