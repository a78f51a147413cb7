import { Tabs } from '../../../../ui/tabs.tsx';

/** The two views of the ministry's desk. */
export function DeskTabs({ current }: { current: 'queue' | 'analysis' }) {
  return (
    <Tabs
      label="供給不安報告の見かた"
      items={[
        { label: '対応', to: '/desk/warnings', current: current === 'queue' },
        { label: '分析', to: '/desk/analysis', current: current === 'analysis' },
      ]}
    />
  );
}
