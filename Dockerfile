# One image for all of the product: migrate, api and worker differ in their command alone (docker-compose.yml).
# The base is the Node that package-lock.json pins.
FROM node:24.21.0-bookworm-slim AS base
WORKDIR /app

# What npm needs to know of the workspaces, so that a change of code does not install anew.
FROM base AS manifests
COPY package.json package-lock.json ./
COPY api/package.json api/
COPY web/package.json web/
COPY tests/package.json tests/
COPY libs/domain/package.json libs/domain/
COPY libs/contracts/package.json libs/contracts/
COPY libs/packs/package.json libs/packs/

FROM manifests AS build
RUN npm ci --include=dev --no-audit --no-fund
COPY nx.json tsconfig.base.json ./
COPY libs libs
COPY api api
COPY web web
RUN NX_DAEMON=false npm run build

FROM manifests AS dependencies
RUN npm ci --omit=dev --workspace=@demarche/api --no-audit --no-fund

FROM base AS product
ENV NODE_ENV=production WEB_ROOT=/app/web/dist HOST=0.0.0.0 PORT=3000
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/libs libs
COPY --from=build /app/api/package.json api/
COPY --from=build /app/api/dist api/dist
COPY --from=build /app/web/dist web/dist
# The account that the base image brings; nothing in the image belongs to it but the folder where its files are mounted.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/demarche
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["node", "api/dist/healthy.js"]
CMD ["node", "--enable-source-maps", "--max-semi-space-size=8", "--heap-growing-percent=30", "api/dist/main.js"]
