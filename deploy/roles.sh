#!/bin/sh
# Run once by the database's image: an owner that migrates, an application without any rights of
# its own. Passwords come from the environment.
set -eu
psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
	--set owner_password="$EME_OWNER_PASSWORD" --set app_password="$EME_APP_PASSWORD" <<'SQL'
CREATE ROLE portal_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE portal_app LOGIN PASSWORD :'app_password';
CREATE ROLE eme_app NOLOGIN;
GRANT eme_app TO portal_app;
ALTER ROLE portal_app SET statement_timeout = '5s';
ALTER ROLE portal_app SET lock_timeout = '2s';
ALTER ROLE portal_app SET idle_in_transaction_session_timeout = '10s';
CREATE DATABASE portal OWNER portal_owner;
\connect portal
CREATE EXTENSION vector;
SQL
