/** The entry of the table for one code. */
export interface ErrorText {
  /** The HTTP status of an answer that tells about it. */
  status: number;
  /** What happened, in a few Japanese words. */
  title: string;
  /** What the reader can do. */
  remedy: string;
  /** Seconds after which to try again, where it passes by itself. */
  retryAfter?: number;
  /**
   * Set for codes of 500 and above whose detail is for readers. All others of these are about the machine, and may name its
   * folders, addresses and settings: that is for its log and its terminal.
   */
  forReaders?: true;
}
