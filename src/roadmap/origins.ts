import type { Line, Origin } from './views.ts';

/** Who gave a value; in charts the origins are told apart by shape, in this order. */
export const ORIGINS: Record<Origin, string> = {
  document: '資料の値',
  officer: '担当者が記録した値',
  computed: 'このサイトの計算',
};

export const LINES: Record<Line, string> = { published: '公表された値', computed: 'このサイトの計算' };
