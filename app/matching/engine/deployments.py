"""What a deployment is worth for a challenge: its evidence, its age, and how near its use is.

Only the best deployment counts, so that many weak ones never beat a good one, and so that how
often something was sold tells nothing (DOMAIN.md rule 6).
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from app.matching.engine.documents import Deployment, Document, DocumentId
from app.matching.engine.pairing import Held, Pairing
from app.matching.engine.tags import EVIDENCE, USES, Tags, scope, tags_of
from app.matching.engine.weights import DeploymentWeights

Floats = NDArray[np.float64]
DAYS_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class CountedDeployment:
    """A deployment that speaks for a match: what it is worth (0 to 1) and why.

    `capability` is the challenge's capability it speaks for; `near` is 1 for the same capability, a
    part for one of the same theme; `closeness` how close its sector's problem is; `decides` marks
    the one whose worth was taken.
    """

    id: DocumentId
    worth: float
    capability: str | None
    near: float
    closeness: float
    standing: float
    decides: bool


def worth_of_best(held: Held, *, policing: bool) -> Floats:
    """For each row the worth of the pair's best deployment, in policing or elsewhere."""
    pairing, tags = held.pairing, held.tags
    if pairing.query_offers:
        return _worth_of_query(held, policing=policing)
    worth = _worth(pairing, tags, pairing.document, policing=policing)
    best = np.zeros(len(held.rows))
    np.maximum.at(best, tags.owner, worth.max(axis=1, initial=0.0))
    return best


def counted(pairing: Pairing, row: int, contribution: str) -> tuple[CountedDeployment, ...]:
    """The deployments of one pair that speak for it under a contribution, the best one first."""
    challenge, solution = pairing.sides(row)
    found = [
        worth_of(pairing, deployment, challenge=challenge, solution=solution)
        for deployment in solution.deployments
        if deployment.is_policing == (contribution == "policing")
    ]
    speaking = sorted(
        (each for each in found if each.worth > 0), key=lambda each: (-each.worth, str(each.id))
    )
    return tuple(replace(each, decides=place == 0) for place, each in enumerate(speaking))


def standing(deployment: Deployment, weights: DeploymentWeights, today: date) -> float:
    """How well a deployment is vouched for, from 0 to 1: its evidence, its use, its age."""
    on = deployment.evidence_date
    age = weights.undated
    if on is not None:
        years = max((today - on).days / DAYS_A_YEAR - weights.fresh_years, 0.0)
        age = max(0.5 ** (years / weights.half_life_years), weights.oldest)
    return weights.evidence[deployment.evidence] * weights.use[deployment.use] * age


def _standings(tags: Tags, weights: DeploymentWeights, today: date) -> Floats:
    """The same for many deployments at once."""
    evidence = np.array([weights.evidence[each] for each in EVIDENCE])
    use = np.array([weights.use[each] for each in USES])
    years = (today.toordinal() - tags.day) / DAYS_A_YEAR
    aged = 0.5 ** (np.maximum(years - weights.fresh_years, 0) / weights.half_life_years)
    age = np.where(np.isnan(tags.day), weights.undated, np.maximum(aged, weights.oldest))
    stands: Floats = evidence[tags.evidence] * use[tags.use] * age
    return stands


def _worth(pairing: Pairing, tags: Tags, challenge: Document, *, policing: bool) -> Floats:
    """Deployment by capability of the challenge: what each is worth for each.

    A challenge without capabilities is one column, for which only policing's own use counts.
    """
    weights = pairing.weights.deployment
    index = pairing.index
    stands = _standings(tags, weights, pairing.query.today) * (tags.policing == policing)
    columns = index.columns(challenge.capabilities)
    if not len(columns):
        untagged: Floats = stands[:, None] * (weights.untagged if policing else 0.0)
        return untagged
    near = _near(pairing, tags, columns)
    close = 1.0 if policing else index.closeness[index.theme_of[columns]][:, tags.sector].T
    worth: Floats = stands[:, None] * near * close
    return worth


def _near(pairing: Pairing, tags: Tags, columns: NDArray[np.int64]) -> Floats:
    """Deployment by capability: 1 when it shows the same, a part when one of the same theme."""
    index, weights = pairing.index, pairing.weights.deployment
    same = tags.scope[:, columns].toarray()
    of_theme = (index.theme_of[:, None] == index.theme_of[columns][None, :]).astype(np.float64)
    related = (tags.scope @ of_theme) > 0
    return np.where(same > 0, weights.same_capability, np.where(related, weights.same_theme, 0.0))


def _worth_of_query(held: Held, *, policing: bool) -> Floats:
    """The same when the query is the solution: the worth for each capability, then the best."""
    pairing = held.pairing
    index = pairing.index
    everything = Document(id="", title="", capabilities=index.capabilities)
    tags = tags_of((pairing.document,), index)
    by_capability = _worth(pairing, tags, everything, policing=policing).max(axis=0, initial=0.0)
    wanted = held.tags.capabilities
    best = np.zeros(len(held.rows))
    owners = np.repeat(np.arange(len(best)), np.diff(wanted.indptr))
    if len(owners):
        np.maximum.at(best, owners, by_capability[wanted.indices])
    untagged = np.diff(wanted.indptr) == 0
    nothing_asked = Document(id="", title="")
    best[untagged] = _worth(pairing, tags, nothing_asked, policing=policing).max(initial=0.0)
    return best


def worth_of(
    pairing: Pairing, deployment: Deployment, *, challenge: Document, solution: Document
) -> CountedDeployment:
    """What one deployment is worth for a pair, with the capability it speaks for best."""
    taxonomy, weights = pairing.index.taxonomy, pairing.weights.deployment
    shows = {slug for slug in scope(deployment, solution) if slug in taxonomy.theme_of}
    themes = {taxonomy.theme_of[slug] for slug in shows}
    asked = [slug for slug in challenge.capabilities if slug in taxonomy.theme_of]
    best: tuple[float, float, float, str | None] = (0.0, 0.0, 0.0, None)
    if not asked and deployment.is_policing:
        best = (weights.untagged, weights.untagged, 1.0, None)
    for slug in asked:
        theme = taxonomy.theme_of[slug]
        if theme not in themes:
            continue
        near = weights.same_capability if slug in shows else weights.same_theme
        close = taxonomy.closeness.get((theme, deployment.sector), 0.0)
        close = 1.0 if deployment.is_policing else close
        if near * close > best[0]:
            best = (near * close, near, close, slug)
    stands = standing(deployment, weights, pairing.query.today)
    return CountedDeployment(
        deployment.id, stands * best[0], best[3], best[1], best[2], stands, decides=False
    )
