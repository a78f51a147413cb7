import { formatDate } from '../../../../ui/format.ts';
import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Select } from '../../../../ui/forms/select.tsx';
import { Section } from '../../../../ui/section.tsx';
import { CONTACT_KINDS } from '../../../model.ts';
import type { DeskPage } from './desk-data.ts';
import { type Given, givenTo, Typed } from './desk-parts.tsx';

/** Whom the desk spoke to, when, and what was said; and the form for the next. */
export function DeskContacts({ page, given }: { page: DeskPage; given: Given | null }) {
  return (
    <Section id="contacts" title="連絡の記録">
      {page.contacts.length === 0 ? (
        <p>まだ記録がありません。</p>
      ) : (
        <ul className="space-y-3">
          {page.contacts.map((contact) => (
            <li key={contact.id} className="border-l-4 border-solid-gray-420 pl-3">
              <p>
                {formatDate(contact.on)}　<strong>{contact.who}</strong>
                <span className="text-dns-14N-130 text-solid-gray-700">
                  （{CONTACT_KINDS[contact.with]}）
                </span>
              </p>
              <p>
                <Typed text={contact.what} />
              </p>
              {contact.by ? <p className="text-dns-14N-130 text-solid-gray-700">記録：{contact.by}</p> : null}
            </li>
          ))}
        </ul>
      )}
      {page.mayAct ? <ContactForm page={page} given={given} /> : null}
    </Section>
  );
}

function ContactForm({ page, given }: { page: DeskPage; given: Given | null }) {
  const value = givenTo(given, 'log');
  return (
    <details open={given?.intent === 'log'} className="print:hidden">
      <summary className="w-fit py-1 text-blue-1000 underline">連絡を記録する</summary>
      <form method="post" className="mt-2 space-y-3 rounded-8 border border-solid-gray-420 p-4">
        <input type="hidden" name="intent" value="log" />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="相手の種類" required>
            {(control) => (
              <Select
                {...control}
                name="with"
                className="w-full"
                defaultValue={value('with') ?? 'maker'}
                options={Object.entries(CONTACT_KINDS).map(([code, label]) => ({ value: code, label }))}
              />
            )}
          </Field>
          <Field label="連絡した日" required>
            {(control) => (
              <Input
                {...control}
                type="date"
                name="on"
                className="w-full"
                max={page.today}
                defaultValue={value('on') ?? page.today}
              />
            )}
          </Field>
        </div>
        <Field label="相手（団体・会社・氏名）" required>
          {(control) => (
            <Input {...control} name="who" className="w-full" maxLength={200} defaultValue={value('who')} />
          )}
        </Field>
        <Field label="内容" required>
          {(control) => (
            <textarea
              {...control}
              name="what"
              rows={4}
              maxLength={4000}
              className="control w-full"
              defaultValue={value('what')}
            />
          )}
        </Field>
        <Button size="sm">連絡を記録する</Button>
      </form>
    </details>
  );
}
