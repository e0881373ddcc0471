#!/bin/sh
# Run once by the PostgreSQL image, on an empty data directory: a role and a database for each service. A service owns
# its database and may not even connect to another's. DATABASES names those that a later release has brought.
set -eu

for service in ${DATABASES:-gateway summary graph tracking}; do
    # Indirect on purpose: GATEWAY_PASSWORD, SUMMARY_PASSWORD, GRAPH_PASSWORD, TRACKING_PASSWORD.
    password=$(eval "printf %s \"\$$(printf %s "$service" | tr '[:lower:]' '[:upper:]')_PASSWORD\"")
    psql --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
        --set role="$service" --set password="$password" <<'SQL'
CREATE ROLE :"role" LOGIN PASSWORD :'password';
CREATE DATABASE :"role" OWNER :"role";
REVOKE CONNECT ON DATABASE :"role" FROM PUBLIC;
SQL
done
