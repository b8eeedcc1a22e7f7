"""Sentences that say nothing about what a text is for: left out before texts are compared.

Two products that both "deliver innovative solutions, certified to ISO 27001" have nothing in common
yet. A sentence is boilerplate when nearly all its words are of that kind, or when it stands word
for word in many records of the corpus.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from app.matching.engine.text import sentences, term, terms

# What suppliers say of themselves, what every tender asks for, and the words this portal is
# made of. Only whole sentences of them are dropped; a title never is.
_GENERIC_WORDS = """
    able accredited accreditation accredit achieve act activity additional aim allow applicable
    appropriate approach area available award benefit best bespoke better bring broad build
    business buyer care ccs certified certificate certification class client cloud collaborative
    commercial commit commitment committed company compliance compliant comply consultancy
    contract cost cost-effective create crown current customer customers cutting cyber data date
    deadline dedicated deliver delivery demand depend deploy deployment develop digital dpa driven
    ease easy edge effective efficiency efficient employ enable end engage engagement england
    ensure enterprise environment essential essentials european excellence excellent exceptional
    expect experience experienced expert expertise explore feature firm first flexible focus
    follow force forces forward found founded framework full fully future gdpr general global goal
    good government great group grow growth guarantee handle help high highest highly impact
    implement implementation important improve improvement include industry information initiative
    innovate innovation innovative integrate integration interest invest invite invited iso job
    key kingdom know leader leading level local long look maintain make management market measure
    meet member mission modern money national need new nppv nppv2 nppv3 number offer office
    operate operation opportunity organisation organisational outcome outstanding partner
    partnership passionate people performance personnel plan platform please plus police policing
    policy portfolio possible practice premier principle priority privacy process procure
    procurement product professional programme project proof protection proud proven provide
    provider provision public publish purpose quality range ready real record regulation relevant
    reliable require requirement resource respond response responsible result robust safe sc
    scalable sector secure security seek serve service services simple sme software solution
    solutions solve specialist staff standard standards state state-of-the-art strategic strategy
    strive strong submit success successful suite supplier suppliers supply support sustainable
    sustainability system systems tailor tailored team technical technology technologies tender
    time tool top track trade train training transform transformation trust trusted turnkey uk
    understand united unique unparalleled use user users value variety vast vetted vetting vision
    want way welcome wide work world worldwide year years 2018 2023 27001 9001 14001 13 14
"""

GENERIC = frozenset(
    found for word in _GENERIC_WORDS.replace("-", " ").split() if (found := term(word))
)
_SPECIFIC_SHARE = 0.2  # a sentence with no larger share of other words says nothing
_MANY = 5  # a sentence in so many records, and in this share of them, belongs to none of them
_MANY_SHARE = 0.05


class Sentence(NamedTuple):
    """A sentence with its terms."""

    text: str
    terms: tuple[str, ...]

    @property
    def is_boilerplate(self) -> bool:
        """Whether all but a fifth of it are words that any supplier or buyer could write."""
        specific = sum(1 for each in self.terms if each not in GENERIC)
        return specific <= _SPECIFIC_SHARE * len(self.terms)


def content(text: str, repeated: Collection[str] = ()) -> str:
    """The sentences of a text that say something of its own, in order."""
    return "\n".join(each.text for each in telling(text) if each.text not in repeated)


@lru_cache(maxsize=2_000)
def telling(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text that are not boilerplate; remembered, as each match shows some."""
    found = (Sentence(each, tuple(terms(each))) for each in sentences(text))
    return tuple(each for each in found if not each.is_boilerplate)


def repeated_sentences(texts: Iterable[str]) -> frozenset[str]:
    """The sentences found word for word in many of these texts (five, and one in twenty)."""
    counted: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counted.update(set(sentences(text)))
    least = max(_MANY, _MANY_SHARE * total)
    return frozenset(sentence for sentence, count in counted.items() if count >= least)
