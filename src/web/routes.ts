import { index, type RouteConfig, route } from '@react-router/dev/routes';
import { PAGES } from '../app/pages.ts';

/** The pages as React Router's build wants them. */
export default PAGES.map(({ path, file }) =>
  path === '' ? index(file) : route(path, file),
) satisfies RouteConfig;
