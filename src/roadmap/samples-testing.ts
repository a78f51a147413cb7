import type { RoomSamples } from '../../test/access-samples.ts';

export default {
  // Records of the ministry's own register: there is no other organisation's.
  samples: {
    '/desk/roadmap/initiatives/:id': async () => ({
      own: '/desk/roadmap/initiatives/roadmap-supply-reports',
      other: '/desk/roadmap/initiatives/biosimilar-information-site',
    }),
    '/desk/roadmap/kpis/:id': async () => ({
      own: '/desk/roadmap/kpis/generic-value-share',
      other: '/desk/roadmap/kpis/biosimilar-effect',
    }),
  },
  axe: {
    elsewhere: {
      'roadmap.test.ts': [
        'roadmap',
        'roadmap/timetable',
        'roadmap/initiatives',
        'roadmap/initiatives/:id',
        'roadmap/kpis',
        'roadmap/kpis/:id',
        'desk/roadmap',
        'desk/roadmap/initiatives/:id',
        'desk/roadmap/kpis/:id',
      ],
    },
  },
} satisfies RoomSamples;
