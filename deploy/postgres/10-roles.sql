-- Runs once, as the superuser, when the volume is empty: the role that owns and migrates, and the role that runs.
\set ON_ERROR_STOP on
\getenv owner_password DEMARCHE_OWNER_PASSWORD
\getenv app_password DEMARCHE_APP_PASSWORD

CREATE ROLE demarche_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE demarche_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'app_password';
CREATE DATABASE demarche OWNER demarche_owner;
REVOKE ALL ON DATABASE demarche FROM PUBLIC;
GRANT CONNECT ON DATABASE demarche TO demarche_app;
