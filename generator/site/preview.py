"""A preview of the built site on this machine."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from generator.values.issue import RegistreError

if TYPE_CHECKING:
    from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Files of the site, with the types a browser needs, and the site's own page for an absent one."""

    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".md": "text/plain; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the command line is the only one to print."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an absent page with the site's 404, as the host that publishes it does."""
        page = f"{self.directory}/404.html"
        if code != 404:  # noqa: PLR2004 - the HTTP status that readers know by its number
            super().send_error(code, message, explain)
            return
        with open(page, "rb") as stream:  # noqa: PTH123 - the base class hands the folder as text
            body = stream.read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def serve(site: Path, port: int = 8000) -> ThreadingHTTPServer:
    """A server of that folder on this machine alone, ready to run: ``serve(site).serve_forever()``.

    ``port`` 0 takes any free port (``server_port`` says which). Raises ``RegistreError``, code ``site-absent``
    or ``site-port``.
    """
    if not (site / "index.html").is_file():
        raise RegistreError(
            "Il n'y a pas de site à montrer.", str(site), "Le faire d'abord : make site.", "site-absent"
        )
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        raise RegistreError(
            f"Le port {port} ne peut pas être ouvert : {error.strerror}.",
            "127.0.0.1",
            "Choisir un autre port (--port).",
            "site-port",
        ) from error
