import type { Rhythm } from '../../model.ts';

/** At once or once a day. */
export function RhythmChoice({ digestAt, chosen }: { digestAt: string; chosen: Rhythm }) {
  const options = [
    { value: 'now', label: 'すぐに（一覧が出るたび）' },
    { value: 'daily', label: `1日1回（${digestAt}にまとめて）` },
  ];
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="sr-only">受け取る間隔</legend>
      {options.map(({ value, label }) => (
        <label key={value} className="flex cursor-pointer items-center gap-2 py-1.5">
          <input
            type="radio"
            name="rhythm"
            value={value}
            defaultChecked={value === chosen}
            className="checkbox"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
