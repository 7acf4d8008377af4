import type { Topic } from '@belvedere/contract/live.ts';
import type { Route } from '@belvedere/contract/route.ts';

/** `['route', path, input]`: what the page asked, found again by its path when something moves. */
export type RouteKey = readonly ['route', string, unknown];

export function routeKey(route: Route, input: unknown): RouteKey {
  return ['route', route.path, input];
}

/** Paths below `/api/:project` that show something of a topic. */
const shownBy: Record<Topic, RegExp> = {
  sources: /\/(sources|boards)\b/,
  sessions: /\/(sessions|boards)\b/,
  requests: /\/(requests|boards)\b/,
  products: /\/(products|boards)\b/,
  actions: /\/actions\b/,
  collections: /\/collections\b/,
  items: /^\/stac\/|\/boards\b/,
  users: /\/users\b/,
};

/** Whether a route's answer shows something of a topic. */
export function showsTopic(path: string, topic: Topic): boolean {
  return shownBy[topic].test(path);
}
