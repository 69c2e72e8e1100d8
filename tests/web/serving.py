"""A real server on a free port of this machine, in a thread, ended with the test."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from kg.web.app import create
from kg.web.site import Site
from kg.web.wire import bound, server


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Where the site answers."""
    held = bound("127.0.0.1", 0)
    port = held.getsockname()[1]
    running = server(create(site))
    thread = Thread(target=running.run, kwargs={"sockets": [held]})
    thread.start()
    try:
        while not running.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join()
