"""The whole score written a second time, as one SQL statement with pgvector, to check the engine by.

Slow on purpose and told from the definition in docs/matching.md, not from the engine's code: every
pair of capability and deployment is looked at one by one.
"""

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

from app.matching.engine.documents import Document, Query, Taxonomy
from app.matching.engine.segments import term_weights
from app.matching.engine.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.platform.database import Reader

STATEMENT = text("""
WITH
w AS (SELECT CAST(:weights AS jsonb) AS j),
doc AS (SELECT * FROM jsonb_to_recordset(CAST(:documents AS jsonb))
        AS d(id text, capabilities text[], maturity float8)),
held AS (SELECT * FROM jsonb_to_recordset(CAST(:terms AS jsonb)) AS t(id text, term text, weight float8)),
vec AS (SELECT id, part, v::vector FROM jsonb_to_recordset(CAST(:vectors AS jsonb))
        AS v(id text, part int, v text)),
asked_vec AS (SELECT part, v::vector FROM jsonb_to_recordset(CAST(:asked_vectors AS jsonb))
              AS v(part int, v text)),
asked_term AS (SELECT * FROM jsonb_to_recordset(CAST(:asked_terms AS jsonb)) AS t(term text, weight float8)),
theme AS (SELECT key AS capability, value AS theme FROM jsonb_each_text(CAST(:themes AS jsonb))),
close AS (SELECT * FROM jsonb_to_recordset(CAST(:closeness AS jsonb))
          AS c(theme text, sector text, closeness float8)),
dep AS (SELECT * FROM jsonb_to_recordset(CAST(:deployments AS jsonb))
        AS p(id text, sector text, policing bool, evidence text, use text, day date, scope text[])),

-- words
len AS (SELECT id, sum(weight) AS length FROM held GROUP BY id),
corpus AS (SELECT count(*)::float8 AS n, round(avg(length))::float8 AS average FROM len),
param AS (SELECT (j->'text'->>'k1')::float8 AS k1, (j->'text'->>'b')::float8 AS b,
                 (j->'text'->>'background_documents')::float8 AS background FROM w),
worth AS (SELECT a.term, a.weight,
                 a.weight * ln(1 + (n + background - coalesce(df, 0) + 0.5) / (coalesce(df, 0) + 0.5)) AS worth
          FROM asked_term a CROSS JOIN corpus CROSS JOIN param
          LEFT JOIN (SELECT term, count(*)::float8 AS df FROM held GROUP BY term) f USING (term)),
whole AS (SELECT sum(worth * weight * (k1 + 1)
                     / (weight + k1 * (1 - b + b * (SELECT sum(weight) FROM asked_term) / average))) AS own
          FROM worth CROSS JOIN param CROSS JOIN corpus),
words AS (SELECT doc.id, coalesce(sum(worth.worth * h.weight * (k1 + 1)
                 / (h.weight + k1 * (1 - b + b * length / average))), 0) / (SELECT own FROM whole) AS lexical
          FROM doc CROSS JOIN param CROSS JOIN corpus
          LEFT JOIN held h ON h.id = doc.id
          LEFT JOIN len ON len.id = doc.id
          LEFT JOIN worth ON worth.term = h.term
          GROUP BY doc.id),

-- meaning
parts AS (SELECT vec.id,
                 max(CASE WHEN vec.part = 0 AND a.part = 0 THEN -(vec.v <#> a.v) END) AS of_whole,
                 max(CASE WHEN vec.part > 1 AND a.part > 1 THEN -(vec.v <#> a.v) END) AS of_passage,
                 max(CASE WHEN vec.part > 1 AND a.part = 1 THEN -(vec.v <#> a.v) END) AS of_title
          FROM vec CROSS JOIN asked_vec a GROUP BY vec.id),
meaning AS (SELECT id, (cw * of_whole + cp * of_passage + ct * of_title) / (cw + cp + ct) AS cosine
            FROM parts CROSS JOIN (SELECT (j->'text'->'cosine'->>'whole')::float8 AS cw,
                                          (j->'text'->'cosine'->>'passage')::float8 AS cp,
                                          (j->'text'->'cosine'->>'title')::float8 AS ct FROM w) AS c),
usual AS (SELECT (j->'text'->'usual_deviation'->>'lexical')::float8 AS lexical,
                 (j->'text'->'usual_deviation'->>'cosine')::float8 AS cosine,
                 (j->'text'->'usual_deviation'->>'documents')::float8 AS number,
                 (j->'text'->>'lexical_share')::float8 AS share,
                 (j->'text'->'lexical_range'->>0)::float8 AS l0, (j->'text'->'lexical_range'->>1)::float8 AS l1,
                 (j->'text'->'cosine_range'->>0)::float8 AS c0, (j->'text'->'cosine_range'->>1)::float8 AS c1,
                 (j->'text'->'curve'->>'middle')::float8 AS middle,
                 (j->'text'->'curve'->>'steepness')::float8 AS steepness FROM w),
spread AS (SELECT sqrt((var_pop(words.lexical) * n + usual.lexical ^ 2 * number) / (n + number)) AS of_words,
                  sqrt((var_pop(meaning.cosine) * n + usual.cosine ^ 2 * number) / (n + number)) AS of_meaning
           FROM words JOIN meaning USING (id) CROSS JOIN usual CROSS JOIN corpus
           GROUP BY n, usual.lexical, usual.cosine, number),
share AS (SELECT share * (l1 - l0) / of_words AS of_words, (1 - share) * (c1 - c0) / of_meaning AS of_meaning
          FROM spread CROSS JOIN usual),
texts AS (SELECT words.id, 1 / (1 + exp(-steepness * (
              (share.of_words * (words.lexical - l0) / (l1 - l0)
               + share.of_meaning * (meaning.cosine - c0) / (c1 - c0))
              / (share.of_words + share.of_meaning) - middle))) AS value
          FROM words JOIN meaning USING (id) CROSS JOIN usual CROSS JOIN share),

-- capabilities
asked AS (SELECT DISTINCT c AS capability, theme
          FROM unnest(CAST(:asked_capabilities AS text[])) AS c JOIN theme ON theme.capability = c),
rarity AS (SELECT asked.capability, asked.theme,
                  ln(1 + (n + 1) / (1 + (SELECT count(*) FROM doc WHERE asked.capability = ANY (capabilities)))) AS rare
           FROM asked CROSS JOIN corpus),
covered AS (SELECT doc.id, sum(rare * CASE
                WHEN rarity.capability = ANY (doc.capabilities) THEN 1
                WHEN EXISTS (SELECT FROM theme WHERE theme.theme = rarity.theme
                             AND theme.capability = ANY (doc.capabilities))
                THEN (SELECT (j->'capability'->>'same_theme')::float8 FROM w) ELSE 0 END) / sum(rare) AS value
            FROM doc CROSS JOIN rarity GROUP BY doc.id),

-- deployments
stands AS (SELECT dep.*, (j->'deployment'->'evidence'->>evidence)::float8
                         * (j->'deployment'->'use'->>use)::float8
                         * greatest((j->'deployment'->>'oldest')::float8,
                                    0.5 ^ (greatest((CAST(:today AS date) - day) / 365.25
                                                    - (j->'deployment'->>'fresh_years')::float8, 0)
                                           / (j->'deployment'->>'half_life_years')::float8)) AS standing
           FROM dep CROSS JOIN w),
each AS (SELECT s.id, s.policing, standing
                * CASE WHEN asked.capability = ANY (scope) THEN (j->'deployment'->>'same_capability')::float8
                       WHEN EXISTS (SELECT FROM theme WHERE theme.theme = asked.theme
                                    AND theme.capability = ANY (scope))
                       THEN (j->'deployment'->>'same_theme')::float8 ELSE 0 END
                * CASE WHEN policing THEN 1 ELSE coalesce(closeness, 0) END AS worth
         FROM stands s CROSS JOIN asked CROSS JOIN w
         LEFT JOIN close ON close.theme = asked.theme AND close.sector = s.sector),
deployed AS (SELECT id, max(worth) FILTER (WHERE policing) AS policing,
                    max(worth) FILTER (WHERE NOT policing) AS sector FROM each GROUP BY id)

SELECT doc.id,
       45 * texts.value + 20 * covered.value
       + 15 * coalesce(deployed.policing, 0) + 12 * coalesce(deployed.sector, 0)
       + 8 * greatest(1 - greatest(CAST(:lowest AS float8) - maturity, maturity - CAST(:highest AS float8), 0)
                          / (SELECT (j->'maturity'->>'levels_to_nothing')::float8 FROM w), 0) AS total
FROM doc JOIN texts USING (id) JOIN covered USING (id) LEFT JOIN deployed USING (id)
ORDER BY total DESC, id
""")


