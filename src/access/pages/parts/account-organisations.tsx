import { Button } from '../../../ui/forms/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { ORGANISATION_KINDS, type OrganisationKind, ROLES, type Role } from '../../model.ts';

/** The organisations of a person, the present one marked, the others one button away. */
export function AccountOrganisations(props: {
  organisations: {
    publicId: string;
    name: string;
    kind: OrganisationKind;
    role: Role;
    demo: boolean;
    current: boolean;
  }[];
}) {
  return (
    <Section id="organisations" title="所属する組織">
      <ul className="space-y-3">
        {props.organisations.map(({ publicId, name, kind, role, demo, current }) => (
          <li
            key={publicId}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-8 border border-solid-gray-420 p-3 sm:p-4"
          >
            <div>
              <p className="text-std-16B-170">{name}</p>
              <p className="text-dns-14N-130 text-solid-gray-700">
                {ORGANISATION_KINDS[kind]}・{ROLES[role]}
                {demo ? '・お試し用' : ''}
              </p>
            </div>
            {current ? (
              <p className="text-std-16B-170">● いま操作中</p>
            ) : (
              <form method="post">
                <input type="hidden" name="organisation" value={publicId} />
                <Button
                  size="sm"
                  name="intent"
                  value="switch"
                  aria-label={`「${name}」（${ROLES[role]}）に切り替える`}
                >
                  切り替える
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
