import { createContext } from 'react-router';

/** A failure as the reader of a page sees it: no stack, no internals. */
export interface Incident {
  /** HTTP status of the page. */
  status: number;
  /** What happened. */
  title: string;
  /** What exactly, where that helps the reader. */
  detail?: string;
  /** What to do. */
  remedy: string;
  /** Seconds after which to try again, where it passes by itself. */
  retryAfter?: number;
  /** What to quote when asking for help: an error code, with a number where the log has more. */
  code: string;
}

/** What one request's rendering needs from the page handler and tells it. */
export interface PageRequest {
  /**
   * Marks the scripts that the renderer itself writes. The handler hashes only those for the content policy and removes
   * the mark, so an injected script can never be allowed. Known to this process only.
   */
  scriptMark: string;
  /** Records an unexpected error, and says what the page may show of it. */
  report: (error: unknown) => void;
  /** What was sent with the request, where it was a form. */
  form?: FormData;
  /** Waits for the page's turn before it is rendered; the function that it returns ends the turn. */
  turn?: () => Promise<() => void>;
  /** Set by {@link report}: the page then shows this. */
  incident?: Incident;
  /** The finished document, handed over here as the way through a Response costs a tenth of the whole. */
  html?: string;
}

/** The key of {@link PageRequest}; like `servicesContext`, taken from the built bundle. */
export const pageRequestContext = createContext<PageRequest>();
