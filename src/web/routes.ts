import { index, type RouteConfig, route } from '@react-router/dev/routes';

/** Every page of the site: its address and the file of the room it belongs to. */
export default [
  index('../supply/pages/top.tsx'),
  route('search', '../supply/pages/search.tsx'),
  route('products/:yjCode', '../supply/pages/product.tsx'),
  route('api', 'pages/api-reference.tsx'),
  route('changes', '../supply/pages/changes.tsx'),
  route('overview', '../supply/pages/overview.tsx'),
  route('overview.csv', '../supply/pages/overview-csv.ts'),
  route('ingredients', '../supply/pages/ingredients.tsx'),
  route('ingredients/:name', '../supply/pages/ingredient.tsx'),
  route('makers', '../supply/pages/makers.tsx'),
  route('makers/:name', '../supply/pages/maker.tsx'),
  route('classes', '../supply/pages/classes.tsx'),
  route('classes/:name', '../supply/pages/class.tsx'),
  route('data', '../supply/pages/data.tsx'),
  route('data/:asOf', '../supply/pages/edition.tsx'),
  route('guide', '../supply/pages/guide.tsx'),
] satisfies RouteConfig;
