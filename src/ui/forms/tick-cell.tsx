/** The check box of a row, with a place to touch that is larger than it. The form around it sends what is ticked. */
export function TickCell({ name, value, label }: { name: string; value: string; label: string }) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} value={value} aria-label={label} className="checkbox" />
    </label>
  );
}
