"""What the tests of the documentation share: a running explorer over the shipped documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.web.site import Site
from kg.workspace import Workspace
from tests.web.serving import serving


@pytest.fixture(scope="package")
def site(shipped: Workspace) -> Iterator[str]:
    """Its address."""
    shipped.index()
    with serving(Site(shipped.path)) as address:
        yield address
