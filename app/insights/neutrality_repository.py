"""What was shown to moderators and what they chose, and the quarters published of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select, text
from sqlalchemy.types import Date

from app.insights.enums import Act, Dimension
from app.insights.models import NeutralityQuarter
from app.insights.neutrality_schemas import ConductFigures
from app.insights.skew import NOT_STATED, Tally, compare
from app.kernel.ids import LONDON
from app.platform.database import MomentTz, Reader
from app.platform.paging import read_page
from app.platform.tables import fact

if TYPE_CHECKING:
    from app.insights.neutrality_schemas import QuarterFilter
    from app.kernel.paging import CursorSigner
    from app.platform.paging import PageRows

PURPOSE: Final = "neutrality"
_MONTHS: Final = 3
_QUARTERS: Final = 4
# A choice is read from the facts of its quarter: what becomes of the match later changes nothing.
# The last one of the quarter decides whether an endorsement stood.
_TALLIES: Final = text(
    """
    WITH moves AS (
        SELECT m.challenge_id, m.solution_id, f.payload ->> 'to_state' AS state, f.position
        FROM match m
        JOIN fact f ON f.stream_id = m.id AND f.kind = 'MatchMoved'
        WHERE m.decided_at >= :start AND f.recorded_at >= :start AND f.recorded_at < :end
    ), acts AS (
        SELECT challenge_id, solution_id,
               bool_or(state IN ('offered', 'introduced')) AS introduced,
               bool_or(state = 'endorsed') AND (array_agg(state ORDER BY position DESC))[1]
                   NOT IN ('suggested', 'dismissed') AS endorsed
        FROM moves GROUP BY challenge_id, solution_id
    ), pairs AS (
        SELECT challenge_id, solution_id FROM acts
        UNION
        SELECT challenge_id, solution_id FROM match_impression
        WHERE role = 'moderator' AND shown_on >= :first_day AND shown_on < :last_day
    )
    SELECT o.size_band AS size, o.is_trade_body_member AS member,
           coalesce(o.region, o.nation) AS region,
           EXISTS (SELECT FROM deployment d JOIN solution own ON own.id = d.solution_id
               WHERE own.supplier_id = s.supplier_id AND d.organisation_id = c.lead_force_id
                 AND d.is_listed) AS incumbent,
           coalesce(a.endorsed, false) AS endorsed, coalesce(a.introduced, false) AS introduced,
           count(*) AS pairs, bool_or(c.is_example OR s.is_example) AS is_example
    FROM pairs p
    JOIN challenge c ON c.id = p.challenge_id
    JOIN solution s ON s.id = p.solution_id
    JOIN organisation o ON o.id = s.supplier_id
    LEFT JOIN acts a ON a.challenge_id = p.challenge_id AND a.solution_id = p.solution_id
    GROUP BY 1, 2, 3, 4, 5, 6
    """
).bindparams(
    bindparam("start", type_=MomentTz),
    bindparam("end", type_=MomentTz),
    bindparam("first_day", type_=Date),
    bindparam("last_day", type_=Date),
)


class Quarter(NamedTuple):
    """A quarter of a year in London."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: datetime) -> Quarter:
        """The quarter a moment lies in."""
        day = moment.astimezone(LONDON)
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def named(cls, name: str) -> Quarter:
        """The quarter of a name such as 2026-q4."""
        year, number = name.split("-q")
        return cls(int(year), int(number))

    @property
    def name(self) -> str:
        """Such as 2026-q4."""
        return f"{self.year}-q{self.number}"

    @property
    def first_day(self) -> date:
        """Where it begins."""
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def following(self) -> Quarter:
        """The next one."""
        if self.number == _QUARTERS:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def before(self) -> Quarter:
        """The one before."""
        if self.number == 1:
            return Quarter(self.year - 1, _QUARTERS)
        return Quarter(self.year, self.number - 1)


async def figures(reader: Reader, quarter: Quarter) -> ConductFigures:
    """What was shown and chosen in a quarter, compared."""
    days = (quarter.first_day, quarter.following.first_day)
    start, end = (datetime.combine(day, time(), tzinfo=LONDON) for day in days)
    asked = {"start": start, "end": end, "first_day": days[0], "last_day": days[1]}
    rows = (await reader.execute(_TALLIES, asked)).all()
    return ConductFigures(
        comparisons=compare([_tally(row) for row in rows]),
        is_example=any(row.is_example for row in rows),
    )


async def page(reader: Reader, asked: QuarterFilter, cursors: CursorSigner) -> PageRows:
    """One page of published quarters, newest first."""
    found = select(*NeutralityQuarter.__table__.columns)
    if asked.quarter:
        found = found.where(NeutralityQuarter.quarter == asked.quarter)
    return await read_page(
        reader,
        found,
        asked=asked,
        cursors=cursors,
        purpose=PURPOSE,
        keys=("quarter",),
        newest_first=True,
    )


async def last_published(reader: Reader) -> Quarter | None:
    """The newest quarter that was published."""
    newest = select(NeutralityQuarter.quarter).order_by(NeutralityQuarter.quarter.desc()).limit(1)
    name = (await reader.execute(newest)).scalar_one_or_none()
    return None if name is None else Quarter.named(name)


async def told_skews(reader: Reader, stream_id: UUID) -> set[tuple[Act, Dimension]]:
    """The skews of a quarter that stand in its record already."""
    statement = select(fact.c.payload).where(
        fact.c.stream_id == stream_id, fact.c.kind == "NeutralitySkewed"
    )
    payloads = (await reader.execute(statement)).scalars()
    return {(Act(each["act"]), Dimension(each["dimension"])) for each in payloads}


def _tally(row: Any) -> Tally:
    member = {True: "member", False: "not_member", None: NOT_STATED}[row.member]
    acts = ((Act.ENDORSEMENT, row.endorsed), (Act.INTRODUCTION, row.introduced))
    return Tally(
        groups={
            Dimension.SIZE: row.size or NOT_STATED,
            Dimension.MEMBERSHIP: member,
            Dimension.REGION: row.region or NOT_STATED,
            Dimension.INCUMBENCY: "incumbent" if row.incumbent else "new",
        },
        acts=frozenset(act for act, done in acts if done),
        pairs=row.pairs,
    )
