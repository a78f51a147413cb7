import type { HeadersArgs } from 'react-router';

/** Headers of a page whose form may be answered with 「あとでもう一度」: when that is. */
export function headers({ actionHeaders }: Pick<HeadersArgs, 'actionHeaders'>): Headers {
  const retry = actionHeaders.get('Retry-After');
  return new Headers(retry === null ? {} : { 'Retry-After': retry });
}
