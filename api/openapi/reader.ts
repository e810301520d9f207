import path from 'node:path';
import express from 'express';
import type { Router } from 'express';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reglament API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const start = `window.addEventListener('load', () => {
  SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });
});
`;

/** The package's own entry would load the whole reader into this process. */
const readerFolder = path.dirname(require.resolve('swagger-ui-dist/package.json'));
const served = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

/**
 * The API's description and a page that shows it; everything comes from this server, nothing from elsewhere.
 *
 * @param describe makes the description, when somebody first asks for it: it takes a while
 */
export function documentationRoutes(describe: () => object): Router {
  const router = express.Router();
  let json: string | undefined;
  router.get('/api/openapi.json', (_request, response) => {
    json ??= JSON.stringify(describe());
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(json);
  });
  router.get('/api/docs', (_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page);
  });
  router.get('/api/docs/start.js', (_request, response) => {
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.end(start);
  });
  for (const file of served) {
    router.get(`/api/docs/${file}`, (_request, response) => response.sendFile(file, { root: readerFolder }));
  }
  return router;
}
