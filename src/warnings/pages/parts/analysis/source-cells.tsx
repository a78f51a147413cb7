import { Input } from '../../../../ui/forms/input.tsx';
import { Select } from '../../../../ui/forms/select.tsx';

interface Row {
  yjCode: string;
  name: string;
  single: string;
  countries: string;
  error: string | null;
}

const SINGLE = [
  { value: '', label: '未申告' },
  { value: 'yes', label: 'はい' },
  { value: 'no', label: 'いいえ' },
];

/** Whether there is only one source: to choose, or to read for who may not write. */
export function SingleCell({ row, mayWrite }: { row: Row; mayWrite: boolean }) {
  const { yjCode, name, single } = row;
  if (!mayWrite) return SINGLE.find(({ value }) => value === single)?.label ?? '未申告';
  return (
    <Select
      name={`single.${yjCode}`}
      aria-label={`${name}の原薬の製造所は1か所だけか`}
      defaultValue={single}
      options={SINGLE}
      className="min-h-11! py-1!"
    />
  );
}

/** The countries, and what is wrong with the row. */
export function CountriesCell({ row, mayWrite }: { row: Row; mayWrite: boolean }) {
  const { yjCode, name, countries, error } = row;
  if (!mayWrite) return countries || '－';
  return (
    <>
      <Input
        name={`countries.${yjCode}`}
        aria-label={`${name}の原薬の製造国`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `error-${yjCode}` : undefined}
        defaultValue={countries}
        maxLength={300}
        autoComplete="off"
        placeholder="日本、インド"
        className="min-h-11! w-full py-1! sm:w-64"
      />
      {error ? (
        <span id={`error-${yjCode}`} className="block pt-1 text-dns-14N-130 text-red-1000">
          ＊{error}
        </span>
      ) : null}
    </>
  );
}