async def oracle(
    reader: "Reader",
    query: Query,
    documents: "Sequence[Document]",
    *,
    weights: Weights,
    content: dict[str, Any],
    taxonomy: Taxonomy,
) -> dict[str, float]:
    """Every document's score for a challenge, best first; `content` is the weights file as it is."""
    asked = query.document
    lowest, highest = asked.maturity_sought or (None, None)
    given = {
        "weights": content,
        "documents": [
            {"id": each.id, "capabilities": each.capabilities, "maturity": each.maturity}
            for each in documents
        ],
        "terms": [
            {"id": each.id, "term": term, "weight": weight}
            for each in documents
            for term, weight in term_weights(each, weights.text).items()
        ],
        "vectors": [{"id": each.id, **row} for each in documents for row in _rows(each)],
        "asked_vectors": _rows(asked),
        "asked_terms": [
            {"term": term, "weight": weight}
            for term, weight in term_weights(asked, weights.text).items()
        ],
        "themes": dict(taxonomy.theme_of),
        "closeness": [
            {"theme": theme, "sector": sector, "closeness": value}
            for (theme, sector), value in taxonomy.closeness.items()
        ],
        "deployments": [
            {
                "id": each.id,
                "sector": one.sector,
                "policing": one.is_policing,
                "evidence": one.evidence,
                "use": one.use,
                "day": str(one.evidence_date),
                "scope": one.capabilities or each.capabilities,
            }
            for each in documents
            for one in each.deployments
        ],
    }
    rows = await reader.execute(
        STATEMENT,
        {
            **{name: json.dumps(value) for name, value in given.items()},
            "asked_capabilities": list(asked.capabilities),
            "today": query.today,
            "lowest": lowest,
            "highest": highest,
        },
    )
    return {row.id: row.total for row in rows}


def _rows(document: Document) -> list[dict[str, Any]]:
    """The whole (0), the title (1) and the passages (2 and on), as pgvector reads them."""
    vectors = document.vectors
    if vectors is None:
        raise ValueError
    rows = [vectors.whole, vectors.title, *vectors.passages]
    return [{"part": part, "v": str(row.tolist())} for part, row in enumerate(rows)]
