"""The option that says who works: how many processes, or a cluster."""

from __future__ import annotations

from typing import Final

import click

_MOST: Final = 64
"""Processes at most."""


class Workers(click.ParamType[int | str]):
    """A number of processes, or the address of a cluster's scheduler."""

    name = "N|tcp://HOST:PORT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """The number or the address."""
        said = str(value)
        if "://" in said:
            return said
        if not said.isdecimal() or not 1 <= int(said) <= _MOST:
            self.fail(f"1–{_MOST}도 주소도 아닙니다 / neither 1–{_MOST} nor an address: {said}", param, ctx)
        return int(said)
