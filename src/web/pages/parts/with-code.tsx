/** A text with its commands between backticks, as the terminal shows it. */
export function WithCode({ text }: { text: string }) {
  return text.split('`').map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed text
      <code key={place} className="font-mono break-all">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
