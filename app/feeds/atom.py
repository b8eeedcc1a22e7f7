"""Atom documents (RFC 4287), written with the standard library."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from app.web.csv_files import EXAMPLE, OGL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from app.feeds.schemas import CapabilityName

MEDIA_TYPE: Final = "application/atom+xml"
NOTHING_YET: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""When a feed without entries changed last."""
# Stored texts may hold these; XML 1.0 may not.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One entry; `page` is the screen it leads to, `paragraphs` are plain text."""

    id: UUID
    title: str
    author: str
    published: datetime
    updated: datetime
    page: str
    summary: str
    paragraphs: Sequence[str]
    capabilities: Sequence[CapabilityName]
    is_example: bool


@dataclass(frozen=True)
class Feed:
    """A feed: its own address, the page it follows, who publishes it."""

    title: str
    subtitle: str
    author: str
    origin: str
    address: str
    page: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        """The last change of any entry."""
        return max((entry.updated for entry in self.entries), default=NOTHING_YET)


def write(feed: Feed) -> bytes:
    """Write a feed as a document in UTF-8. Its id stays while its address stays."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en-GB"})
    _text(root, "id", uuid5(NAMESPACE_URL, feed.origin + feed.address).urn)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", _moment(feed.updated))
    _text(SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", "Public sector information, Open Government Licence v3.0.")
    _link(root, "self", MEDIA_TYPE, feed.origin + feed.address)
    _link(root, "alternate", "text/html", feed.origin + feed.page)
    _link(root, "license", "text/html", OGL)
    for entry in feed.entries:
        _write_entry(SubElement(root, "entry"), entry, feed.origin)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _write_entry(element: Element, entry: Entry, origin: str) -> None:
    _text(element, "id", entry.id.urn)
    _text(element, "title", f"{EXAMPLE}: {entry.title}" if entry.is_example else entry.title)
    _text(element, "published", _moment(entry.published))
    _text(element, "updated", _moment(entry.updated))
    _text(SubElement(element, "author"), "name", entry.author)
    _link(element, "alternate", "text/html", origin + entry.page)
    if entry.is_example:
        SubElement(element, "category", {"term": "invented-example", "label": EXAMPLE})
    for capability in entry.capabilities:
        words = {"term": capability.slug, "label": _xml(capability.name)}
        SubElement(element, "category", {**words, "scheme": f"{origin}/capabilities"})
    _text(element, "summary", entry.summary)
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in entry.paragraphs if text)
    _text(element, "content", paragraphs, type="html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _xml(text)


def _link(parent: Element, rel: str, media_type: str, address: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": media_type, "href": address})


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
