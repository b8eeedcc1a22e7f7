"""Tables of challenges: texts, sponsors, authors, versions, ethics opinions, outcomes."""

from collections.abc import Sequence

from alembic import op

revision: str = "0005_challenges"
down_revision: str | None = "0004_accounts"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

TABLES = """
CREATE TABLE challenge (
    id UUID NOT NULL,
    reference TEXT NOT NULL,
    lead_force_id UUID NOT NULL,
    status TEXT NOT NULL,
    version INTEGER DEFAULT '1' NOT NULL,
    is_example BOOLEAN NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    status_since TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    status_reason TEXT,
    signed_off_at TIMESTAMP WITH TIME ZONE,
    published_at TIMESTAMP WITH TIME ZONE,
    first_signed_by UUID,
    title TEXT DEFAULT '' NOT NULL,
    summary TEXT DEFAULT '' NOT NULL,
    problem_today TEXT DEFAULT '' NOT NULL,
    who_is_affected TEXT DEFAULT '' NOT NULL,
    outcomes JSONB DEFAULT '[]' NOT NULL,
    constraints JSONB DEFAULT '{}' NOT NULL,
    data_involved JSONB DEFAULT '{}' NOT NULL,
    tried_before TEXT DEFAULT '' NOT NULL,
    in_use_now TEXT DEFAULT '' NOT NULL,
    capabilities TEXT[] DEFAULT '{}' NOT NULL,
    keywords TEXT[] DEFAULT '{}' NOT NULL,
    sectors_welcome TEXT[] DEFAULT '{}' NOT NULL,
    sectors_none BOOLEAN DEFAULT 'false' NOT NULL,
    maturity_from SMALLINT,
    maturity_to SMALLINT,
    geography TEXT DEFAULT '' NOT NULL,
    budget_band TEXT,
    what_happens_next TEXT DEFAULT '' NOT NULL,
    purposes TEXT[] DEFAULT '{}' NOT NULL,
    engagement_plan TEXT DEFAULT '' NOT NULL,
    visibility TEXT DEFAULT 'public' NOT NULL,
    response_handling TEXT DEFAULT 'sealed' NOT NULL,
    notice JSONB DEFAULT '{}' NOT NULL,
    contact_role TEXT DEFAULT '' NOT NULL,
    safeguards JSONB DEFAULT '{}' NOT NULL,
    safeguards_level TEXT,
    safeguards_detail JSONB DEFAULT '{}' NOT NULL,
    ethics_opinion_wanted BOOLEAN DEFAULT 'false' NOT NULL,
    opens_at TIMESTAMP WITH TIME ZONE,
    questions_close_at TIMESTAMP WITH TIME ZONE,
    responses_close_at TIMESTAMP WITH TIME ZONE,
    outcome_expected_on DATE,
    explained_findings JSONB DEFAULT '[]' NOT NULL,
    similar_reviewed_at TIMESTAMP WITH TIME ZONE,
    similar_seen UUID[] DEFAULT '{}' NOT NULL,
    similar_choice TEXT,
    responses_submitted INTEGER DEFAULT '0' NOT NULL,
    feedback_owed INTEGER DEFAULT '0' NOT NULL,
    CONSTRAINT pk_challenge PRIMARY KEY (id),
    CONSTRAINT ck_challenge_status CHECK (status IN ('draft', 'awaiting_sign_off', 'in_moderation', 'changes_requested', 'published', 'withdrawn', 'rejected', 'concluded')),
    CONSTRAINT ck_challenge_visibility CHECK (visibility IN ('public', 'registered_suppliers', 'policing_only')),
    CONSTRAINT ck_challenge_response_handling CHECK (response_handling IN ('sealed', 'rolling')),
    CONSTRAINT ck_challenge_safeguards_level CHECK (safeguards_level IN ('standard', 'enhanced', 'panel')),
    CONSTRAINT ck_challenge_budget_band CHECK (budget_band IN ('under_50k', '50k_250k', '250k_1m', 'over_1m')),
    CONSTRAINT ck_challenge_similar_choice CHECK (similar_choice IN ('go_on', 'copy', 'join', 'follow')),
    CONSTRAINT ck_challenge_maturity_from CHECK (maturity_from BETWEEN 1 AND 9),
    CONSTRAINT ck_challenge_maturity_to CHECK (maturity_to BETWEEN maturity_from AND 9),
    CONSTRAINT ck_challenge_responses_submitted CHECK (responses_submitted >= 0),
    CONSTRAINT ck_challenge_feedback_owed CHECK (feedback_owed BETWEEN 0 AND responses_submitted),
    CONSTRAINT ck_challenge_published_dates CHECK (status NOT IN ('published', 'concluded') OR (published_at IS NOT NULL AND opens_at IS NOT NULL AND responses_close_at > opens_at)),
    CONSTRAINT uq_challenge_reference UNIQUE (reference),
    CONSTRAINT fk_challenge_lead_force_id FOREIGN KEY(lead_force_id) REFERENCES organisation (id),
    CONSTRAINT fk_challenge_first_signed_by FOREIGN KEY(first_signed_by) REFERENCES account (id)
);
CREATE INDEX ix_challenge_capabilities ON challenge USING gin (capabilities);
CREATE INDEX ix_challenge_lead_force_id ON challenge (lead_force_id, updated_at);
CREATE INDEX ix_challenge_published_at ON challenge (published_at, id);
CREATE INDEX ix_challenge_responses_close_at ON challenge (responses_close_at, id);
CREATE INDEX ix_challenge_sectors_welcome ON challenge USING gin (sectors_welcome);
CREATE INDEX ix_challenge_status ON challenge (status);
CREATE TABLE challenge_author (
    challenge_id UUID NOT NULL,
    account_id UUID NOT NULL,
    CONSTRAINT pk_challenge_author PRIMARY KEY (challenge_id, account_id),
    CONSTRAINT fk_challenge_author_challenge_id FOREIGN KEY(challenge_id) REFERENCES challenge (id) ON DELETE CASCADE,
    CONSTRAINT fk_challenge_author_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE challenge_sponsor (
    challenge_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    is_lead BOOLEAN DEFAULT 'false' NOT NULL,
    local_context TEXT DEFAULT '' NOT NULL,
    CONSTRAINT pk_challenge_sponsor PRIMARY KEY (challenge_id, organisation_id),
    CONSTRAINT fk_challenge_sponsor_challenge_id FOREIGN KEY(challenge_id) REFERENCES challenge (id) ON DELETE CASCADE,
    CONSTRAINT fk_challenge_sponsor_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);
CREATE INDEX ix_challenge_sponsor_organisation_id ON challenge_sponsor (organisation_id);
CREATE UNIQUE INDEX uq_challenge_sponsor_lead ON challenge_sponsor (challenge_id) WHERE is_lead;
CREATE TABLE challenge_version (
    id UUID NOT NULL,
    challenge_id UUID NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    snapshot JSONB NOT NULL,
    what_changed TEXT DEFAULT '' NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    CONSTRAINT pk_challenge_version PRIMARY KEY (id),
    CONSTRAINT ck_challenge_version_kind CHECK (kind IN ('signed_off', 'published')),
    CONSTRAINT uq_challenge_version_challenge_id_kind_number UNIQUE (challenge_id, kind, number),
    CONSTRAINT fk_challenge_version_challenge_id FOREIGN KEY(challenge_id) REFERENCES challenge (id) ON DELETE CASCADE
);
CREATE TABLE ethics_opinion (
    id UUID NOT NULL,
    challenge_id UUID NOT NULL,
    organisation_id UUID NOT NULL,
    account_id UUID NOT NULL,
    position TEXT NOT NULL,
    text TEXT NOT NULL,
    conditions TEXT[] DEFAULT '{}' NOT NULL,
    given_at TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    CONSTRAINT pk_ethics_opinion PRIMARY KEY (id),
    CONSTRAINT ck_ethics_opinion_position CHECK (position IN ('supported', 'supported_with_conditions', 'not_supported')),
    CONSTRAINT fk_ethics_opinion_challenge_id FOREIGN KEY(challenge_id) REFERENCES challenge (id) ON DELETE CASCADE,
    CONSTRAINT fk_ethics_opinion_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id),
    CONSTRAINT fk_ethics_opinion_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE INDEX ix_ethics_opinion_challenge_id ON ethics_opinion (challenge_id, given_at);
CREATE TABLE outcome (
    challenge_id UUID NOT NULL,
    next_step TEXT NOT NULL,
    what_market_said TEXT DEFAULT '' NOT NULL,
    what_happens_next TEXT DEFAULT '' NOT NULL,
    notice_number TEXT,
    notice_url TEXT,
    written_by UUID[] NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT eme_now() NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_outcome PRIMARY KEY (challenge_id),
    CONSTRAINT ck_outcome_next_step CHECK (next_step IN ('procurement', 'pilot', 'more_engagement', 'no_further_action')),
    CONSTRAINT fk_outcome_challenge_id FOREIGN KEY(challenge_id) REFERENCES challenge (id) ON DELETE CASCADE
);
CREATE INDEX ix_outcome_published_at ON outcome (published_at, challenge_id);
"""


def upgrade() -> None:
    """Apply."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    """Take back."""
    for table in (
        "outcome",
        "ethics_opinion",
        "challenge_version",
        "challenge_sponsor",
        "challenge_author",
        "challenge",
    ):
        op.drop_table(table)
