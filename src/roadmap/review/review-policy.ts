import { hash } from 'node:crypto';
import { REVIEW_STYLE } from './review-style.ts';

/** What may be in the page of a review: its own style, and nothing from anywhere. */
export const REVIEW_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', REVIEW_STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
