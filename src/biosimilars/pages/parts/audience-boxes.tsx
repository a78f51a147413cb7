import { useId } from 'react';
import { Checkbox } from '../../../ui/forms/checkbox.tsx';
import type { FormValues } from '../../../ui/forms/form-items.tsx';
import { AUDIENCES, type Audience, audienceField } from '../../audiences.ts';

/** The audience: one or more. */
export function AudienceBoxes({ form: { fields, problems } }: { form: FormValues }) {
  const id = useId();
  const wrong = problems.find(({ item }) => item === 'audiences');
  return (
    <fieldset className="space-y-1.5" aria-describedby={wrong ? id : undefined}>
      <legend className="text-std-16B-170">
        対象<span className="ml-2 text-dns-14N-130 text-red-1000">※必須</span>
      </legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {(Object.keys(AUDIENCES) as Audience[]).map((one) => (
          <Checkbox
            key={one}
            name={audienceField(one)}
            value="on"
            checked={Boolean(fields[audienceField(one)])}
          >
            {AUDIENCES[one]}
          </Checkbox>
        ))}
      </div>
      {wrong ? (
        <p id={id} className="text-dns-14N-130 text-red-1000">
          ＊{wrong.wording}
        </p>
      ) : null}
    </fieldset>
  );
}
