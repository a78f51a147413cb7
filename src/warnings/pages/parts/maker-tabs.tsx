import { Tabs } from '../../../ui/tabs.tsx';

const VIEWS = [
  { to: '/warnings', label: '供給不安報告' },
  { to: '/warnings/requests', label: '増産の依頼' },
  { to: '/warnings/sources', label: '原薬の調達元' },
];

/** The three places of a maker in this room. */
export function MakerTabs({ current }: { current: (typeof VIEWS)[number]['to'] }) {
  return (
    <div className="mb-6">
      <Tabs
        label="厚生労働省との連絡"
        items={VIEWS.map(({ to, label }) => ({ to, label, current: to === current }))}
      />
    </div>
  );
}
