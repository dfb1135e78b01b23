"""Evidence files behind their addresses: whoever has one needs no other key, until it is revoked."""

import re
from collections.abc import Callable
from io import BytesIO
from posixpath import splitext
from typing import Protocol

from flask import Blueprint, Response, send_file

from console.pages import HEADERS, kindly, no
from domain.evidence import OpenedFile, plain_name

OFFICE = "application/vnd.openxmlformats-officedocument"
PICTURES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
}  # shown in the browser; everything else is saved, so that nothing of it is carried out there
SAVED = {
    ".pdf": "application/pdf",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".zip": "application/zip",
    ".mp4": "video/mp4",
}
KEY = re.compile("[A-Za-z0-9_-]{1,64}")
UNKNOWN = "application/octet-stream"
FILE_HEADERS = {**HEADERS, "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'"}


class Files(Protocol):
    """Where files are kept; raises `TryLater` when it is out of reach."""

    def file(self, key: str) -> OpenedFile | None: ...


def make_files(kept: Files) -> Blueprint:
    """The addresses of evidence files as a Flask blueprint."""
    files = Blueprint("files", __name__, url_prefix="/files")

    @files.get("/<key>/<path:_name>")
    def open_file(key: str, _name: str) -> Response:
        return kindly(_answer(kept, key), FILE_HEADERS)

    return files


def _answer(kept: Files, key: str) -> Callable[[], Response]:
    def answer() -> Response:
        found = kept.file(key) if KEY.fullmatch(key) else None
        if found is None:
            return no(404, "no_file")
        if found.body is None:
            return no(410, "file_gone")
        return _sent(found.name, found.body)

    return answer


def _sent(name: str, body: bytes) -> Response:
    """By the kind that its name says, and never by what its bytes look like."""
    ending = splitext(name)[1].lower()
    kind = PICTURES.get(ending) or SAVED.get(ending) or UNKNOWN
    return send_file(
        BytesIO(body),
        mimetype=kind,
        as_attachment=ending not in PICTURES,
        download_name=plain_name(name),
        max_age=None,
        etag=False,
    )
