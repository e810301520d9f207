import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { articleSearch, articlesSearch, newArticleSearch, releasesSearch, reviewsSearch } from '../knowledge/search';
import { deskWideDesks } from '../session/leading';
import type { Me } from '../session/me';
import { signedIn } from './signed-in';

/** Articles are written, and closed tickets reviewed, by those who work for all clients of a desk. */
const ofWriters = ({ context: { me } }: { context: { me: Me } }): void => {
  if (deskWideDesks(me).length === 0) redirect({ to: '/knowledge', throw: true });
};

const articles = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge',
  validateSearch: articlesSearch,
  component: lazyRouteComponent(() => import('../knowledge/articles-page'), 'ArticlesPage'),
});

const newArticle = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/new',
  beforeLoad: ofWriters,
  validateSearch: newArticleSearch,
  component: lazyRouteComponent(() => import('../knowledge/new-article-page'), 'NewArticlePage'),
});

const article = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/$article',
  validateSearch: articleSearch,
  component: lazyRouteComponent(() => import('../knowledge/article-page'), 'ArticlePage'),
});

const editedArticle = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/$article/edit',
  beforeLoad: ofWriters,
  component: lazyRouteComponent(() => import('../knowledge/edit-article-page'), 'EditArticlePage'),
});

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/reviews',
  beforeLoad: ofWriters,
  validateSearch: reviewsSearch,
  component: lazyRouteComponent(() => import('../knowledge/reviews-page'), 'ReviewsPage'),
});

const releases = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/releases',
  validateSearch: releasesSearch,
  component: lazyRouteComponent(() => import('../releases/releases-page'), 'ReleasesPage'),
});

const release = createRoute({
  getParentRoute: () => signedIn,
  path: '/knowledge/releases/$desk/$release',
  component: lazyRouteComponent(() => import('../releases/release-page'), 'ReleasePage'),
});

/** What a desk knows: articles, reviews of what is closed, the register of releases. */
export const knowledgeRoutes = [articles, newArticle, article, editedArticle, reviews, releases, release] as const;
