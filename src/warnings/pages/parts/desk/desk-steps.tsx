import { Button } from '../../../../ui/forms/button.tsx';
import { Field } from '../../../../ui/forms/field.tsx';
import { Input } from '../../../../ui/forms/input.tsx';
import { Section } from '../../../../ui/section.tsx';
import { REQUIREMENTS, type Step } from '../../../notices/state.ts';
import type { DeskPage } from './desk-data.ts';
import { type Given, givenTo } from './desk-parts.tsx';

/** The steps that may follow, each with what it asks for and nothing else. */
export function DeskSteps({ page, given }: { page: DeskPage; given: Given | null }) {
  return (
    <Section id="steps" title="次に進める">
      <ul className="space-y-2">
        {page.steps.map((step) => (
          <li key={step.to}>
            {step.requires === 'nothing' ? (
              <form method="post">
                <StepFields step={step} page={page} />
                <Button variant="solid" className="w-full">
                  {step.label}
                </Button>
              </form>
            ) : (
              <details
                className="rounded-8 border border-solid-gray-420 px-4 py-2"
                open={given?.fields.to === step.to}
              >
                <summary className="py-1 text-std-16B-170">{step.label}</summary>
                <form method="post" className="space-y-3 pt-2 pb-2">
                  <StepFields step={step} page={page} />
                  <Requirement step={step} page={page} given={given?.fields.to === step.to ? given : null} />
                  <Button size="sm">{step.label}</Button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function StepFields({ step, page }: { step: Step; page: DeskPage }) {
  return (
    <>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="version" value={page.version} />
      <input type="hidden" name="to" value={step.to} />
    </>
  );
}

function Requirement({ step, page, given }: { step: Step; page: DeskPage; given: Given | null }) {
  const value = givenTo(given, 'move');
  const needsLink = step.requires === 'link';
  return (
    <>
      {needsLink ? (
        <Field
          label={REQUIREMENTS.link}
          hint="供給状況報告が出て、公表された品目や変化のページのアドレス。"
          required
        >
          {(control) => (
            <Input
              {...control}
              name="link"
              className="w-full"
              maxLength={300}
              defaultValue={value('link') ?? `/products/${page.products[0]!.code}`}
            />
          )}
        </Field>
      ) : null}
      <Field label={needsLink ? '補足' : REQUIREMENTS[step.requires]} required={!needsLink}>
        {(control) => (
          <textarea
            {...control}
            name="note"
            rows={3}
            maxLength={4000}
            className="control w-full"
            defaultValue={value('note')}
          />
        )}
      </Field>
    </>
  );
}
