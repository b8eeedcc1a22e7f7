"""How much a text is like what is asked: words in common, rare ones counting more.

The rarity is that among the texts given, worked out anew each time, so that no text and no
statistic of it ever lies in an index that others' queries read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    cast,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY, REGCONFIG, TSQUERY, TSVECTOR

if TYPE_CHECKING:
    from sqlalchemy import CTE

# BM25 with its usual parameters (ENGINE section 4), a word counting once; a point is a thousandth.
_K1: Final = 1.2
_B: Final = 0.75
_POINTS: Final = 1000
_ENGLISH: Final = cast(literal("english"), REGCONFIG)
_ONCE: Final = "MATERIALIZED"  # worked out once, not once for each text
_AS_IT_IS: Final = cast(literal("simple"), REGCONFIG)


def stems(words: Any) -> ColumnElement[Any]:
    """Reduce a text to its words' stems."""
    return func.to_tsvector(_ENGLISH, words, type_=TSVECTOR)


def holds(words: Any, asked: str) -> ColumnElement[bool]:
    """Say in SQL whether stems hold every word that was typed."""
    typed = func.websearch_to_tsquery(_ENGLISH, asked, type_=TSQUERY)
    found: ColumnElement[bool] = words.bool_op("@@")(typed)
    return found


def likeness(texts: CTE, asked: ColumnElement[Any]) -> CTE:
    """Give points to each text (`key`, `stems`) for the words it shares with what is asked."""
    words = func.unnest(func.tsvector_to_array(stems(asked), type_=ARRAY(Text)))
    each = select(words.label("word")).subquery("each")
    query = func.plainto_tsquery(_AS_IT_IS, each.c.word, type_=TSQUERY).label("query")
    wanted = select(each.c.word, query).cte("wanted").prefix_with(_ONCE)
    about = (
        select(func.count().label("many"), func.avg(func.length(texts.c.stems)).label("usual"))
        .cte("about")
        .prefix_with(_ONCE)
    )
    shared = (
        select(
            texts.c.key,
            (func.length(texts.c.stems) / func.nullif(about.c.usual, 0)).label("size"),
            func.count().over(partition_by=wanted.c.word).label("holders"),
            about.c.many,
        )
        .select_from(texts.join(wanted, texts.c.stems.bool_op("@@")(wanted.c.query)))
        .join(about, true())
        .subquery("shared")
    )
    rarity = func.ln(1 + (shared.c.many - shared.c.holders + 0.5) / (shared.c.holders + 0.5))
    weight = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * shared.c.size))
    points = cast(func.round(func.sum(rarity * weight) * _POINTS), Integer)
    alike = select(shared.c.key, points.label("points")).group_by(shared.c.key).cte("likeness")
    return alike.prefix_with(_ONCE)
